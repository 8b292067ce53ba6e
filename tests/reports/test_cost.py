"""The cost of a Word report grows with its records, not with their square."""

import cProfile
import pstats
from typing import Any, cast

from aar.reports.draw import draw_report
from aar.reports.material import ReportMaterial
from tests import builders
from tests.reports.materials import material


def large(size: int) -> ReportMaterial:
    """So many events, and a fifth of it findings and actions; all at one time, so that nothing is drawn."""
    text = "See https://example.org/a and what it says. " * 3
    some = range(1, size // 5 + 1)
    return material(
        events=[builders.event(number, text=f"{text}{number}") for number in range(1, size + 1)],
        findings=[builders.finding(number, analysis=text, evidence=("EVT-0001",)) for number in some],
        actions=[builders.action(number, finding_ids=(f"FND-{number:04d}",), scope=text) for number in some],
    )


def calls(whole: ReportMaterial) -> int:
    """How many functions are called to write the report: a cost that no busy machine changes."""
    profile = cProfile.Profile()
    profile.runcall(draw_report, whole, format="docx")
    return cast("Any", pstats.Stats(profile)).total_calls  # type: ignore[no-any-return] # no stub for it


def test_twice_the_records_cost_twice_as_much() -> None:
    calls(large(50))
    once, twice = calls(large(200)), calls(large(400))
    assert twice < once * 2.1, f"{once:,} calls for 200 events, {twice:,} for 400: {twice / once:.2f} times"
