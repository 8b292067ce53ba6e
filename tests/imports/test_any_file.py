"""Files that nobody has seen yet: whatever stands in them, an import reads or refuses them as a whole."""

import csv
import io
import json
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aar.domain.imports import ImportOptions
from tests.imports.damage import ODD, PIECES
from tests.imports.damaged_tables import CELLS
from tests.imports.test_damaged_files import Bench

NAMES: Final = (
    "occurred_at", "text", "incident", "source_id", "kind", "status", "time", "date", "title", "number", "id",
    "updates", "message", "created_at", "severity", "services", "impact_minutes", "events", "body", "actor",
)  # fmt: skip
MOMENTS: Final = st.datetimes().map(str) | st.datetimes().map(lambda moment: f"{moment.isoformat()}Z")
CELL: Final = st.sampled_from(CELLS) | st.text(max_size=30) | MOMENTS
NAME: Final = st.sampled_from(NAMES) | st.text(max_size=8)
OPTIONS: Final = st.builds(
    ImportOptions,
    zone=st.sampled_from((None, "UTC", "Europe/Berlin")),
    date_order=st.sampled_from((None, "dmy", "mdy")),
)


def _written_table(names: list[str], rows: list[list[str]], delimiter: str, end: str) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator=end, escapechar="\\").writerows([names, *rows])
    return written.getvalue().encode("utf-8", "surrogatepass")


TABLES: Final = st.builds(
    _written_table,
    st.lists(NAME, min_size=2, max_size=6),
    st.lists(st.lists(CELL, max_size=7), min_size=1, max_size=6),
    st.sampled_from(",;\t|"),
    st.sampled_from(("\n", "\r\n", "\r")),
)
VALUES: Final = st.recursive(
    st.sampled_from(ODD) | CELL | st.floats() | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAME, inner, max_size=6),
    max_leaves=20,
)
OBJECTS: Final = st.lists(st.dictionaries(NAME, VALUES, max_size=6), min_size=1, max_size=4)
LINES: Final = OBJECTS.map(lambda found: "\n".join(map(json.dumps, found)).encode())
ARRAYS: Final = OBJECTS.map(lambda found: json.dumps(found).encode())
DOCUMENTS: Final = st.lists(st.sampled_from(PIECES) | st.text(max_size=20) | MOMENTS, max_size=20).map(
    lambda pieces: f"# Down - 2026-01-02\n\n## Timeline\n\n{''.join(pieces)}".encode("utf-8", "surrogatepass")
)
FILES: Final = st.one_of(
    st.tuples(st.just("any.csv"), TABLES),
    st.tuples(st.just("any.jsonl"), LINES),
    st.tuples(st.just("any.json"), ARRAYS),
    st.tuples(st.just("any.md"), DOCUMENTS),
    st.tuples(st.just("any.txt"), st.binary(max_size=200)),
)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """One database for all of them."""
    return Bench(tmp_path_factory.mktemp("any"))


@settings(max_examples=30)
@given(file=FILES, options=OPTIONS)
def test_any_file_is_read_or_refused_and_never_half(
    bench: Bench, file: tuple[str, bytes], options: ImportOptions
) -> None:
    play(bench, file, options)


@pytest.mark.prove
@settings(max_examples=1000)
@given(file=FILES, options=OPTIONS)
def test_any_file_is_read_or_refused_and_never_half_at_length(
    bench: Bench, file: tuple[str, bytes], options: ImportOptions
) -> None:
    play(bench, file, options)


def play(bench: Bench, file: tuple[str, bytes], options: Any) -> None:
    """Import it, import it again, and look whether anything contradicts anything."""
    name, content = file
    result = bench.take(name, content, options)
    if result is not None:
        bench.demand_sound(result)
        bench.demand_the_same_again(name, content, options)
        bench.demand_order()
