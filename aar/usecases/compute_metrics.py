"""Compute the metrics as they stood at an instant, from rows that the asking person may see."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from aar.domain.person import Person
from aar.domain.rights import demand, may
from aar.metrics.compute import compute
from aar.metrics.figures import MetricResult
from aar.metrics.metric import Dimension, Metric
from aar.registry import discover
from aar.store import Reader
from aar.store.statements import statement

if TYPE_CHECKING:
    from aar.metrics.rows import Columns

# Each of them reads those before it.
_FACTS: Final = ("action_courses", "open_stints", "action_facts", "completions", "incident_facts")
_PARAMETER: Final = re.compile(r"\$([a-z_]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: `as_of` an instant, the window [from, to) of instants, filters; None is no limit."""

    as_of: datetime
    zone: ZoneInfo
    window_from: datetime | None = None
    window_to: datetime | None = None
    severities: Collection[str] | None = None
    services: Collection[str] | None = None
    kinds: Collection[str] | None = None
    by: Dimension | None = None
    with_curves: bool = False
    only: Collection[str] | None = None


def compute_metrics(store: Reader, asked: Question, *, by: Person) -> list[MetricResult]:
    """All metrics, or those in `only`, by name; what the person may not see is not in them."""
    gather_facts(store, asked, by=by)
    return [
        compute(
            metric, counted_rows(store, asked, metric.id, by=by), by=asked.by, with_curves=asked.with_curves
        )
        for metric in metrics().values()
        if asked.only is None or metric.id in asked.only
    ]


def metrics() -> dict[str, Metric]:
    """Every metric that is defined, by id."""
    return discover("aar.metrics.definitions", exporting="METRIC")


def gather_facts(store: Reader, asked: Question, *, by: Person, facts: Collection[str] = _FACTS) -> None:
    """What was true at `as_of`, in temporary tables that the rows of every metric are read from."""
    demand(by, "read")
    for name in facts:
        store.perform(f"facts/{name}", **_parameters(f"facts/{name}", asked, by))


def metric_rows(store: Reader, asked: Question, metric_id: str, *, by: Person) -> "Columns":
    """The rows behind one metric, column by column, once the facts are gathered."""
    name = f"metrics/{metric_id}"
    return store.columns(name, **_parameters(name, asked, by))


def counted_rows(
    store: Reader, asked: Question, metric_id: str, *, by: Person, split_by: str | None = None
) -> "Columns":
    """Of the same rows only what figures are made of, split by what is asked for or by `split_by`."""
    name = f"metrics/{metric_id}"
    left_out = metrics()[metric_id].not_counted(split_by or asked.by)
    return store.columns_without(left_out, name, **_parameters(name, asked, by))


def first_rows(store: Reader, asked: Question, metric_id: str, most: int, *, by: Person) -> "Columns":
    """The same rows as `metric_rows` has, at most so many."""
    name = f"metrics/{metric_id}"
    return store.first_columns(most, name, **_parameters(name, asked, by))


def _parameters(name: str, asked: Question, by: Person) -> dict[str, object]:
    known: dict[str, object] = {
        "as_of": asked.as_of,
        "zone": asked.zone.key,
        "window_from": asked.window_from,
        "window_to": asked.window_to,
        "severities": _listed(asked.severities),
        "services": _listed(asked.services),
        "kinds": _listed(asked.kinds),
        # Lists cost time in every row, so they are read only where something is split by them.
        "dimensions": ["service"] if asked.by == "service" else [],
        "sees_private": may(by, "see_private"),
    }
    return {wanted: known[wanted] for wanted in set(_PARAMETER.findall(statement(name)))}


def _listed(values: Collection[str] | None) -> list[str] | None:
    return list(values) if values else None
