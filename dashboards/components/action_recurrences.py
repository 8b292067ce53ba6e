"""What came back while an action was open: how often, for how long, and the way to each."""

from datetime import timedelta
from typing import Final

import streamlit as st

from aar.usecases.foreseen_recurrences import Foresight, Recurrence
from dashboards.components import badges, links, timed, words
from dashboards.components.action_view import ActionView

_MOST: Final = 5
_RULE: Final = (
    "Incidents that share a factor and a service with one that this action follows from, "
    "resolved within 365 days before, and that began while the action was open."
)


def draw(view: ActionView) -> None:
    """One card; nothing where nothing came back."""
    foresight = view.foresight
    if not foresight.recurrences:
        return
    with st.container(border=True, gap="xsmall", key="recurrences"):
        st.markdown("**Foreseen while it waited**", help=_RULE)
        st.markdown(f":orange[:material/history: {told(foresight)}]")
        for one in foresight.recurrences[-_MOST:][::-1]:
            _one(one, view)
        if len(foresight.recurrences) > _MOST:
            st.caption(f"And {len(foresight.recurrences) - _MOST} earlier.")


def told(foresight: Foresight) -> str:
    """The count and the harm: `2 recurrences, 95 impact minutes while waiting`."""
    counted = words.count(len(foresight.recurrences), "recurrence")
    if foresight.unmeasured == len(foresight.recurrences):
        return f"{counted}; how long the impact lasted is not known"
    harm = words.count(foresight.impact_minutes, "impact minute")
    rest = f", {foresight.unmeasured} not measured" if foresight.unmeasured else ""
    return f"{counted}, {harm} while waiting{rest}"


def _one(one: Recurrence, view: ActionView) -> None:
    title = words.safe(f"{one.incident_id} · {one.title}")
    links.link(
        f"{title} {badges.badge(one.severity)}",
        "incident",
        icon=":material/crisis_alert:",
        incident=one.incident_id,
    )
    began = words.hover(words.moment(one.started_at, view.visit.zone), one.started_at)
    lasted = (
        f" · Impact {words.duration(timedelta(minutes=one.impact_minutes))}" if one.impact_minutes else ""
    )
    timed.caption(f"Began {began}{lasted}")
