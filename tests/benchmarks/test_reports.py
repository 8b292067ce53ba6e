"""How long a large review takes to become a Word file."""

from datetime import timedelta

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from aar.reports.draw import draw_report
from tests import builders
from tests.reports.materials import material

pytestmark = pytest.mark.benchmark
LONGEST_SECONDS = 3.0


def test_500_events_100_findings_and_100_actions_take_three_seconds_at_most(
    benchmark: BenchmarkFixture,
) -> None:
    text = "What was seen, where, and what it meant for the customers of that region. " * 3
    many = range(1, 101)
    large = material(
        events=[
            builders.event(number, text=text, occurred_at=builders.START + timedelta(seconds=31 * number))
            for number in range(1, 501)
        ],
        findings=[builders.finding(number, analysis=text, evidence=("EVT-0001",)) for number in many],
        actions=[builders.action(number, finding_ids=(f"FND-{number:04d}",), scope=text) for number in many],
    )
    benchmark(draw_report, large, format="docx")
    assert benchmark.stats is not None
    assert benchmark.stats.stats.max <= LONGEST_SECONDS
