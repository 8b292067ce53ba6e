"""`aar import`: bring timelines in, with a reason for each refused record."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aar.cli.output import AsJson, By, acting, application, print_json, say

if TYPE_CHECKING:
    from aar.domain.imports import ImportOptions, ImportResult

Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="What the incident left behind.")]
Maps = Annotated[
    list[str] | None, typer.Option("--map", metavar="FIELD=COLUMN", help="Which column fills a field.")
]
_SHOWN = 10


def import_(
    files: Files,
    *,
    source: Annotated[str, typer.Option(help="Name of a source, or auto.")] = "auto",
    incident: Annotated[str | None, typer.Option(metavar="ID|new:TITLE", help="Where it belongs.")] = None,
    zone: Annotated[str | None, typer.Option(metavar="Area/City", help="Zone of times without one.")] = None,
    maps: Maps = None,
    date_order: Annotated[str | None, typer.Option(help="dmy, mdy or ymd.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would come of it.")] = False,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Import timelines; each file goes in whole, apart from records that are refused with a reason."""
    from aar.usecases.import_timeline import import_timeline

    app = application()
    options = _options(source, incident, zone, maps or [], date_order)
    who = acting(app, by)
    results: list[ImportResult] = []
    try:
        for file in files:
            result = import_timeline(
                app.database, file, options, by=who, now=app.now(), dry_run=dry_run, progress=_progress
            )
            results.append(result)
    finally:  # what went in before a file was refused is in, and has to be said
        if not as_json or len(results) < len(files):
            for file, result in zip(files, results, strict=False):
                _tell(file, result)
    if as_json:
        documents = [result.plain() for result in results]
        print_json(documents[0] if len(files) == 1 else {"imports": documents})


COMMAND = import_


def _options(
    source: str, incident: str | None, zone: str | None, maps: list[str], date_order: str | None
) -> "ImportOptions":
    from aar.domain.imports import ImportOptions
    from aar.errors import InputError
    from aar.usecases.validation import built

    pairs = [pair.partition("=") for pair in maps]
    wrong = next((field for field, sign, column in pairs if not (field and sign and column)), None)
    if wrong is not None:
        raise InputError(f"--map {wrong} cannot be read.", "Write --map FIELD=COLUMN.")
    fields = {
        "source": source,
        "incident": incident,
        "zone": zone,
        "columns": {field: column for field, _, column in pairs},
        "date_order": date_order,
    }
    return built(ImportOptions, fields)


def _progress(sentence: str, share: float) -> None:
    import sys

    if sys.stderr.isatty():
        say(f"{share:4.0%} {sentence}")


def _tell(file: Path, result: "ImportResult") -> None:
    say(
        f"{file.name} ({result.source}): read {result.read}, new {result.new}, updated {result.updated}, "
        f"unchanged {result.unchanged}, rejected {result.rejected}."
    )
    for note in result.notes or ():
        say(f"  {note}")
    for problem in result.problems[:_SHOWN]:
        where = f"line {problem.line}" if problem.line else problem.path or "somewhere"
        value = f" ({problem.value[:60]})" if problem.value else ""
        say(f"  {where}: {problem.message}{value}")
    more = result.problems_total - _SHOWN
    if more > 0:
        kept = f": aar imports rejects {result.import_id} --out FILE.csv" if result.import_id else "."
        say(f"  … and {more} more{kept}")
