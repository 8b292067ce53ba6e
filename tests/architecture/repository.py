"""Where the project's own files are, for the checks that read all of them."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("aar", "dashboards", "integrations")


def python_files(*folders: str) -> Iterator[tuple[str, str]]:
    """Every Python file below the folders as its path from the top and its text."""
    return _texts(folders, "*.py")


def sql_files() -> Iterator[tuple[str, str]]:
    """Every SQL file as its path from the top and its text."""
    return _texts(("sql",), "*.sql")


def _texts(folders: tuple[str, ...], pattern: str) -> Iterator[tuple[str, str]]:
    for folder in folders:
        for file in sorted((ROOT / folder).rglob(pattern)):
            yield file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")
