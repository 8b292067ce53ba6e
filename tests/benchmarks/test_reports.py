"""How long a large review takes to become a Word file, and how that grows with it."""

import time
from datetime import timedelta
from typing import Final

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from aar.reports.draw import draw_report
from aar.reports.material import ReportMaterial
from tests import builders
from tests.reports.materials import material

pytestmark = pytest.mark.benchmark
LONGEST_SECONDS: Final = 3.0
EVENTS: Final = 500
MOST_GROWTH: Final = 2.3
TEXT: Final = "What was seen, where, and what it meant for the customers of that region. " * 3


def large(size: int) -> ReportMaterial:
    """So many events, and a fifth of it findings and actions each."""
    some = range(1, size // 5 + 1)
    return material(
        events=[
            builders.event(number, text=TEXT, occurred_at=builders.START + timedelta(seconds=31 * number))
            for number in range(1, size + 1)
        ],
        findings=[builders.finding(number, analysis=TEXT, evidence=("EVT-0001",)) for number in some],
        actions=[builders.action(number, finding_ids=(f"FND-{number:04d}",), scope=TEXT) for number in some],
    )


def test_500_events_100_findings_and_100_actions_take_three_seconds_at_most(
    benchmark: BenchmarkFixture,
) -> None:
    benchmark(draw_report, large(EVENTS), format="docx")
    assert benchmark.stats is not None
    assert benchmark.stats.stats.max <= LONGEST_SECONDS


def test_twice_the_review_takes_about_twice_as_long(capsys: pytest.CaptureFixture[str]) -> None:
    worked_seconds(large(EVENTS))
    once, twice = worked_seconds(large(EVENTS)), worked_seconds(large(2 * EVENTS))
    said = (
        f"{EVENTS}/{EVENTS // 5}/{EVENTS // 5} events/findings/actions {once:.2f} s of CPU,"
        f" twice as many {twice:.2f} s: {twice / once:.2f} times"
    )
    with capsys.disabled():
        print(f"\n{said}")  # noqa: T201 - the figure is what this is for
    assert twice / once <= MOST_GROWTH, said


def worked_seconds(whole: ReportMaterial) -> float:
    """What a Word report costs at best in three tries, by a clock that waiting for others does not move."""
    took = []
    for _ in range(3):
        began = time.process_time()
        draw_report(whole, format="docx")
        took.append(time.process_time() - began)
    return min(took)
