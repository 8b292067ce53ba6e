"""The five milestones side by side, with how long each took from the start."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import streamlit as st

from aar.domain.event import MILESTONES, Milestone, out_of_order
from dashboards.components import timed, words
from dashboards.page import Visit


def draw(reached: Mapping[Milestone, datetime], visit: Visit) -> None:
    """Draw a card for each milestone, and a hint when their order is unusual."""
    first = next((name for name in MILESTONES if name in reached), None)
    with st.container(key="milestones"):
        for column, name in zip(st.columns(len(MILESTONES), gap="small"), MILESTONES, strict=True):
            with column.container(border=True, height="stretch", gap=None):
                st.caption(words.label(name))
                _card(name, first, reached, visit)
    for earlier, later in out_of_order(dict(reached)):
        st.caption(
            f":material/info: {words.label(later)} stands before {words.label(earlier).lower()}. "
            "Real incidents do that; check that both times are right."
        )


def _card(
    name: Milestone, first: Milestone | None, reached: Mapping[Milestone, datetime], visit: Visit
) -> None:
    at = reached.get(name)
    if at is None or first is None:
        st.markdown("### –", anchors=False)
        st.caption("not recorded")
        return
    local, start = at.astimezone(visit.zone), reached[first]
    is_first = name == first
    st.markdown(f"### {local:%H:%M}" if is_first else f"### {after(at - start)}", anchors=False)
    said = words.day(local.date()) if is_first else _clock(local, start, visit)
    since = "" if is_first or first == "impact_started" else f" · since {words.label(first).lower()}"
    timed.caption(words.hover(said, at) + since)


def after(span: timedelta) -> str:
    """How long after the start, in words: `+7 min`."""
    said = words.duration(span)
    return said if span < timedelta(0) else f"+{said}"


def _clock(local: datetime, start: datetime, visit: Visit) -> str:
    is_same_day = local.date() == start.astimezone(visit.zone).date()
    return f"{local:%H:%M}" if is_same_day else f"{local.day} {local:%b}, {local:%H:%M}"
