"""Four years of made-up records, the same for the same seed: so many incidents and all that hangs on them.

`BENCH_INCIDENTS=10000 python -m tests.benchmarks.history DATABASE` makes a database to look at.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import duckdb

from tests.migrated import migrated

INCIDENTS: Final = int(os.environ.get("BENCH_INCIDENTS", "100_000"))
SEED: Final = int(os.environ.get("BENCH_SEED", "1"))
STEPS: Final = 50  # events of one incident
_STATEMENTS: Final = sorted((Path(__file__).parent / "history").glob("*.sql"))


def fill(path: Path, *, incidents: int, seed: int, ends_at: datetime, steps: int = STEPS) -> Path:
    """Make a database whose records end at this instant: per incident `steps` events and three actions."""
    migrated(path)
    with duckdb.connect(str(path), config={"memory_limit": "2GB"}) as connection:
        connection.execute("set timezone = 'UTC'")
        connection.execute("set variable incidents = ?", [incidents])
        connection.execute("set variable steps = ?", [steps])
        connection.execute("set variable seed = ?", [seed])
        connection.execute("set variable ends_at = ?", [ends_at])
        for file in _STATEMENTS:
            connection.execute(file.read_text(encoding="utf-8"))
    return path


if __name__ == "__main__":
    fill(Path(sys.argv[1]), incidents=INCIDENTS, seed=SEED, ends_at=datetime.now(UTC))
