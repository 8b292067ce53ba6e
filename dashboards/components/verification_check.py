"""What the count of incidents before and after the work says, for a plan that is checked by a metric."""

from datetime import datetime

import streamlit as st

from aar.charts.before_after import Side, before_after_chart
from aar.domain.verification import Result
from aar.metrics.rates import monthly_rate
from aar.metrics.windows import Period, Window, months_in
from aar.usecases.check_plan import PlanCheck, why_no_check
from aar.usecases.check_statistics import check_lines, rate_words
from dashboards.components import badges, links, timeline, words
from dashboards.components.action_view import ActionView

_MOST = 30


def draw(view: ActionView, found: PlanCheck | None) -> None:
    """The proposal or the progress, its picture and the incidents behind it; nothing for other methods."""
    action = view.action
    if action.plan is None or action.plan.method != "metric" or action.state not in {"done", "verified"}:
        return
    with st.container(border=True, gap="xsmall", key="check"):
        if found is None or action.done_at is None:
            st.markdown("**What the count says**")
            st.caption(f":material/block: {words.safe(why_no_check(action))}")
            return
        st.markdown(f"**What the count says** {_badge(view, found)}")
        _picture(found, action.done_at)
        for line in check_lines(found):
            st.caption(words.safe(line))
        _behind(found)


def proposed_for(view: ActionView, found: PlanCheck | None) -> Result | None:
    """The verdict that the count proposes; once: nothing where one was given since the work was done."""
    done_at = view.action.done_at
    if found is None or done_at is None or view.action.state != "done":
        return None
    is_judged = any(one.verified_at >= done_at for one in view.verifications)
    return None if is_judged else found.check.verdict


def _badge(view: ActionView, found: PlanCheck) -> str:
    if found.check.verdict is None:
        return f":gray-badge[Runs until {words.day(found.ends_at.date())}]"
    when = "Proposed" if proposed_for(view, found) else "In its window"
    return f"{when}: {badges.badge(found.check.verdict)}"


def _picture(found: PlanCheck, done_at: datetime) -> None:
    before = _side("before", found, found.before, found.check.before)
    after = _side("after", found, found.after, found.check.after)
    alt = f"Incidents a month before and after the work. {before.said}. {after.said}."
    spec = before_after_chart(before, after, done_at, timeline.tone())
    st.vega_lite_chart(spec=spec, theme=None, alt=alt)


def _side(label: str, found: PlanCheck, window: Window, period: Period) -> Side:
    rate = monthly_rate(period)
    return Side(label, window, months_in(window, found.starts), rate, f"{rate_words(rate)} a month {label}")


def _behind(found: PlanCheck) -> None:
    counted = found.incidents
    if not found.incidents:
        return
    with st.expander("The incidents behind it", icon=":material/info:"):
        st.caption(
            "Counted by the start of their impact. The days between the first incident and the work belong to"
            " neither side; the interval is exact at 90 %."
        )
        for one in counted[-_MOST:]:
            day = f"{words.day(one.started_at.date())}, {_where(found, one.started_at)}"
            title = f"{one.incident_id} · {one.title} · {day}"
            links.link(
                words.safe(title), "incident", icon=":material/crisis_alert:", incident=one.incident_id
            )
        if len(counted) > _MOST:
            st.caption(f"{len(counted) - _MOST} earlier ones are not listed.")


def _where(found: PlanCheck, at: datetime) -> str:
    if at < found.before.ends_at:
        return "before"
    return "after" if at <= found.ends_at else "after the window"
