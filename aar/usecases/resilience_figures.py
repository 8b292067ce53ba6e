"""All figures of the Resilience page at once: now, in the equal period before, and the rows behind them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from aar.domain.person import Person
from aar.metrics.compute import compute
from aar.metrics.figures import MetricResult
from aar.metrics.progress import TRACKED
from aar.metrics.rows import Columns, Rows
from aar.metrics.strata import split
from aar.store import Reader
from aar.usecases.compute_metrics import (
    Question,
    counted_rows,
    first_rows,
    gather_facts,
    metric_rows,
    metrics,
)

SHOWN: Final = (
    *TRACKED,
    "overdue_actions",
    "factor_recurrence",
    "strength_mix",
    "due_date_slips",
    "harm_while_waiting",
)
MOST_ROWS: Final = 200
_TOLD_OF: Final = frozenset({"recurrence", "harm_while_waiting"})


@dataclass(frozen=True, eq=False)  # what is made of them is kept by whose it is, not by what it says
class ResilienceFigures:
    """Results by metric; `before` is empty where no equal period lies before the one that is asked for.

    `rows` has the first `MOST_ROWS` behind each metric, and all of those that `what_waited` tells of.
    `open_by_priority` has the curve of how long actions stay outstanding for each priority.
    """

    asked: Question
    now: Mapping[str, MetricResult]
    before: Mapping[str, MetricResult]
    rows: Mapping[str, Columns]
    open_by_priority: Mapping[str, MetricResult]

    def with_first_rows(self) -> "ResilienceFigures":
        """The same with `MOST_ROWS` rows of every metric, to be kept without taking memory."""
        return replace(self, rows={name: _first(columns) for name, columns in self.rows.items()})


def resilience_figures(
    store: Reader, asked: Question, *, by: Person, shown: Collection[str] = SHOWN
) -> ResilienceFigures:
    """What is known at `as_of` of both periods, so that the older is not judged by what was unknown then."""
    gather_facts(store, asked, by=by)
    now: dict[str, MetricResult] = {}
    rows: dict[str, Columns] = {}
    split_open: dict[str, MetricResult] = {}
    for name in shown:
        columns, rows[name] = _counted_and_shown(store, asked, name, by)
        now[name] = compute(metrics()[name], columns, with_curves=True)
        if name == "action_open_time":
            split_open = _by_priority(name, columns)
    earlier = period_before(asked)
    before = _results(store, earlier, by) if earlier else {}
    return ResilienceFigures(asked, now, before, rows, split_open)


def period_before(asked: Question) -> Question | None:
    """The same question of the equal period that ends where this one begins; None without a beginning."""
    if asked.window_from is None:
        return None
    length = (asked.window_to or asked.as_of) - asked.window_from
    return replace(asked, window_from=asked.window_from - length, window_to=asked.window_from)


def _counted_and_shown(store: Reader, asked: Question, name: str, by: Person) -> tuple[Columns, Columns]:
    if name in _TOLD_OF:
        columns = metric_rows(store, asked, name, by=by)
        return columns, columns
    split_by = "priority" if name == "action_open_time" else None
    counted = counted_rows(store, asked, name, by=by, split_by=split_by)
    return counted, first_rows(store, asked, name, MOST_ROWS, by=by)


def _by_priority(name: str, columns: Columns) -> dict[str, MetricResult]:
    metric = metrics()[name]
    return {
        priority: compute(metric, part.columns, with_curves=True)
        for priority, part in split(Rows(columns), "priority")
    }


def _results(store: Reader, asked: Question, by: Person) -> dict[str, MetricResult]:
    defined = metrics()
    return {name: compute(defined[name], counted_rows(store, asked, name, by=by)) for name in TRACKED}


def _first(columns: Columns) -> Columns:
    return {name: column[:MOST_ROWS].copy() for name, column in columns.items()}
