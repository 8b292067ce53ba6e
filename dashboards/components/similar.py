"""Have we seen this before? Similar incidents with why they are and what is still open of them."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from aar.usecases.similar_incidents import Foreseen, OpenAction, Past, Similar
from dashboards.components import badges, factors, links, timed, words
from dashboards.page import Visit

_MOST_WORDS: Final = 3
_MOST_NAMED: Final = 3


def foreseen(past: Past) -> None:
    """Say that it was foreseeable, with the actions that were open when it began; nothing when it was not."""
    if not past.foreseen:
        return
    why = "When it began, this work was open, agreed after incidents with the same factor and service:"
    with st.container(gap="xxsmall"):
        st.warning(f"**This was foreseeable.** {why}", icon=":material/history:")
        for one in past.foreseen[:_MOST_NAMED]:
            links.link(_named(one), "actions", icon=":material/history:", action=one.action_id)
        if len(past.foreseen) > _MOST_NAMED:
            st.caption(f"And {len(past.foreseen) - _MOST_NAMED} more.")


def _named(one: Foreseen) -> str:
    return (
        f"{words.safe(one.action_id)} {words.safe(one.title)}, "
        f"from {words.safe(one.incident_id)} {words.safe(one.incident_title)}"
    )


def draw(past: Past, visit: Visit) -> None:
    """The similar incidents as cards, most in common first; nothing when there are none."""
    if not past.similar:
        return
    st.subheader(f"Similar incidents :gray[{len(past.similar)}]", anchor=False)
    with st.container(key="similar"):
        for one in past.similar:
            _card(one, {action.action_id for action in past.foreseen}, visit)


def _card(one: Similar, foreseen_by: set[str], visit: Visit) -> None:
    kind = None if one.kind == "incident" else one.kind
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            with st.container(gap="xxsmall"):
                st.markdown(f"**{words.safe(one.title)}**")
                timed.caption(f"{_when(one, visit)} · {reason(one)}")
            if one.severity or kind:
                st.markdown(badges.badges(one.severity, kind), width="content")
            links.link("Open", "incident", icon=":material/arrow_forward:", incident=one.incident_id)
        for action in one.actions:
            _action(action, visit, was_open=action.action_id in foreseen_by)


def _when(one: Similar, visit: Visit) -> str:
    if one.started_at is None:
        return words.safe(one.incident_id)
    day = words.day(one.started_at.astimezone(visit.zone).date())
    return f"{words.safe(one.incident_id)} · {words.hover(day, one.started_at)}"


def reason(one: Similar) -> str:
    """What the two have in common: `shares capacity and Git Operations; both say latency`."""
    traits = [*(factors.label(code).lower() for code in one.factors), *one.services]
    named = {word for service in one.services for word in service.casefold().split()}
    spoken = [word for word in one.words if word not in named][:_MOST_WORDS]
    said = [f"shares {words.safe(_listed(traits))}"] if traits else []
    return "; ".join([*said, f"both say {words.safe(_listed(spoken))}"] if spoken else said)


def _listed(names: Sequence[str]) -> str:
    *some, last = names
    return f"{', '.join(some)} and {last}" if some else last


def _action(action: OpenAction, visit: Visit, *, was_open: bool) -> None:
    waits = "not verified yet" if action.state == "done" else words.due(action.due_on, visit.today)
    told = f"{words.safe(f'{action.action_id} {action.title}')} · {waits}"
    icon = ":material/history:" if was_open else ":material/checklist:"
    links.link(told, "actions", icon=icon, action=action.action_id)
