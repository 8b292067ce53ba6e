"""How every limit stands at an instant: for the whole organisation, whatever a page filters by."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final

from aar.domain.appetite import DAYS, MEASURES, Appetite, period_around
from aar.domain.person import Person
from aar.metrics.compute import compute
from aar.metrics.estimates import NO_ROWS
from aar.metrics.figures import no_figure
from aar.metrics.standing import (
    OBSERVED_DAYS,
    Counted,
    Standing,
    count_standing,
    level_standing,
    worst_first,
)
from aar.store import Reader
from aar.usecases.compute_metrics import Question, counted_rows, gather_facts, metrics

_DAY: Final = timedelta(days=1)
_LEVELS: Final = {"open_days": ("action_open_time", "median"), "share_on_time": ("actions_on_time", "share")}


def appetite_standings(store: Reader, asked: Question, *, by: Person) -> list[Standing]:
    """The standing of each limit, worst first; to be asked after the facts of `asked` were gathered.

    A limit for each service has one for every service that is not within it, or else for the nearest to it.
    """
    limits = [limit for limit in store.list(Appetite) if limit.measure in MEASURES]
    everything = Question(as_of=asked.as_of, zone=asked.zone)
    is_filtered = bool(asked.severities or asked.services or asked.kinds)
    if is_filtered and any(limit.measure in _LEVELS for limit in limits):
        gather_facts(store, everything, by=by, facts=("action_facts",))
    return worst_first([one for limit in limits for one in _standings(store, everything, limit, by)])


def _standings(store: Reader, asked: Question, limit: Appetite, by: Person) -> Iterator[Standing]:
    if limit.measure in _LEVELS:
        yield _level(store, asked, limit, by)
        return
    found = worst_first(list(_counts(store, asked, limit)))
    outside = [one for one in found if one.held != "within"]
    yield from outside or found[:1]


def _counts(store: Reader, asked: Question, limit: Appetite) -> Iterator[Standing]:
    as_of, zone = asked.as_of, asked.zone
    days = period_around(as_of.astimezone(zone).date(), limit.period)
    period_from, period_to = (datetime.combine(day, time.min, zone) for day in days)
    begins_at = store.value("queries/appetite/records_begin") or as_of
    observed_from = max(begins_at, as_of - OBSERVED_DAYS * _DAY)
    rows = store.rows(
        "queries/appetite/counted",
        as_of=as_of,
        period_from=period_from,
        observed_from=observed_from,
        is_each=limit.measure == "incidents_per_service",
        severity=limit.severity,
        service=limit.service,
    )
    observed_days, ahead = (as_of - observed_from) / _DAY, (period_to - as_of) / _DAY
    for row in rows or [{"service": "", "used": 0, "observed": 0}]:
        counted = Counted(row["used"], row["observed"], observed_days, ahead)
        yield count_standing(limit, counted, days, row["service"])


def _level(store: Reader, asked: Question, limit: Appetite, by: Person) -> Standing:
    metric_id, name = _LEVELS[limit.measure]
    window_from = asked.as_of - timedelta(days=DAYS[limit.period])
    looked_at = replace(asked, window_from=window_from)
    rows = counted_rows(store, looked_at, metric_id, by=by, split_by="priority")
    result = compute(metrics()[metric_id], rows, by="priority")
    parts = {stratum.value: (stratum.figures[name], stratum.n) for stratum in result.strata}
    measured, n = result.figures[name], result.n
    if limit.priority:
        measured, n = parts.get(limit.priority, (no_figure(NO_ROWS), 0))
    first_on, last_on = (at.astimezone(asked.zone).date() for at in (window_from, asked.as_of))
    return level_standing(limit, measured, n, (first_on, last_on))
