"""Other processes that use the same database file, as the app, the worker and the command line do."""

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PRELUDE = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from aar.domain.incident import Incident
from aar.domain.person import LOCAL
from aar.store import Database

database = Database(Path(sys.argv[1]))


def say(word):
    print(word, flush=True)


def wait():
    sys.stdin.readline()


def save(store, number, **fields):
    incident = Incident(incident_id=f"INC-{number:04d}", title=f"Incident {number}", **fields)
    store.save(incident, verb="created", by=LOCAL, now=datetime(2026, 5, 4, tzinfo=UTC))
"""


@contextmanager
def other_process(database: Path, program: str) -> Iterator[subprocess.Popen[str]]:
    """Run a program on the database; what it says comes on stdout, a line on stdin lets it go on."""
    code = _PRELUDE + textwrap.dedent(program)
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=30)


def heard(process: subprocess.Popen[str]) -> str:
    """The next line that the process says."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def let_go(process: subprocess.Popen[str]) -> None:
    """Let a waiting process go on."""
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()
