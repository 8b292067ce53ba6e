"""What a page may claim about getting better: only what lies beyond both intervals."""

from aar.metrics.figures import Figure, MetricResult, no_figure
from aar.metrics.progress import progress_sentence, shift_words, shifts


def result(metric_id: str, figure: Figure) -> dict[str, MetricResult]:
    is_share = metric_id == "actions_on_time"
    return {
        metric_id: MetricResult(
            id=metric_id,
            title=metric_id,
            unit="share" if is_share else "minutes",
            better="higher" if is_share else "lower",
            definition="",
            n=40,
            events=40,
            censored=0,
            excluded={},
            figures={"share" if is_share else "median": figure},
        )
    }


def test_only_figures_beyond_both_intervals_are_called_better_or_worse() -> None:
    now = result("actions_on_time", Figure(0.8, 0.7, 0.9, 0.95))
    now |= result("time_to_resolve", Figure(90, 80, 110, 0.95)) | result(
        "time_to_detect", Figure(9, 2, 20, 0.95)
    )
    before = result("actions_on_time", Figure(0.4, 0.3, 0.5, 0.95))
    before |= result("time_to_resolve", Figure(40, 30, 50, 0.95))
    before |= result("time_to_detect", Figure(5, 2, 20, 0.95))
    moved = shifts(now, before)
    assert progress_sentence(moved, "6 months") == (
        "Better than in the 6 months before: actions done on time (80 %, was 40 %). "
        "Worse than in the 6 months before: median time to resolve (1 h 30 min, was 40 min). "
        "1 other figure moved no more than chance explains."
    )
    assert (
        shift_words(moved["actions_on_time"], "6 months") == "Better: 40 % (30–50 %) in the 6 months before"
    )
    assert shift_words(moved["time_to_detect"], "6 months") == ""


def test_without_intervals_the_answer_is_that_nothing_can_be_told() -> None:
    nothing = result("actions_on_time", no_figure("There is nothing to count in this window."))
    assert "there is too little in the year before" in progress_sentence(shifts(nothing, nothing), "year")
    some = result("actions_on_time", Figure(0.5, 0.3, 0.7, 0.95))
    assert "the one figure that can be compared did not move" in progress_sentence(shifts(some, some), "year")
    assert "choose a period" in progress_sentence(shifts(some, {}), "year")
