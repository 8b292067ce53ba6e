"""The running product in a browser, as the journeys use it, and four years of records to run it on."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.benchmarks.history import INCIDENTS, SEED, fill
from tests.journeys.conftest import (
    browser_context_args,
    browser_type_launch_args,
    screen_on,
    serve,
)

__all__ = ["browser_context_args", "browser_type_launch_args", "screen_on", "serve"]


@pytest.fixture(scope="session")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database as large as `BENCH_INCIDENTS` says, made once and read only."""
    path = tmp_path_factory.mktemp("years") / "aar.duckdb"
    return fill(path, incidents=INCIDENTS, seed=SEED, ends_at=datetime.now(UTC))
