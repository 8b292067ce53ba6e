"""All figures of the Resilience page beside a reference, in a process of its own so that its memory is, too.

`python -m tests.benchmarks.figures DATABASE [PERIOD]…` prints one JSON object: wall time and CPU of each
period of the page and of the reference, which has the engine hash every row; and the memory taken.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from aar.domain.person import LOCAL
from aar.store import Database, Reader
from aar.usecases.resilience_overview import resilience_overview
from dashboards.components.resilience_filters import read
from dashboards.page import Visit
from tests.benchmarks.importing import most_memory

TABLES: Final = ("incidents", "events", "actions", "reviews", "findings", "verifications")
_TIMES: Final = 5
_HASHED: Final = "select bit_xor(hash(t)) from {table} as t"


def reference(store: Reader) -> None:
    """Read and hash every row of the tables that the figures are made of."""
    for table in TABLES:
        store._connection.execute(_HASHED.format(table=table)).fetchall()  # noqa: SLF001 - no product query


def page(store: Reader, now: datetime, period: str) -> None:
    """Everything that the page shows, from the rows to the figures."""
    zone = ZoneInfo("UTC")
    chosen = read(Visit(LOCAL, now, zone, {"period": period}), ())
    resilience_overview(store, chosen.question(now, zone), by=LOCAL)


def best(works: Mapping[str, Callable[[], None]]) -> dict[str, dict[str, float]]:
    """The least wall time and the least CPU of each in five rounds, after one that does not count."""
    rounds = [{name: _spent(work) for name, work in works.items()} for _ in range(1 + _TIMES)][1:]
    return {
        name: {"wall": min(one[name][0] for one in rounds), "cpu": min(one[name][1] for one in rounds)}
        for name in works
    }


def _spent(work: Callable[[], None]) -> tuple[float, float]:
    began, before = time.monotonic(), os.times()
    work()
    wall, after = time.monotonic() - began, os.times()
    return wall, after.user + after.system - before.user - before.system


def main(database: str, *periods: str) -> None:
    now = datetime.now(UTC)
    with Database(Path(database)).read(long_work="benchmark") as store:
        works = {period: partial(page, store, now, period) for period in periods}
        told = best({"reference": partial(reference, store), **works})
    sys.stdout.write(json.dumps({**told, "memory": most_memory()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
