"""Which incidents and actions the Resilience page tells of, as the address says it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final, get_args
from zoneinfo import ZoneInfo

import streamlit as st

from aar.domain.incident import IncidentKind, Severity
from aar.usecases.compute_metrics import Question
from dashboards.components import left_out, words
from dashboards.components.url import bound
from dashboards.page import Visit

PERIODS: Final[Mapping[str, tuple[str, int | None]]] = {
    "3m": ("3 months", 91),
    "6m": ("6 months", 182),
    "12m": ("12 months", 365),
    "all": ("All time", None),
    "days": ("From – to", None),
}
_SEVERITIES: Final[tuple[str, ...]] = get_args(Severity)
_KINDS: Final[tuple[str, ...]] = get_args(IncidentKind)
_DAY: Final = timedelta(days=1)
_JUST_NOW: Final = timedelta(minutes=1)
_FIRST: Final = date(1900, 1, 1)


@dataclass(frozen=True)
class Filters:
    """What was chosen; `to_on` is the last day that counts; `ignored` are unknown values by name."""

    period: str
    from_on: date | None
    to_on: date | None
    severities: tuple[str, ...]
    kinds: tuple[str, ...]
    service: str | None
    services: Sequence[str]
    ignored: Sequence[str]

    @property
    def span(self) -> str:
        """The length of the period in words."""
        if self.from_on and self.to_on:
            return words.count((self.to_on - self.from_on).days + 1, "day")
        return PERIODS[self.period][0]

    @property
    def told(self) -> str:
        """The period in words."""
        if self.from_on and self.to_on:
            return f"{words.day(self.from_on)} – {words.day(self.to_on)}"
        name, days = PERIODS[self.period]
        return f"Last {name}" if days else "All time"

    def told_of(self, as_of: datetime, visit: Visit) -> str:
        """The period in words, and from when the figures are unless that is just now."""
        if visit.now - as_of < _JUST_NOW:
            return self.told
        return f"{self.told} · figures of {as_of.astimezone(visit.zone):%H:%M}"

    @property
    def in_words(self) -> str:
        """The period and what it was narrowed to."""
        parts = (*map(str.upper, self.severities), *map(words.label, self.kinds), self.service)
        return " · ".join([self.told, *(part for part in parts if part)])

    def question(self, as_of: datetime, zone: ZoneInfo) -> Question:
        """What is asked of the metrics, with days as this zone has them."""
        days = PERIODS[self.period][1]
        start = as_of - timedelta(days=days) if days else _start(self.from_on, zone)
        return Question(
            as_of=as_of,
            zone=zone,
            window_from=start,
            window_to=_start(self.to_on + _DAY, zone) if self.to_on else None,
            severities=self.severities or None,
            services=[self.service] if self.service else None,
            kinds=self.kinds or None,
        )


def read(visit: Visit, services: Sequence[str]) -> Filters:
    """The filters in the address; what does not exist is left out and named."""
    period, service = visit.params.get("period", "12m"), visit.params.get("service")
    severities, kinds = visit.many("severity"), visit.many("kind")
    from_on, to_on, wrong_days = _days(visit) if period == "days" else (None, None, "")
    asked = [("period", period, PERIODS)] + ([("service", service, services)] if service else [])
    asked += [("severity", one, _SEVERITIES) for one in severities] + [("kind", one, _KINDS) for one in kinds]
    wrong = [f"{name} {value}" for name, value, known in asked if value not in known]
    return Filters(
        period=period if period in PERIODS else "12m",
        from_on=from_on,
        to_on=to_on,
        severities=tuple(one for one in severities if one in _SEVERITIES),
        kinds=tuple(one for one in kinds if one in _KINDS),
        service=service if service in services else None,
        services=services,
        ignored=[*wrong, wrong_days] if wrong_days else wrong,
    )


def draw(filters: Filters, visit: Visit) -> None:
    """The widgets, each tied to its parameter; what was left out is named."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            "Period",
            list(PERIODS),
            format_func=lambda code: PERIODS[code][0],
            required=True,
            **bound("period", filters.period),
        )
        if filters.period == "days":
            _days_widget(filters, visit)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.multiselect(
            "Severity",
            _SEVERITIES,
            placeholder="All",
            format_func=str.upper,
            **bound("severity", filters.severities),
        )
        st.multiselect(
            "Kind",
            _KINDS,
            placeholder="All",
            format_func=words.label,
            help="What the actions came from. Recovery, recurrence and harm tell of incidents alone.",
            **bound("kind", filters.kinds),
        )
        st.selectbox(
            "Service", filters.services, placeholder="All services", **bound("service", filters.service)
        )
    left_out.draw(filters.ignored)


def _days_widget(filters: Filters, visit: Visit) -> None:
    def write() -> None:
        chosen: Any = st.session_state["resilience.days"]
        if len(chosen) > 1:
            st.query_params["from"], st.query_params["to"] = (day.isoformat() for day in chosen)

    st.date_input(
        "From and to",
        (filters.from_on, filters.to_on),
        max_value=visit.today,
        key="resilience.days",
        on_change=write,
    )


def _days(visit: Visit) -> tuple[date, date, str]:
    """Both days and what is wrong with them; the last year where there are none that follow each other."""
    texts = [visit.params.get(name) for name in ("from", "to")]
    try:
        first, last = (date.fromisoformat(text or "") for text in texts)
    except ValueError:
        first, last = visit.today, date.min
    if _FIRST <= first <= last <= visit.today:
        return first, last, ""
    given = [text for text in texts if text]
    return visit.today - 364 * _DAY, visit.today, f"the days {' to '.join(given)}" if given else ""


def _start(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time.min, zone) if day else None
