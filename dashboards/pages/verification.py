"""Verification: what awaits a check, by which plan, and what was found."""

from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from aar.store import Reader
from dashboards import session
from dashboards.components import (
    act,
    left_out,
    links,
    problems,
    review_list,
    table,
    verification_detail,
    words,
)
from dashboards.components.action_board import no_check_words
from dashboards.components.empty import empty
from dashboards.components.figures import heading
from dashboards.components.url import bound
from dashboards.components.verification_view import Row, VerificationView, build_view
from dashboards.page import Page, Visit

_WHO: Final = {"mine": "Mine", "all": "All"}


def build(store: Reader, visit: Visit) -> None:
    """Read nothing yet: the workspace reads its own, at once and at each of its turns."""
    del store, visit


def draw(view: None) -> None:
    """Draw from a fragment, which reads again by itself whenever something in it is used."""
    del view
    _workspace()


@st.fragment
def _workspace() -> None:
    with problems.shown():
        act.notices()
        with session.app().reading() as store:
            view = build_view(store, session.visit())
        heading("Verification", caption=_caption(view))
        _choose_whose(view)
        left_out.draw(view.unknown)
        if view.opened is None:
            _nothing(view)
            return
        with st.container(key="work-and-around"):
            left, right = st.columns([5, 8], gap="medium")
        with left:
            _waiting(view)
            _recent(view)
        with right:
            verification_detail.draw(view.opened, view.check, view.again_on)


def _caption(view: VerificationView) -> str:
    waiting = words.count(view.waiting, "action")
    again = f" · {words.grouped(view.looked_at_again)} to look at again" if view.again else ""
    due = words.grouped(view.due)
    return f"{waiting} awaiting a check · {due} due{again} · Done is not verified: somebody else looks"


def _choose_whose(view: VerificationView) -> None:
    st.segmented_control(
        "Whose",
        list(_WHO),
        format_func=_WHO.__getitem__,
        required=True,
        label_visibility="collapsed",
        **bound("who", view.who),
    )


def _waiting(view: VerificationView) -> None:
    """What awaits its check, then what was proven so long ago that somebody looks again."""
    again = [_row(row, view, "Look again") for row in view.again]
    rows = [*(_row(row, view) for row in view.rows), *again]
    opened = view.opened.action.action_id if view.opened else None
    if opened not in {row["action"] for row in rows}:
        st.caption("The open action is not in this list." if rows else "Nothing else awaits a check.")
    columns = {"title": table.text("Awaiting a check", width=196), "due": table.text("Check", width=129)}
    review_list.draw(rows, columns, param="action", name=f"verification.{view.who}", is_tall=True)
    in_all = view.waiting + view.looked_at_again
    if in_all > len(rows):
        said = f"The most urgent {len(rows)} of {words.grouped(in_all)}."
        st.caption(f"{said} Any other is opened from the page Actions.")


def _row(row: Row, view: VerificationView, when: str = "") -> dict[str, Any]:
    """When the check is due, and by whom where that is not always the person who looks."""
    on = row["due_on"]
    when = when or (words.due(on, view.visit.today) if on else no_check_words(row))
    by = "" if view.who == "mine" else f" · {row['verifier_name'] or row['verifier'] or 'no verifier'}"
    return {"action": row["action_id"], "title": row["title"], "due": f"{_unbroken(when)}{by}"}


def _recent(view: VerificationView) -> None:
    if not view.recent:
        return
    st.markdown("**Latest verdicts**")
    columns = {"title": table.text("Action", width=196), "found": table.text("Found", width=129)}
    rows: Sequence[Row] = [{**row, "found": _found(row, view.visit)} for row in view.recent]
    table.picking_table(
        rows, columns, key="verdicts", into="action", field="action_id", height=360, row_height=table.TALL
    )


def _found(row: Row, visit: Visit) -> str:
    day = words.day(row["verified_at"].astimezone(visit.zone).date())
    return f"{_unbroken(words.label(row['result']))} · {_unbroken(day)}"


def _unbroken(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _nothing(view: VerificationView) -> None:
    whose = "you" if view.who == "mine" else "anybody"
    empty(
        f"Nothing awaits {whose}",
        "When an action is done, somebody else than its owner checks by a plan whether it works.",
        icon=":material/verified:",
        next_step=lambda: links.link("See the actions", "actions", icon=":material/checklist:"),
    )


PAGE = Page("Verification", ":material/verified:", "Act", 50, "verification", build, draw)
