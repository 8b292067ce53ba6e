"""The rows behind a figure as CSV: the same rows that the figure was computed from, all of them."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import numpy as np

from aar.domain.person import Person
from aar.domain.record import written
from aar.metrics.arrays import labels
from aar.store import Reader
from aar.usecases.compute_metrics import Question, gather_facts, metric_rows
from aar.usecases.csv_text import csv_text


def export_metric_rows(store: Reader, asked: Question, metric_id: str, *, by: Person) -> str:
    """CSV text with the columns of the metric, services named; instants in UTC, what counts not with why."""
    told = replace(asked, by="service")
    gather_facts(store, told, by=by)
    columns = metric_rows(store, told, metric_id, by=by)
    cells = [[_cell(value) for value in labels(column)] for column in columns.values()]
    return csv_text(list(columns), zip(*cells, strict=True))


def _cell(value: Any) -> object:  # noqa: ANN401 - whatever a statement delivers
    if isinstance(value, datetime):
        return written(value.replace(tzinfo=value.tzinfo or UTC))
    if isinstance(value, tuple | list | np.ndarray):
        return "; ".join(str(item) for item in value)
    if isinstance(value, float) and np.isnan(value):
        return None
    return value
