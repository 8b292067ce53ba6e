"""Work that is measured in a process of its own, so that its memory is its own, too.

`python -m tests.benchmarks.importing import FILE DATABASE` prints one JSON object.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

import duckdb

from aar.domain.person import LOCAL
from aar.store import Database
from aar.usecases.create_incident import create_incident
from aar.usecases.import_timeline import import_timeline

COLUMNS: Final = {
    "incident": "varchar",
    "occurred_at": "timestamp",
    "kind": "varchar",
    "actor": "varchar",
    "text": "varchar",
}


def raw(file: str, database: str) -> dict[str, Any]:
    """The reference: the engine's own typed read of the file into a table, with nothing checked."""
    read = "read_json(?, columns = ?, ignore_errors = true)"
    if file.endswith(".csv"):
        read = "read_csv(?, columns = ?, header = true, ignore_errors = true)"
    with duckdb.connect(database) as connection:
        connection.execute(f"create table raw as select * from {read}", [file, COLUMNS])  # noqa: S608 - our own
        found = connection.execute("select count(*) from raw").fetchone()
    return {"read": found[0] if found else 0}


def take_in(file: str, database: str) -> dict[str, Any]:
    """Import as everybody does: validated, idempotent, all or nothing."""
    opened = Database(Path(database))
    result = import_timeline(opened, Path(file), by=LOCAL, now=datetime.now(UTC))
    counts = ("read", "new", "updated", "unchanged", "rejected")
    return {**{name: getattr(result, name) for name in counts}, "incidents": len(result.incidents)}


def write_beside(stop: str, database: str) -> dict[str, Any]:
    """Create one incident after the other until a file stands there; how long each of them waited."""
    opened = Database(Path(database))
    waits: list[float] = []
    while not Path(stop).exists():
        began = time.monotonic()
        fields = {"title": f"Small write {len(waits)}"}
        opened.write(partial(create_incident, fields=fields, by=LOCAL, now=datetime.now(UTC)))
        waits.append(time.monotonic() - began)
        time.sleep(0.02)
    return {"waits": waits}


WORK: Final[dict[str, Callable[[str, str], dict[str, Any]]]] = {
    "raw": raw,
    "import": take_in,
    "write": write_beside,
}


def main(what: str, file: str, database: str) -> None:
    began, before = time.monotonic(), os.times()
    result = WORK[what](file, database)
    wall, after = time.monotonic() - began, os.times()
    used = after.user + after.system - before.user - before.system
    sys.stdout.write(json.dumps({**result, "wall": wall, "cpu": used, "memory": most_memory()}))


def most_memory() -> int:
    """The most resident memory of this program, in bytes; `ru_maxrss` would count its parent, too."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
        return int(lines["VmHWM"].split()[0]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
