"""Workbooks (XLSX, ODS, XLS): one sheet becomes a table in CSV, which every source of tables reads."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from aar.errors import InputError
from aar.usecases.importing.sheet_process import DAMAGED, LOCKED, MOST_SECONDS, TOO_LARGE

_SCRIPT: Final = Path(__file__).with_name("sheet_process.py")
_SAVE_AS_CSV: Final = "Save the sheet with the timeline as CSV, and import that."
_SENTENCES: Final = {
    DAMAGED: ("is no workbook that can be read; it may be cut off.", "Save it again, or save it as CSV."),
    LOCKED: ("is locked with a password.", "Save it without a password and import it again."),
    TOO_LARGE: (
        "is a workbook that is too large to be read.",
        "Delete what stands far away from the timeline, or save the sheet as CSV.",
    ),
}


def as_table(path: Path, name: str, folder: Path) -> tuple[Path, tuple[str, ...], Sequence[tuple[int, int]]]:
    """The sheet as CSV, what to say about it, and how its lines differ from the rows of the sheet."""
    target = folder / "sheet.csv"
    found = _found(path, name, target)
    if found["sheet"] is None:
        raise InputError(f"{name} has no sheet with headings and a record below them.", _SAVE_AS_CSV)
    headings = f", with the headings in row {found['row']}" if found["row"] > 1 else ""
    notes = [f"Read from the sheet “{found['sheet']}”{headings}."]
    if others := found["others"]:
        names = ", ".join(f"“{other}”" for other in others)
        notes.append(f"Not read: {names}. Save such a sheet as a file of its own to import it.")
    return target, tuple(notes), [(line, shift) for line, shift in found["shifts"]]


def locked(name: str) -> InputError:
    """What to say of a workbook with a password."""
    what, hint = _SENTENCES[LOCKED]
    return InputError(f"{name} {what}", hint)


def _found(path: Path, name: str, target: Path) -> dict[str, Any]:
    command = [sys.executable, "-P", str(_SCRIPT), str(path), str(target)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)  # noqa: S603 - our own script
    except subprocess.TimeoutExpired as late:
        raise _refusal(name, TOO_LARGE) from late
    if done.returncode:
        raise _refusal(name, TOO_LARGE if done.returncode < 0 else done.returncode)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _refusal(name: str, code: int) -> InputError:
    what, hint = _SENTENCES.get(code, _SENTENCES[DAMAGED])
    return InputError(f"{name} {what}", hint)
