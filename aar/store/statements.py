"""Named SQL: every statement is a file in `sql/`, found by its path without the ending."""

from functools import cache
from pathlib import Path

from aar.errors import StoreError
from aar.registry import folder_of


def sql_folder() -> Path:
    """Where the statements lie, in a checkout and when installed."""
    return folder_of("sql")


@cache
def statement(name: str) -> str:
    """The text of one statement, for example `queries/actions/all`."""
    path = sql_folder() / f"{name}.sql"
    if not path.is_file():
        raise StoreError(f"There is no statement {name}.", "This is a bug: please report it.")
    return path.read_text(encoding="utf-8")


@cache
def statements(folder: str) -> dict[str, str]:
    """All statements below a folder of `sql/`, by name, in the order of their names."""
    home = sql_folder()
    files = sorted((home / folder).rglob("*.sql"))
    return {
        str(file.relative_to(home).with_suffix("")): statement(str(file.relative_to(home).with_suffix("")))
        for file in files
    }
