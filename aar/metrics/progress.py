"""What changed against the equal period before, in one honest sentence: only what the intervals support."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from aar.metrics.change import Change, change
from aar.metrics.figures import Figure, MetricResult
from aar.metrics.metric import Unit
from aar.metrics.wording import number_words, worded

TRACKED: Final[Mapping[str, tuple[str, str]]] = {
    "actions_on_time": ("share", "actions done on time"),
    "verification_rate": ("share", "done work that was checked"),
    "effectiveness": ("share", "checked actions that work"),
    "recurrence": ("share", "incidents that came back"),
    "review_lag": ("median", "median time to a published review"),
    "time_to_detect": ("median", "median time to detect"),
    "time_to_mitigate": ("median", "median time to mitigate"),
    "time_to_resolve": ("median", "median time to resolve"),
    "action_open_time": ("median", "median time that actions stay outstanding"),
}


@dataclass(frozen=True, slots=True)
class Shift:
    """One tracked figure now and in the equal period before; `is_comparable` where both have an interval."""

    metric_id: str
    name: str
    unit: Unit
    now: Figure
    before: Figure
    change: Change
    is_comparable: bool


def shifts(now: Mapping[str, MetricResult], before: Mapping[str, MetricResult]) -> dict[str, Shift]:
    """How each tracked figure moved, by metric; empty where there is no period before."""
    tracked = (
        (metric_id, *told) for metric_id, told in TRACKED.items() if metric_id in now and metric_id in before
    )
    return {
        metric_id: _shift(now[metric_id], before[metric_id], figure, name)
        for metric_id, figure, name in tracked
    }


def progress_sentence(moved: Mapping[str, Shift], span: str) -> str:
    """What got better and worse than in the span before; says so where nothing can be told."""
    if not moved:
        return "All records at once: choose a period, and it is held against the equal one before it."
    better = [_moved_words(one) for one in moved.values() if one.change == "better"]
    worse = [_moved_words(one) for one in moved.values() if one.change == "worse"]
    comparable = sum(one.is_comparable for one in moved.values())
    if not better and not worse:
        return _nothing_told(comparable, span)
    said = [f"Better than in the {span} before: {_listed(better)}." if better else ""]
    said += [f"Worse than in the {span} before: {_listed(worse)}." if worse else ""]
    rest = comparable - len(better) - len(worse)
    said += [f"{_figures(rest)} moved no more than chance explains." if rest else ""]
    return " ".join(part for part in said if part)


def shift_words(shift: Shift | None, span: str) -> str:
    """`Better: 40 % (30–51 %) in the 12 months before`; empty where the intervals overlap."""
    if shift is None or shift.change not in {"better", "worse"}:
        return ""
    return f"{shift.change.capitalize()}: {worded(shift.before, shift.unit)} in the {span} before"


def _shift(now: MetricResult, before: MetricResult, figure: str, name: str) -> Shift:
    unit: Unit = "share" if figure == "share" else "days" if now.unit == "days" else "minutes"
    one, other = now.figures[figure], before.figures[figure]
    is_comparable = all(_is_bounded(part) for part in (one, other))
    return Shift(now.id, name, unit, one, other, change(one, other, now.better), is_comparable)


def _is_bounded(figure: Figure) -> bool:
    return figure.low is not None or figure.high is not None


def _moved_words(shift: Shift) -> str:
    now, before = (number_words(one.value, shift.unit) for one in (shift.now, shift.before))
    return f"{shift.name} ({now}, was {before})"


def _nothing_told(comparable: int, span: str) -> str:
    if not comparable:
        return f"Whether we get more resilient cannot be told: there is too little in the {span} before."
    which = "the one figure that can be compared did not move"
    if comparable > 1:
        which = f"none of the {comparable} figures that can be compared moved"
    return f"Whether we get more resilient cannot be told: {which} beyond chance against the {span} before."


def _listed(parts: Sequence[str]) -> str:
    return "; ".join(parts)


def _figures(number: int) -> str:
    return "1 other figure" if number == 1 else f"{number} other figures"
