"""A folder for the time of one work; what a process that was killed left behind goes with the next one."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_OURS: Final = ("aar-", ".work")


@contextlib.contextmanager
def private_folder(purpose: str) -> Iterator[Path]:
    """A new empty folder, which goes away with everything in it."""
    with contextlib.suppress(OSError):
        _clear_left_ones()
    folder, lock = _made(purpose)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _release(lock)


def _made(purpose: str) -> tuple[Path, int | None]:
    begins, ends = _OURS
    while True:
        folder = Path(tempfile.mkdtemp(prefix=f"{begins}{purpose}-", suffix=ends))
        lock = _locked(folder)
        if folder.is_dir():
            return folder, lock
        _release(lock)  # another process took it for a left one before it was locked


def _clear_left_ones() -> None:
    begins, ends = _OURS
    for folder in Path(tempfile.gettempdir()).glob(f"{begins}*{ends}"):
        if folder.is_dir() and not folder.is_symlink():
            lock = _locked(folder, waits=False)
            if lock is not None:
                shutil.rmtree(folder, ignore_errors=True)
                _release(lock)


def _locked(folder: Path, *, waits: bool = True) -> int | None:
    """Hold the folder until its process ends, however it ends; None where that cannot be had."""
    try:
        import fcntl
    except ImportError:
        return None  # a system without such locks clears nothing of others
    opened = None
    try:
        opened = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW)
        fcntl.flock(opened, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
    except OSError:
        _release(opened)
        return None
    return opened


def _release(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)
