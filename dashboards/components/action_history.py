"""What happened to an action: its moves and its verdicts, the latest first."""

from datetime import date, datetime
from typing import Final, get_args

import streamlit as st

from aar.domain.action import Change, DroppedReason
from aar.domain.verification import Verification
from dashboards.components import badges, link_fields, words
from dashboards.components.action_view import ActionView

_SHOWN: Final = 6


def draw(view: ActionView) -> None:
    """One line a change; older ones are folded."""
    entries = sorted(_entries(view), key=lambda entry: entry[0], reverse=True)
    with st.container(border=True, gap="xsmall"):
        st.markdown("**History**")
        if not entries:
            st.caption("Nothing yet: a proposal leaves no history.")
        for _, text in entries[:_SHOWN]:
            st.caption(text)
        if len(entries) > _SHOWN:
            with st.expander(f"{len(entries) - _SHOWN} earlier"):
                for _, text in entries[_SHOWN:]:
                    st.caption(text)


def verdict(verification: Verification, view: ActionView) -> str:
    """A verdict in words: what was found, by whom and when."""
    who = words.safe(view.name(verification.verified_by))
    note = f"  \n{words.safe(verification.note)}" if verification.note else ""
    at = words.moment(verification.verified_at, view.visit.zone)
    return f"{badges.badge(verification.result)} {who} · {at}{note}"


def reason_words(reason: str | None) -> str:
    """A named reason in words, an own one as it was written."""
    return words.label(reason) if reason is None or reason in get_args(DroppedReason) else reason


def _entries(view: ActionView) -> list[tuple[datetime, str]]:
    moves = [(change.at, _move(change, view)) for change in view.action.history]
    return [*moves, *((one.verified_at, verdict(one, view)) for one in view.verifications)]


def _move(change: Change, view: ActionView) -> str:
    who = words.safe(view.name(change.by))
    if change.origin == "jira":
        who = f"{who} in Jira" if change.by else "In Jira"
    at = words.moment(change.at, view.visit.zone)
    moved = f"{_said(change.field, change.from_, view)} → {_said(change.field, change.to, view)}"
    why = f"  \n{words.safe(reason_words(change.reason))}" if change.reason else ""
    return f"**{link_fields.title(change.field)}: {moved}**  \n{who} · {at}{why}"


def _said(field: str, value: str | None, view: ActionView) -> str:
    if value is None:
        return "none"
    if field == "state":
        return words.label(value).lower()
    if field == "due_on":
        return words.day(date.fromisoformat(value))
    return words.safe(view.name(value))
