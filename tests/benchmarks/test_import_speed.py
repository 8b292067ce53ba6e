"""Importing millions of records beside the engine's own raw read of the same file.

What is printed is the proof: machines differ and may be busy, so ratios within one run count, by the clock
and by seconds of CPU. `BENCH_ROWS=200000 make bench` tries a smaller size.
"""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import duckdb
import numpy as np
import pytest

pytestmark = pytest.mark.benchmark
ROWS: Final = int(os.environ.get("BENCH_ROWS", "5_000_000"))
SEED: Final = int(os.environ.get("BENCH_SEED", "1"))
EVENTS: Final = 250  # of one incident
MILLION: Final = ROWS // 5
TIMELINE: Final = (Path(__file__).parent / "timeline.sql").read_text(encoding="utf-8")
Told = Mapping[str, Any]


class Bench:
    """A folder of generated files, what ran on them, and the lines that are printed."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capture = capture

    def timeline(self, rows: int, name: str = "timeline.csv") -> Path:
        path = self.folder / name
        values = {"rows": rows, "incidents": rows // EVENTS, "seed": SEED, "path": str(path)}
        with duckdb.connect() as connection:
            connection.execute(TIMELINE, values)
        return path

    def start(self, what: str, file: Path, database: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.benchmarks.importing", what, str(file)]
        return subprocess.Popen([*command, str(self.folder / database)], stdout=subprocess.PIPE)

    def run(self, what: str, file: Path, database: str) -> Told:
        return ended(self.start(what, file, database))

    def fresh(self, what: str, file: Path, database: str) -> Told:
        (self.folder / database).unlink(missing_ok=True)
        return self.run(what, file, database)

    def say(self, name: str, told: Told, beside: Told | None = None) -> None:
        ratios = "".join(f", {told[by] / beside[by]:.2f} x {by}" for by in ("wall", "cpu")) if beside else ""
        counts = ", ".join(f"{key} {told[key]:,}" for key in COUNTS if key in told)
        memory = told["memory"] / 1e9
        self.tell(
            f"{name:<34} {told['wall']:7.1f} s, CPU {told['cpu']:6.1f} s, {memory:.2f} GB{ratios} ({counts})"
        )

    def tell(self, line: str) -> None:
        with self._capture.disabled():
            print(line, flush=True)  # noqa: T201 - the figures are what this is for


COUNTS: Final = ("read", "new", "unchanged", "rejected", "incidents")


def ended(process: subprocess.Popen[bytes]) -> Told:
    said, _ = process.communicate()
    assert process.returncode == 0
    told: Told = json.loads(said)
    return told


def adds_up(told: Told) -> bool:
    return bool(told["read"] == told["new"] + told["updated"] + told["unchanged"] + told["rejected"])


@pytest.fixture
def bench(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Bench]:
    made = Bench(tmp_path, capsys)
    made.tell(
        f"\n{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, seed {SEED}, DuckDB {duckdb.__version__}"
    )
    yield made
    for path in tmp_path.iterdir():
        path.unlink()


def test_an_import_is_near_the_engines_raw_read_and_a_second_one_nearer(bench: Bench) -> None:
    file = bench.timeline(ROWS)
    reference = bench.fresh("raw", file, "raw.duckdb")
    first = bench.fresh("import", file, "aar.duckdb")
    same = bench.run("import", file, "aar.duckdb")
    with file.open("a", encoding="utf-8") as opened:
        opened.write("INC-0000000,2024-01-01T06:00:00Z,note,scribe,One more line than before\n")
    longer = bench.run("import", file, "aar.duckdb")
    again = bench.fresh("raw", file, "raw.duckdb")
    raw = {by: statistics.mean((reference[by], again[by])) for by in ("wall", "cpu")}
    bench.say("raw read into a table", reference)
    bench.say("raw read once more, after them", again)
    bench.say("import", first, raw)
    bench.say("the same file again", same, raw)
    bench.say("the same and one record more", longer, raw)
    assert all(adds_up(told) for told in (first, same, longer))
    assert first["read"] == ROWS
    assert same["unchanged"] == ROWS - first["rejected"]
    assert longer["new"] == 1


def test_ten_times_the_records_take_about_ten_times_as_long(bench: Bench) -> None:
    few = bench.timeline(MILLION, "few.csv")
    small = [bench.fresh("import", few, "few.duckdb") for _ in range(3)]
    middle = {by: statistics.median(told[by] for told in small) for by in ("wall", "cpu")}
    many = bench.timeline(10 * MILLION, "many.csv")
    large = bench.fresh("import", many, "many.duckdb")
    for told in small:
        bench.say(f"{MILLION:,} records", told)
    bench.say(f"{10 * MILLION:,} records", large, middle)
    assert adds_up(large)
    assert large["read"] == 10 * MILLION


def test_json_lines_are_read_in_bulk_too(bench: Bench) -> None:
    table, lines = bench.timeline(MILLION), bench.folder / "timeline.jsonl"
    duckdb.execute(f"copy (from read_csv('{table}', all_varchar = true)) to '{lines}' (format json)")
    reference = bench.fresh("raw", lines, "raw.duckdb")
    told = bench.fresh("import", lines, "aar.duckdb")
    bench.say("raw read of JSON Lines", reference)
    bench.say("import of JSON Lines", told, reference)
    assert adds_up(told)
    assert told["read"] == MILLION


def test_small_writes_get_through_while_an_import_runs(bench: Bench) -> None:
    file, stop = bench.timeline(MILLION), bench.folder / "stop"
    writer = bench.start("write", stop, "aar.duckdb")
    told = bench.run("import", file, "aar.duckdb")
    stop.touch()
    waits = ended(writer)["waits"]
    bench.say("import beside a writer", told)
    middle, late = np.percentile(waits, [50, 95])
    waited = f"{middle:.2f} s (p50), {late:.2f} s (p95), {max(waits):.2f} s (longest)"
    bench.tell(f"{len(waits)} small writes waited {waited}")
    assert adds_up(told)
    assert told["read"] == MILLION
