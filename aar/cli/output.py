"""What commands print: one JSON document or a plain table on stdout, talk on stderr."""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from aar.application import Application

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
By = Annotated[str | None, typer.Option("--by", metavar="EMAIL", help="Who acts; else AAR_PERSON, else local.")]


def application() -> "Application":
    """The application with the settings in force."""
    from aar.application import Application  # noqa: PLC0415 - heavy, and help does not need it
    from aar.settings import read_settings  # noqa: PLC0415

    return Application(read_settings())


def print_json(value: Any) -> None:  # noqa: ANN401 - any JSON-like value
    """One JSON document on stdout, times and dates as contracts.md writes them."""
    from aar.domain.record import plain  # noqa: PLC0415

    sys.stdout.write(json.dumps(value if value is None else plain(value), ensure_ascii=False) + "\n")


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


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    return "–" if value is None else str(value).replace("\n", " ")
