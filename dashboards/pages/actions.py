"""Actions: what was promised, by whom and until when, and how it stands in Jira."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from aar.store import Reader
from dashboards import session
from dashboards.components import (
    act,
    action_board,
    action_detail,
    action_filters,
    action_table,
    links,
    problems,
    words,
)
from dashboards.components.action_filters import SHOWS, Filters, is_outstanding, is_overdue
from dashboards.components.action_link import NOT_CONNECTED
from dashboards.components.action_view import ActionView, view_of
from dashboards.components.empty import empty
from dashboards.components.figures import heading
from dashboards.page import Page, Visit

Row = Mapping[str, Any]


@dataclass(frozen=True)
class View:
    """Either one action, or all of them with the filters in force."""

    visit: Visit
    opened: ActionView | None
    rows: Sequence[Row]
    filters: Filters

    @property
    def shown(self) -> list[Row]:
        """The rows that fit the filters."""
        return [row for row in self.rows if self.filters.keeps(row, self.visit)]


def build(store: Reader, visit: Visit) -> View:
    """Read the action that the address names, else all that the person may see."""
    wanted = visit.params.get("action")
    if wanted:
        return View(visit, view_of(store, visit, wanted), (), action_filters.read(visit, ()))
    person_id = visit.person.person_id
    rows = store.rows("queries/actions/board", sees_private=visit.sees_private, person_id=person_id)
    return View(visit, None, rows, action_filters.read(visit, rows))


def draw(view: View) -> None:
    """Draw from a fragment, which reads again by itself whenever something in it is used."""
    del view
    _workspace()


@st.fragment
def _workspace() -> None:
    with problems.shown():
        act.notices()
        app = session.app()
        with app.reading() as store:
            view = build(store, session.visit())
        is_connected = app.settings.jira_url is not None
        if view.opened:
            action_detail.draw(view.opened, is_connected=is_connected)
        else:
            _all(view, is_connected=is_connected)


def _all(view: View, *, is_connected: bool) -> None:
    heading("Actions", caption=_caption(view))
    if not view.rows:
        empty(
            "No actions yet",
            "Actions follow from the findings of a review: work with an owner, a date and a check.",
            icon=":material/checklist:",
            next_step=lambda: links.link("Open the reviews", "review", icon=":material/rate_review:"),
        )
        return
    if not is_connected:
        st.caption(f":material/link_off: {NOT_CONNECTED}")
    action_filters.draw(view.filters, _counts(view))
    shown = view.shown
    if not shown:
        _no_match(view)
    elif view.filters.layout == "table":
        action_table.draw(shown, view.visit, is_connected=is_connected)
    else:
        action_board.draw(shown, view.visit)


def _caption(view: View) -> str:
    everything = replace(view.filters, show="all", words="")
    rows = [row for row in view.rows if everything.keeps(row, view.visit)]
    outstanding = sum(map(is_outstanding, rows))
    overdue = sum(is_overdue(row, view.visit.today) for row in rows)
    awaiting = sum(row["state"] == "done" for row in rows)
    return (
        f"{words.count(outstanding, 'action')} to do · {overdue} overdue · {awaiting} awaiting verification"
    )


def _counts(view: View) -> dict[str, int]:
    kept = {name: replace(view.filters, show=name) for name in SHOWS}
    return {name: sum(one.keeps(row, view.visit) for row in view.rows) for name, one in kept.items()}


def _no_match(view: View) -> None:
    whose = {"mine": "of yours ", "team": "of your services "}.get(view.filters.who, "")
    st.info(f"No action {whose}fits. Choose “All”, or take words out.", icon=":material/filter_alt_off:")


PAGE = Page("Actions", ":material/checklist:", "Act", 40, "actions", build, draw)
