"""Recovery, learning and waiting: how long it takes, what returns, and what that cost."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from aar.charts.resilience_curves import open_chart, recovery_chart
from aar.metrics.curve_rows import RECOVERY, open_rows, recovery_rows
from aar.metrics.figures import MetricResult
from aar.metrics.metric import Unit
from aar.metrics.progress import shift_words, shifts
from aar.metrics.share_rows import learning_rows
from aar.metrics.wording import worded
from aar.usecases.resilience_figures import ResilienceFigures
from aar.usecases.what_waited import Foreseeable, Harm, Waited
from dashboards.components import links, table, timed, words
from dashboards.components.drawn import chart
from dashboards.components.factors import label
from dashboards.components.resilience_panels import panel, shares
from dashboards.components.resilience_rows import behind
from dashboards.page import Visit

_QUANTILES: Final = {
    "name": " ",
    "median": "Half within",
    "p90": "Nine in ten within",
    "n": "n",
    "open": "Open",
    "out": "Left out",
}
_HARM: Final = {
    "incidents": "Incidents",
    "minutes": "Minutes",
    "factor": "Shared factor",
    "action": "Open action",
    "due_on": "Due",
}


def recovery(figures: ResilienceFigures, span: str) -> None:
    """How fast harm is noticed and ended: whole distributions, with what still runs counted."""
    moved = shifts(figures.now, figures.before)
    results = [figures.now[metric_id] for metric_id in RECOVERY]
    told = [shift_words(moved.get(one.id), span) for one in results]
    changed = "; ".join(
        f"{RECOVERY[one.id]}: {said}" for one, said in zip(results, told, strict=True) if said
    )
    running = words.count(sum(one.censored for one in results[2:]), "incident")
    with panel("How fast do we recover?", f"{changed or 'No clear change.'} {running} still open."):
        rows = recovery_rows(figures.now)
        if rows:
            chart(recovery_chart, rows, "Share detected, mitigated and resolved by a time.")
        _quantiles({RECOVERY[one.id]: one for one in results}, "minutes", "recovery")
        behind(figures, *RECOVERY)


def open_time(figures: ResilienceFigures) -> None:
    """How long agreed work stays outstanding, by priority."""
    result = figures.now["action_open_time"]
    answer = (
        f"Share still outstanding after days, by priority. {words.count(result.censored, 'action')} open now."
    )
    with panel("How long do actions stay open?", answer):
        rows = open_rows(figures.open_by_priority)
        if rows:
            chart(open_chart, rows, "Share of actions still outstanding by days since agreement.")
        _quantiles(figures.open_by_priority, "days", "open")
        behind(figures, result.id)


def learning(figures: ResilienceFigures, span: str) -> None:
    """Whether reviews come in time, and what comes back all the same."""
    lag, back = figures.now["review_lag"], figures.now["recurrence"]
    median = lag.figures["median"]
    half = f"Half were published within {worded(median, 'days')}."
    known = half if median.value is not None else median.reason
    answer = f"{known} {lag.censored} of {words.count(lag.n, 'review')} not published yet."
    moved = shifts(figures.now, figures.before)
    changed = [shift_words(moved.get(one.id), span) for one in (lag, back)]
    with panel("Do we learn in time?", " ".join([answer, *(f"{said}." for said in changed if said)])):
        shares(
            learning_rows(figures.now),
            "Share of reviews published in time and of incidents that came back, with 95 % intervals.",
        )
        behind(figures, lag.id, back.id)


def waiting(figures: ResilienceFigures, waited: Waited, visit: Visit) -> None:
    """Foreseeable incidents with the action that was open, and harm by open action."""
    counted = words.count(waited.foreseeable_count, "incident")
    with panel("What could we have known?", f"{counted} foreseeable."):
        with st.container(key="foreseen", gap="xsmall"):
            for one in waited.foreseeable:
                _foreseen(one, visit)
        behind_or_none(waited.foreseeable, "No incident of this window was foreseeable.")
        if waited.foreseeable_count > len(waited.foreseeable):
            st.caption(
                f"The latest {len(waited.foreseeable)}; all are among the rows behind “Do we learn in time?”."
            )
    harm = figures.now["harm_while_waiting"]
    minutes = worded(harm.figures["impact_minutes"], "minutes")
    answer = f"{words.count(harm.n, 'incident')} and {minutes} of impact while open work had their factor."
    with panel("What does waiting cost?", answer):
        _harm(waited.harm)
        behind(figures, harm.id)


def behind_or_none(told: Sequence[object], nothing: str) -> None:
    """Say that there is nothing, where there is."""
    if not told:
        st.caption(nothing)


def _quantiles(results: Mapping[str, MetricResult], unit: Unit, key: str) -> None:
    rows: list[dict[str, Any]] = [
        {
            "name": name,
            "median": worded(result.figures["median"], unit),
            "p90": worded(result.figures["p90"], unit),
            "n": words.grouped(result.n),
            "open": words.grouped(result.censored),
            "out": words.grouped(sum(result.excluded.values())),
        }
        for name, result in results.items()
    ]
    if rows:
        table.small(rows, _QUANTILES, key=key)
    else:
        st.caption("There is nothing to count in this window yet.")


def _foreseen(one: Foreseeable, visit: Visit) -> None:
    day = words.hover(words.day(one.started_at.astimezone(visit.zone).date()), one.started_at)
    with st.container(gap=None):
        links.link(words.safe(f"{one.incident_id} {one.title}"), "incident", incident=one.incident_id)
        open_then = "; ".join(words.safe(f"{action.action_id} {action.title}") for action in one.actions[:2])
        more = f" and {len(one.actions) - 2} more" if len(one.actions) > 2 else ""  # noqa: PLR2004 - two are named
        timed.caption(f"{day} · open then: {open_then or 'work that only others may see'}{more}")


def _harm(harm: Sequence[Harm]) -> None:
    if not harm:
        st.caption("No incident shares a factor with work that is open.")
        return
    rows = [
        {
            "action": words.safe(f"{one.action_id} {one.title}"),
            "factor": words.safe(label(one.factor)),
            "incidents": words.grouped(one.incidents),
            "minutes": words.grouped(round(one.impact_minutes)),
            "due_on": words.day(one.due_on),
        }
        for one in harm
    ]
    table.small(rows, _HARM, key="harm")
