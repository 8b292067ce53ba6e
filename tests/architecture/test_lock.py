import pytest

from tests.architecture.lock import locked, strange_lines
from tests.architecture.repository import ROOT

HASHES = "    --hash=sha256:" + "0" * 64 + "\n"


@pytest.mark.parametrize(
    "line",
    [
        "--extra-index-url https://example.org/simple",
        "--find-links /somewhere",
        "rich>=14.0",
        "rich==15.0.0",
        "rich @ file:///somewhere/rich.whl",
        "    # via typer",
    ],
)
def test_a_line_that_pins_no_version_by_hash_is_strange(line: str) -> None:
    assert strange_lines(f"rich==15.0.0 \\\n{HASHES}{line}\n") == [line]


def test_a_pinned_version_with_a_marker_and_hashes_is_as_it_should_be() -> None:
    assert strange_lines(f"numpy==2.4.6 ; python_full_version < '3.12' \\\n{HASHES}") == []


def test_the_lock_holds_pinned_versions_with_hashes_and_nothing_else() -> None:
    assert strange_lines((ROOT / "requirements.lock").read_text(encoding="utf-8")) == []


def test_the_database_engine_is_the_one_that_was_tried() -> None:
    assert locked((ROOT / "requirements.lock").read_text(encoding="utf-8"))["duckdb"] == {"1.5.5"}
