"""Approval: what is missing, who signs, who signed and when, and the report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import streamlit as st

from aar.domain.amendment import Difference
from aar.domain.review import Review
from aar.domain.rights import may
from aar.store import Reader
from aar.usecases.compare_versions import compare_versions
from aar.usecases.readiness import Missing, missing_to_submit
from dashboards.components import (
    review_changes,
    review_header,
    review_report,
    review_steps,
    review_versions,
    words,
)
from dashboards.components.review_desk import Desk
from dashboards.components.review_section import SectionPage

_Step = tuple[str, str, datetime]
_STEPS: Final = {
    "started": "Draft started",
    "submitted": "Submitted for review",
    "returned": "Returned to draft",
    "accepted weak plan": "Plan of weaker actions accepted",
    "approved": "Approved",
    "published": "Published",
}


@dataclass(frozen=True)
class View:
    """What happened to the review so far, and what it lacks before others read it."""

    steps: list[dict[str, Any]]
    before_submission: tuple[Missing, ...]
    versions: tuple[Review, ...]
    changes: tuple[Difference, ...]


def build(store: Reader, desk: Desk) -> View:
    """Read the review's steps from its history."""
    history = store.rows("queries/audit/of_subject", subject_kind="review", subject_id=desk.review.review_id)
    steps = [row for row in history if row["verb"] in _STEPS]
    return View(
        steps,
        tuple(missing_to_submit(desk.material)),
        tuple(store.list(Review, "of_incident", incident_id=desk.review.incident_id)),
        tuple(compare_versions(store, desk.review.review_id, by=desk.visit.person)),
    )


def draw(desk: Desk, view: View) -> None:
    """The next step on the left, who did what on the right, and the report below."""
    left, right = st.columns([7, 4], gap="medium")
    with left:
        if desk.review.state != "published":
            _missing(desk)
        review_steps.weak_plan(desk)
        review_steps.next_step(desk, view.before_submission)
        review_changes.draw(desk, view.changes)
    with right:
        _history(desk, view)
        review_versions.draw(desk, view.versions)
    review_report.draw(desk)


def _missing(desk: Desk) -> None:
    with st.container(border=True):
        if not desk.missing:
            st.markdown(":green[:material/check_circle:] **Nothing is missing**")
            st.caption("Every required question is answered, and every action can be agreed.")
            return
        st.markdown(f"**{words.count(len(desk.missing), 'thing')} missing for approval**")
        for number, one in enumerate(desk.missing):
            with st.container(horizontal=True, vertical_alignment="center", wrap=False):
                what = words.safe(_first_capital(one.what))
                st.markdown(f":orange[:material/radio_button_unchecked:] {what}", width="stretch")
                st.button(
                    "Open",
                    key=f"missing.{number}",
                    type="tertiary",
                    icon=":material/arrow_forward:",
                    help=f"Open {one.section_id}",
                    on_click=review_header.open_section,
                    args=(one.section_id,),
                )


def _history(desk: Desk, view: View) -> None:
    with st.container(border=True):
        st.markdown("**Who and when**")
        signed = list(_steps(desk, view)) or list(_as_loaded(desk))
        for step, who, at in signed:
            st.caption(f"**{step}**  \n{' · '.join(filter(None, [who, words.moment(at, desk.visit.zone)]))}")
        if not signed:
            st.caption(
                "Nobody has signed anything yet. Who submits, approves and publishes it will stand here."
            )
        if desk.review.weak_plan_reason:
            st.caption(f"Accepted because: {words.safe(desk.review.weak_plan_reason)}")
        if not may(desk.visit.person, "approve") and desk.review.state == "in_review":
            st.caption("Waiting for somebody who may approve.")


def _steps(desk: Desk, view: View) -> Iterable[_Step]:
    for step in view.steps:
        yield _STEPS[step["verb"]], words.safe(desk.name(step["actor"])), step["occurred_at"]


def _as_loaded(desk: Desk) -> Iterable[_Step]:
    """What a review tells of itself that was signed elsewhere and came in a bundle."""
    review = desk.review
    if review.approved_at:
        yield _STEPS["approved"], words.safe(desk.name(review.approved_by)), review.approved_at
    if review.published_at:
        yield _STEPS["published"], "", review.published_at


def _first_capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


SECTION = SectionPage(build, draw)
