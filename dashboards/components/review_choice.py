"""All reviews, to open one; and the incidents that have none yet, to start one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

import streamlit as st

from aar.domain.incident import WORST_FIRST, IncidentKind
from aar.domain.person import Person
from aar.domain.review import ReviewState
from aar.domain.rights import may
from aar.store import Reader
from aar.usecases.readiness import forms_for
from aar.usecases.start_review import start_review
from dashboards import session
from dashboards.components import act, links, list_pages, table, words
from dashboards.components.empty import empty
from dashboards.components.figures import heading
from dashboards.page import Visit

_MOST: Final = 200
_MOST_LISTED: Final = 200


@dataclass(frozen=True)
class ReviewChoice:
    """One page of the reviews, and the latest incidents without one; `chosen` is what the address names.

    `opened` is the review of that incident, where it has one.
    """

    rows: Sequence[dict[str, Any]] = ()
    reviews: int = 0
    page: int = 1
    waiting: Sequence[dict[str, Any]] = ()
    without_one: int = 0
    chosen: str | None = None
    opened: str | None = None
    may_start: bool = False


def choice_of(store: Reader, visit: Visit) -> ReviewChoice:
    """Read what can be opened and started; only the review of the named incident where it has one."""
    chosen = visit.params.get("incident")
    mine = _reviews(store, visit, incident_id=chosen) if chosen else ()
    if mine:
        return ReviewChoice(opened=max(mine, key=lambda row: int(row["version"]))["review_id"])
    page = list_pages.asked(visit)
    rows = _reviews(store, visit, page)
    if page > 1 and not rows:
        page, rows = 1, _reviews(store, visit)
    names = {person.person_id: person.name for person in store.list(Person)}
    waiting = store.rows("queries/incidents/without_review", sees_private=visit.sees_private, most=_MOST)
    return ReviewChoice(
        rows=[_row(row, names, visit) for row in rows],
        reviews=_in_all(rows),
        page=page,
        waiting=waiting,
        without_one=_in_all(waiting),
        chosen=chosen,
        may_start=may(visit.person, "review"),
    )


def _reviews(
    store: Reader, visit: Visit, page: int = 1, incident_id: str | None = None
) -> Sequence[dict[str, Any]]:
    return store.rows(
        "queries/reviews/overview",
        incident_id=incident_id,
        sees_private=visit.sees_private,
        most=_MOST_LISTED,
        skipped=(page - 1) * _MOST_LISTED,
    )


def _in_all(rows: Sequence[dict[str, Any]]) -> int:
    return rows[0]["in_all"] if rows else 0


def draw_choice(choice: ReviewChoice) -> None:
    """The table of reviews, and what can be started; or the way to the review that there is."""
    if choice.opened:
        links.go("review", review=choice.opened)
    without = words.count(choice.without_one, "incident")
    heading("Review", caption=f"{words.count(choice.reviews, 'review')} · {without} without one")
    if not choice.rows:
        empty(
            "No reviews yet",
            "A review turns a timeline into decisions, findings and actions that can be checked.",
            icon=":material/rate_review:",
            next_step=_ways_in,
        )
    else:
        _table(choice.rows)
        list_pages.draw(choice.page, choice.reviews, most=_MOST_LISTED, noun="review")
    if choice.may_start and choice.waiting:
        _start(choice)


def _row(row: dict[str, Any], names: dict[str, str], visit: Visit) -> dict[str, Any]:
    is_done = row["state"] == "published"
    return {
        **row,
        "severity": table.cell(row["severity"]),
        "state": table.cell(row["state"]),
        "facilitator": names.get(row["facilitator"], row["facilitator"] or "–"),
        "due": "" if is_done else words.due(row["due_on"], visit.today),
    }


def _table(rows: Sequence[dict[str, Any]]) -> None:
    columns = {
        "review_id": table.text("Review", width=90),
        "title": table.text("Incident"),
        "severity": table.badge("Severity", WORST_FIRST, width=90),
        "state": table.badge("State", get_args(ReviewState)),
        "due": table.text("Due", width=130),
        "facilitator": table.text("Facilitator", width=160),
    }
    chosen = table.table(rows, columns, key="reviews")
    if chosen is not None:
        links.go("review", review=rows[chosen]["review_id"])


def _start(choice: ReviewChoice) -> None:
    waiting = {row["incident_id"]: row for row in choice.waiting}
    st.subheader("Start a review", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        incident_id = st.selectbox(
            "Incident without a review",
            list(waiting),
            index=list(waiting).index(choice.chosen) if choice.chosen in waiting else 0,
            format_func=lambda one: f"{one} · {waiting[one]['title']}",
            width=520,
        )
        form = _form(waiting[incident_id]["kind"])
        is_wanted = st.button("Start review", type="primary", icon=":material/play_arrow:")
    if choice.without_one > len(waiting):
        st.caption(
            f"The latest {len(waiting)} can be chosen here; of any other it is started on its own page."
        )
    if is_wanted and incident_id:
        started = act.run(start_review, incident_id, zone=session.app().settings.zone_info, form=form)
        if started:
            links.go("review", review=started.review_id)


def _form(kind: IncidentKind) -> str:
    """The form to lead it by; a choice only where there is more than one."""
    titles = {form.form_id: form.title for form in forms_for(kind)}
    if len(titles) == 1:
        return next(iter(titles))
    return st.selectbox("Form", list(titles), format_func=titles.__getitem__, width=260)


def _ways_in() -> None:
    links.link("Incidents", "incidents", icon=":material/crisis_alert:")
    links.link("Import a timeline", "import", icon=":material/upload_file:")
