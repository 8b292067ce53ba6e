"""The five milestones side by side, with how long each took from the start."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import streamlit as st

from aar.domain.event import MILESTONES, Milestone, out_of_order
from dashboards.components import words
from dashboards.page import Visit


def draw(reached: Mapping[Milestone, datetime], visit: Visit) -> None:
    """Draw a card for each milestone, and a hint when their order is unusual."""
    start = reached.get("impact_started")
    with st.container(key="milestones"):
        for column, name in zip(st.columns(len(MILESTONES), gap="small"), MILESTONES, strict=True):
            with column.container(border=True, height="stretch", gap=None):
                st.caption(words.label(name))
                _card(name, reached.get(name), start, visit)
    for earlier, later in out_of_order(dict(reached)):
        st.caption(
            f":material/info: {words.label(later)} stands before {words.label(earlier).lower()}. "
            "Real incidents do that; check that both times are right."
        )


def _card(name: Milestone, at: datetime | None, start: datetime | None, visit: Visit) -> None:
    if at is None:
        st.markdown("### –", anchors=False)
        st.caption("not recorded")
        return
    local = at.astimezone(visit.zone)
    is_first = start is None or name == "impact_started"
    st.markdown(f"### {local:%H:%M}" if is_first else f"### {after(at - (start or at))}", anchors=False)
    said = words.day(local.date()) if is_first else _clock(local, start or at, visit)
    st.caption(words.hover(said, at), unsafe_allow_html=True)


def after(span: timedelta) -> str:
    """How long after the start, in words: `+7 min`."""
    said = words.duration(span)
    return said if span < timedelta(0) else f"+{said}"


def _clock(local: datetime, start: datetime, visit: Visit) -> str:
    is_same_day = local.date() == start.astimezone(visit.zone).date()
    return f"{local:%H:%M}" if is_same_day else f"{local.day} {local:%b}, {local:%H:%M}"
