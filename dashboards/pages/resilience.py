"""Resilience: which promises were kept, what was proven, what returns; each number with what it means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, get_args

import numpy as np
import streamlit as st

from aar.domain.appetite import Appetite
from aar.domain.incident import Severity
from aar.metrics.figures import MetricResult
from aar.store import Reader
from aar.usecases.appetite_standings import appetite_standings
from aar.usecases.compute_metrics import Question, compute_metrics, metric_rows
from dashboards.components import appetite_panel, links, resilience_panels, words
from dashboards.components.empty import empty
from dashboards.components.figures import heading
from dashboards.components.url import bound
from dashboards.page import Page, Visit

_PERIODS: Final[Mapping[str, tuple[str, int | None]]] = {
    "3m": ("3 months", 91),
    "6m": ("6 months", 182),
    "12m": ("12 months", 365),
    "all": ("All time", None),
}
_SEVERITIES: Final[tuple[str, ...]] = get_args(Severity)
_SHOWN: Final = (
    "actions_on_time",
    "verification_rate",
    "effectiveness",
    "overdue_actions",
    "factor_recurrence",
    "strength_mix",
    "recurrence",
    "due_date_slips",
    "time_to_resolve",
    "review_lag",
)
_ROWS: Final = 200


@dataclass(frozen=True)
class View:
    """The figures of the chosen window, the rows behind them, and what could be chosen."""

    visit: Visit
    period: str
    severities: tuple[str, ...]
    service: str | None
    services: Sequence[str]
    ignored: Sequence[str]
    results: Mapping[str, MetricResult]
    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    exposure: appetite_panel.Exposure
    has_reviews: bool


def build(store: Reader, visit: Visit) -> View:
    """Compute what is shown; a filter that does not exist is left out and named."""
    known = store.rows("queries/incidents/services", sees_private=visit.sees_private)
    services = [row["service"] for row in known]
    period = visit.params.get("period", "12m")
    service = visit.params.get("service")
    severities = visit.many("severity")
    asked = _question(visit, period, severities, service if service in services else None)
    results = compute_metrics(store, asked, by=visit.person)
    return View(
        visit=visit,
        period=period if period in _PERIODS else "12m",
        severities=tuple(one for one in severities if one in _SEVERITIES),
        service=service if service in services else None,
        services=services,
        ignored=_ignored(period, severities, service, services),
        results={result.id: result for result in results},
        rows={name: _rows(store, asked, name, visit) for name in _SHOWN},
        exposure=appetite_panel.Exposure(
            store.list(Appetite), appetite_standings(store, asked, by=visit.person), services
        ),
        has_reviews=bool(store.value("queries/reviews/published_count")),
    )


def _question(visit: Visit, period: str, severities: Sequence[str], service: str | None) -> Question:
    days = _PERIODS.get(period, _PERIODS["12m"])[1]
    known = [one for one in severities if one in _SEVERITIES]
    return Question(
        as_of=visit.now,
        zone=visit.zone,
        window_from=visit.now - timedelta(days=days) if days else None,
        severities=known or None,
        services=[service] if service else None,
        only=_SHOWN,
    )


def _ignored(
    period: str, severities: Sequence[str], service: str | None, services: Sequence[str]
) -> list[str]:
    wrong = [] if period in _PERIODS else [f"period {period}"]
    wrong += [f"severity {one}" for one in severities if one not in _SEVERITIES]
    return wrong + ([f"service {service}"] if service and service not in services else [])


def _rows(store: Reader, asked: Question, name: str, visit: Visit) -> list[Mapping[str, Any]]:
    columns = metric_rows(store, asked, name, by=visit.person)
    kept = {title: [_cell(value) for value in values[:_ROWS]] for title, values in columns.items()}
    size = len(next(iter(kept.values()), []))
    return [{title: kept[title][place] for title in kept} for place in range(size)]


def _cell(value: Any) -> Any:  # noqa: ANN401 - whatever a statement delivers
    if np.ma.is_masked(value):
        return None
    if isinstance(value, list | tuple | np.ndarray):
        return ", ".join(str(item) for item in value)
    return value


def draw(view: View) -> None:
    """Draw filters, cards and charts; without a published review, say what the page is for."""
    heading("Resilience", caption=_caption(view))
    if not view.has_reviews:
        empty(
            "No published review yet",
            "Once reviews are published, this page shows which promises were kept, which fixes were "
            "proven and which factors return, each with its uncertainty.",
            icon=":material/monitoring:",
            next_step=lambda: links.link("See all incidents", "incidents", icon=":material/crisis_alert:"),
        )
        return
    _filters(view)
    if view.ignored:
        st.warning(f"Not known and left out: {words.safe(', '.join(view.ignored))}.")
    resilience_panels.cards(view.results)
    appetite_panel.draw(view.exposure)
    left, right = st.columns(2)
    with left:
        resilience_panels.kept_promises(view.results, view.rows)
        resilience_panels.overdue(view.results, view.rows)
    with right:
        resilience_panels.proof(view.results, view.rows)
        resilience_panels.strength(view.results, view.rows)
    resilience_panels.factors(view.results, view.rows)


def _caption(view: View) -> str:
    window = _PERIODS[view.period][0]
    return f"Last {window}" if _PERIODS[view.period][1] else window


def _filters(view: View) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            "Period",
            list(_PERIODS),
            format_func=lambda code: _PERIODS[code][0],
            required=True,
            **bound("period", view.period),
        )
        st.multiselect("Severity", _SEVERITIES, format_func=str.upper, **bound("severity", view.severities))
        st.selectbox("Service", view.services, placeholder="All services", **bound("service", view.service))


PAGE = Page("Resilience", ":material/monitoring:", "Lead", 60, "resilience", build, draw)
