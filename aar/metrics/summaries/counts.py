"""Counts and sums: nothing is estimated, so there is no interval."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import numpy as np

from aar.metrics.estimates import count_figure
from aar.metrics.figures import Figure
from aar.metrics.metric import Summarise, Summary
from aar.metrics.rows import Rows

Tally: TypeAlias = Callable[[Rows], Figure]


def counts(tallies: Mapping[str, Tally]) -> Summarise:
    """One count a figure; the first says how many rows are events."""

    def summarise(rows: Rows) -> Summary:
        figures = {name: tally(rows) for name, tally in tallies.items()}
        first = next(iter(figures.values()))
        return Summary(len(rows), int(first.value or 0), 0, figures)

    return summarise


def row_count(rows: Rows) -> Figure:
    """How many rows there are."""
    return count_figure(len(rows))


def above_zero(column: str) -> Tally:
    """How many rows have more than zero in the column."""
    return lambda rows: count_figure(int(np.count_nonzero(rows.number(column) > 0)))


def total(column: str) -> Tally:
    """The sum of the column; rows without a number are left out, and the figure says so."""

    def tally(rows: Rows) -> Figure:
        numbers = rows.number(column)
        unknown = int(np.count_nonzero(np.isnan(numbers)))
        note = f"{unknown} of {len(numbers)} have no number and are left out." if unknown else ""
        added = float(np.nansum(numbers))
        return count_figure(int(added) if added.is_integer() else added, note)

    return tally
