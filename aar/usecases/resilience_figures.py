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
from aar.usecases.compute_metrics import Question, gather_facts, metric_rows, metrics

SHOWN: Final = (
    *TRACKED,
    "overdue_actions",
    "factor_recurrence",
    "strength_mix",
    "due_date_slips",
    "harm_while_waiting",
)


@dataclass(frozen=True)
class ResilienceFigures:
    """Results by metric; `before` is empty where no equal period lies before the one that is asked for.

    `open_by_priority` has the curve of how long actions stay outstanding for each priority.
    """

    asked: Question
    now: Mapping[str, MetricResult]
    before: Mapping[str, MetricResult]
    rows: Mapping[str, Columns]
    open_by_priority: Mapping[str, MetricResult]


def resilience_figures(
    store: Reader, asked: Question, *, by: Person, shown: Collection[str] = SHOWN
) -> ResilienceFigures:
    """What is known at `as_of` of both periods, so that the older is not judged by what was unknown then."""
    gather_facts(store, asked, by=by)
    rows = {name: metric_rows(store, asked, name, by=by) for name in shown}
    earlier = period_before(asked)
    before = {name: metric_rows(store, earlier, name, by=by) for name in TRACKED} if earlier else {}
    split_open = {
        priority: _computed({"action_open_time": part.columns}, with_curves=True)["action_open_time"]
        for priority, part in split(Rows(rows["action_open_time"]), "priority")
    }
    return ResilienceFigures(asked, _computed(rows, with_curves=True), _computed(before), rows, split_open)


def period_before(asked: Question) -> Question | None:
    """The same question of the equal period that ends where this one begins; None without a beginning."""
    if asked.window_from is None:
        return None
    length = (asked.window_to or asked.as_of) - asked.window_from
    return replace(asked, window_from=asked.window_from - length, window_to=asked.window_from)


def _computed(rows: Mapping[str, Columns], *, with_curves: bool = False) -> dict[str, MetricResult]:
    defined = metrics()
    return {name: compute(defined[name], columns, with_curves=with_curves) for name, columns in rows.items()}
