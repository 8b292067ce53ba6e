"""A note beside the database: which process is at work that may take longer than a second, and since when."""

import contextlib
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any


@contextlib.contextmanager
def announced(database: Path, what: str, since: str) -> Iterator[None]:
    """Leave the note while the work goes on, so that others wait with a sentence."""
    note = _note_path(database)
    said = {"what": what, "since": since, "pid": os.getpid(), "host": socket.gethostname()}
    note.write_text(json.dumps(said), encoding="utf-8")
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def long_work(database: Path) -> str | None:
    """What a living process says that it does with the file; the note of a dead one says nothing."""
    try:
        said = json.loads(_note_path(database).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(said, dict) or _is_stale(said):
        return None
    return f"{said.get('what')}, since {said.get('since')}"


def _is_stale(said: dict[str, Any]) -> bool:
    # Only on the same host does the number of a process mean anything.
    if said.get("host") != socket.gethostname():
        return False
    pid = said.get("pid")
    return not isinstance(pid, int) or pid <= 0 or not _is_alive(pid)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


def _note_path(database: Path) -> Path:
    return database.with_name(f"{database.name}.busy")
