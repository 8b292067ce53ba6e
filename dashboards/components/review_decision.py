"""One decision: as it looked then, and once that is saved, how it turned out."""

from collections.abc import Sequence
from typing import Any, Final, get_args

import streamlit as st

from aar.domain.decision import Decision, missing_before_outcome
from aar.domain.event import Stage, TimelineEvent, only_known_by
from aar.domain.person import IncidentRole
from aar.usecases.edit_decision import edit_decision
from aar.usecases.remove_decision import remove_decision
from dashboards.components import act, advice, review_footer, review_list, review_marking, words
from dashboards.components.review_desk import Desk
from dashboards.components.review_events import EventLines
from dashboards.components.review_moment import moment
from dashboards.components.review_sheet import Sheet

_ROLES: Final[tuple[str, ...]] = get_args(IncidentRole)


def draw(
    desk: Desk,
    decision: Decision,
    events: Sequence[TimelineEvent],
    lines: EventLines,
    change: dict[str, Any] | None,
) -> None:
    """Both steps, and the foot."""
    sheet = Sheet(decision, decision.decision_id, edit_decision, desk.is_locked)
    with st.container(border=True):
        st.markdown("**1 · As it looked then**")
        _choice(desk, sheet)
        _knowledge(desk, decision, sheet, events, lines)
        advice.draw(
            decision.question,
            decision.chosen,
            decision.rationale,
            decision.unknown_then,
            decision.expected_result,
        )
    with st.container(border=True):
        _outcome(decision, sheet)
        advice.draw(decision.outcome, decision.hindsight_note, knows_better=True)
    review_marking.draw(sheet)
    review_footer.draw(desk, decision.decision_id, change, remove=lambda: _remove(decision), word="decision")


def _choice(desk: Desk, sheet: Sheet[Decision]) -> None:
    sheet.text("What had to be decided?", "question", lines=1)
    at, role, stage = st.columns([5, 5, 4])
    with at:
        moment("When", "decided_at", sheet, desk.visit.zone, required=True)
    with role:
        sheet.choice("Decided by", "decided_by", _ROLES, words=words.label, hint="The role, not the person.")
    with stage:
        sheet.choice("Stage", "stage", get_args(Stage), words=words.label)
    options, chosen = st.columns(2)
    with options:
        sheet.lines("Options that people saw", "options", hint="One a line.", example="Roll back now\nWait")
    with chosen:
        sheet.text("What was chosen", "chosen", lines=3)
    sheet.text(
        "Why it made sense", "rationale", example="What made this the best choice with what was known?"
    )


def _knowledge(
    desk: Desk, decision: Decision, sheet: Sheet[Decision], events: Sequence[TimelineEvent], lines: EventLines
) -> None:
    knowable = [event.event_id for event in only_known_by(events, decision.decided_at)]
    sheet.choices(
        "What was known then",
        "known_then",
        knowable,
        words=lines,
        hint="Only events that responders could know of by then.",
        example="Choose events" if knowable else "No event was known by then",
    )
    st.caption(
        f":material/visibility: {len(knowable)} of {words.count(len(events), 'event')} could be known by"
        f" {words.moment(decision.decided_at, desk.visit.zone)}; the others are not offered."
    )
    unknown, expected = st.columns(2)
    with unknown:
        sheet.text("What was not known", "unknown_then")
    with expected:
        sheet.text("What people expected to happen", "expected_result")


def _outcome(decision: Decision, sheet: Sheet[Decision]) -> None:
    missing = missing_before_outcome(decision)
    if missing and not decision.outcome:
        st.markdown(":gray[**2 · How it turned out**]")
        st.caption(f":material/lock_clock: Opens once step 1 says {' and '.join(missing)}.")
        return
    st.markdown("**2 · How it turned out**")
    sheet.text("What happened then", "outcome")
    sheet.text(
        "What we see only now", "hindsight_note", hint="Kept apart, so that it does not colour step 1."
    )


def _remove(decision: Decision) -> None:
    act.callback(remove_decision, decision.decision_id, said="Decision removed")()
    review_list.open_row("decision", None)
