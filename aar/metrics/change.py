"""Whether a figure changed against the previous period, as far as its intervals can tell."""

from typing import Literal, TypeAlias

from aar.metrics.figures import Better, Figure

Change: TypeAlias = Literal["better", "worse", "higher", "lower", "unclear"]


def change(now: Figure, previous: Figure, better: Better) -> Change:
    """Better or worse, or higher or lower where neither is better; unclear when the intervals overlap."""
    if _is_above(now, previous):
        return _judged("higher", better)
    if _is_above(previous, now):
        return _judged("lower", better)
    return "unclear"


def _is_above(one: Figure, other: Figure) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def _judged(direction: Literal["higher", "lower"], better: Better) -> Change:
    if better == "none":
        return direction
    return "better" if direction == better else "worse"
