"""Whether incidents come in clusters, which a comparison of rates does not allow for."""

from collections.abc import Sequence
from typing import Final

_LEAST_INCIDENTS: Final = 10
_MOST_DISPERSION: Final = 1.5


def is_bursty(*months: Sequence[int]) -> bool:
    """Whether monthly counts vary so much more than chance that the interval would be too narrow.

    Variance over mean above 1.5, with at least 10 incidents; the variance is that around each window's own
    mean, so that a true change between the windows is not taken for a burst.
    """
    windows = [counts for counts in months if counts]
    counted = sum(len(counts) for counts in windows)
    incidents = sum(sum(counts) for counts in windows)
    freedom = counted - len(windows)
    if incidents < _LEAST_INCIDENTS or freedom < 1:
        return False
    squares = sum((count - sum(counts) / len(counts)) ** 2 for counts in windows for count in counts)
    return squares / freedom / (incidents / counted) > _MOST_DISPERSION
