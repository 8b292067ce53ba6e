"""All figures of the Resilience page beside the engine's own reading of every row that they could be made of.

What is printed is the proof: machines differ and may be busy, so ratios within one run count, by the clock
and by seconds of CPU. `BENCH_INCIDENTS=10000 make bench` tries a smaller size, where fixed costs
weigh more.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from tests.benchmarks.history import INCIDENTS, SEED, STEPS, fill

pytestmark = pytest.mark.benchmark
MOST_TIMES_THE_REFERENCE: Final = 5
MOST_TIMES_THE_TENTH: Final = 11
MOST_MEMORY: Final = 1.5e9
OPENED: Final = "12m"  # the period with which the page opens
PERIODS: Final = (OPENED, "all")
Told = Mapping[str, Any]


def figures(database: Path, *periods: str) -> Told:
    command = [sys.executable, "-m", "tests.benchmarks.figures", str(database), *periods]
    told: Told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return told


def say(capture: pytest.CaptureFixture[str], line: str) -> None:
    with capture.disabled():
        print(line, flush=True)  # noqa: T201 - the figures are what this is for


def seconds(told: Told) -> str:
    return f"{told['wall']:.2f} s, CPU {told['cpu']:.2f} s"


def times(told: Told, beside: Told) -> Mapping[str, float]:
    return {by: told[by] / beside[by] for by in ("wall", "cpu")}


@pytest.mark.parametrize("period", PERIODS)
def test_all_figures_cost_few_times_what_reading_every_row_costs(
    years: Path, period: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = figures(years, period)
    ratio = times(told[period], told["reference"])
    say(
        capsys,
        f"\n{INCIDENTS:,} incidents, {STEPS * INCIDENTS:,} events, seed {SEED}, {os.cpu_count()} cores",
    )
    say(capsys, f"load {os.getloadavg()[0]:.1f}, reference: {seconds(told['reference'])}")
    say(capsys, f"all figures of {period}: {seconds(told[period])}, {told['memory'] / 1e9:.2f} GB")
    say(capsys, f"{ratio['wall']:.2f} x by the clock, {ratio['cpu']:.2f} x by CPU")
    assert ratio["wall"] <= MOST_TIMES_THE_REFERENCE
    assert told["memory"] <= MOST_MEMORY


def test_ten_times_the_records_cost_about_ten_times_as_much(
    years: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tenth = tmp_path / "tenth.duckdb"
    fill(tenth, incidents=INCIDENTS // 10, seed=SEED, ends_at=datetime.now(UTC))
    few, many = figures(tenth, OPENED), figures(years, OPENED)
    ratio = times(many["12m"], few["12m"])
    say(capsys, f"\n{INCIDENTS // 10:,} incidents: {seconds(few['12m'])}")
    say(capsys, f"{INCIDENTS:,} incidents: {seconds(many['12m'])}")
    say(capsys, f"{ratio['wall']:.2f} x by the clock, {ratio['cpu']:.2f} x by CPU")
    assert ratio["wall"] <= MOST_TIMES_THE_TENTH
