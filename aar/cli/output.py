"""What commands print: one JSON document or a plain table on stdout, talk on stderr."""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from aar.application import Application
    from aar.domain.person import Person

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]+")  # a cell is one line, and commands no terminal
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
By = Annotated[
    str | None, typer.Option("--by", metavar="EMAIL", help="Who acts; else AAR_PERSON, else local.")
]


def application() -> "Application":
    """The application with the settings in force."""
    from aar.application import Application
    from aar.settings import read_settings

    return Application(read_settings())


def acting(app: "Application", by: str | None) -> "Person":
    """Who acts, with the rights of an administrator: whoever can read the file can read everything."""
    person = app.person(by)
    return person.changed(roles=(*person.roles, "admin"))


def lists(context: typer.Context, *, by: str | None, as_json: bool) -> bool:
    """Whether the group itself was called, to list; refuses its options in front of one of its commands."""
    if context.invoked_subcommand is None:
        return True
    if by or as_json:
        from aar.errors import InputError

        command = f"{context.info_name} {context.invoked_subcommand}"
        raise InputError("--by and --json of a command go behind it.", f"Write: aar {command} … --json")
    return False


def print_json(value: object) -> None:
    """One JSON document on stdout; what may be absent has been left out by `plain` before."""
    from aar.domain.record import written_value

    is_utf8 = (sys.stdout.encoding or "").lower().replace("_", "-") in {"utf-8", "utf8"}
    sys.stdout.write(json.dumps(value, ensure_ascii=not is_utf8, default=written_value) + "\n")


def print_table(rows: Sequence[Mapping[str, object]], columns: Mapping[str, str]) -> None:
    """Rows as a plain table: `columns` maps a field to its heading."""
    texts = [[_cell(row.get(name)) for name in columns] for row in rows]
    lines = [list(columns.values()), *texts]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    for line in lines:
        cells = (text.ljust(width) for text, width in zip(line, widths, strict=True))
        sys.stdout.write("  ".join(cells).rstrip() + "\n")


def say(text: str) -> None:
    """Talk to the person, on stderr."""
    sys.stderr.write(text + "\n")


@contextmanager
def moving_line(*, is_measured: bool = True) -> Iterator[Callable[[str, float], None] | None]:
    """One line on a terminal that says how far long work is, and goes when it is over; None elsewhere.

    Work that nobody can measure beforehand only shows that it goes on.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(24), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as line:
        task = line.add_task("", total=1.0 if is_measured else None)
        yield lambda sentence, share: line.update(task, description=sentence, completed=share)


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    return "–" if value is None else _CONTROL.sub(" ", str(value))
