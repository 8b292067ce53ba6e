"""Shares of yes over yes and no."""

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np

from aar.metrics.estimates import share_figure
from aar.metrics.metric import Summarise, Summary
from aar.metrics.rows import Rows


def shares(columns: Mapping[str, str]) -> Summarise:
    """One share a figure, from a column of 1, 0 and NULL (not counted); the first gives n and events."""

    def summarise(rows: Rows) -> Summary:
        counts = {name: _yes_of(rows, column) for name, column in columns.items()}
        figures = {name: share_figure(yes, n) for name, (yes, n) in counts.items()}
        yes, n = next(iter(counts.values()))
        return Summary(n, yes, 0, figures)

    return summarise


def mix(column: str, parts: Iterable[str]) -> Summarise:
    """The share of each part among the rows that have one."""
    names = tuple(parts)

    def summarise(rows: Rows) -> Summary:
        counts = Counter(rows.label(column))
        n = counts.total() - counts[None]
        return Summary(n, n, 0, {part: share_figure(counts[part], n) for part in names})

    return summarise


def _yes_of(rows: Rows, column: str) -> tuple[int, int]:
    answers = rows.number(column)
    known = answers[~np.isnan(answers)]
    return int(np.count_nonzero(known)), len(known)
