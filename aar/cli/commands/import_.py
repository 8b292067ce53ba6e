"""`aar import`: bring timelines in, with a reason for each refused record."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aar.cli.output import AsJson, By, acting, application, moving_line, print_json, say
from aar.errors import AarError, ConflictError, InputError, PermissionDenied, StoreError

if TYPE_CHECKING:
    from aar.domain.imports import ImportOptions, ImportResult, RowProblem

Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="What the incident left behind.")]
Maps = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN|FILE.toml",
        help="Which column fills a field; or a file that says so for all: source, zone, date_order, incident "
        "and a table [columns]. What is said here besides wins.",
    ),
]
Source = Annotated[str | None, typer.Option(help="Name of a source, or auto.", show_default="auto")]
Import = Callable[[Path], "ImportResult"]
_SHOWN = 10
_KINDS = (InputError, ConflictError, StoreError, PermissionDenied)


def import_(
    files: Files,
    *,
    source: Source = None,
    incident: Annotated[str | None, typer.Option(metavar="ID|new:TITLE", help="Where it belongs.")] = None,
    zone: Annotated[str | None, typer.Option(metavar="Area/City", help="Zone of times without one.")] = None,
    maps: Maps = None,
    date_order: Annotated[str | None, typer.Option(help="dmy, mdy or ymd.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would come of it.")] = False,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Import timelines; each file goes in whole, apart from records that are refused with a reason.

    A file that is refused as a whole leaves the others alone; the exit code is that of its refusal.
    """
    from aar.usecases.import_timeline import import_timeline

    app = application()
    said = {"source": source, "incident": incident, "zone": zone, "date_order": date_order}
    options = _options(said, maps or [])
    who = acting(app, by)

    def take(file: Path) -> "ImportResult":
        with moving_line() as move:
            return import_timeline(
                app.database, file, options, by=who, now=app.now(), dry_run=dry_run, progress=move
            )

    if len(files) == 1:
        result = take(files[0])
        print_json(result.plain()) if as_json else say(_told(files[0], result))
        return
    results = _each(files, take, is_talking=not as_json)
    if as_json:
        print_json({"imports": [result.plain() for result in results]})


COMMAND = import_


def _each(files: Sequence[Path], take: Import, *, is_talking: bool) -> list["ImportResult"]:
    """Import one after the other; raises, once all were tried, as the first that was refused."""
    results: list[ImportResult] = []
    refused: list[tuple[Path, AarError]] = []
    told: list[str] = []
    for file in files:
        try:
            results.append(take(file))
            told.append(_told(file, results[-1]))
        except AarError as error:
            refused.append((file, error))
            told.append(_refusal(file, error))
        except BaseException:  # what went in before is in, and has to be said
            if told and not is_talking:
                say("\n".join(told))
            raise
        if is_talking:
            say(told[-1])
        if refused and not isinstance(refused[-1][1], InputError | ConflictError):
            break
    if refused:
        if not is_talking:
            say("\n".join(told))
        raise _as_one(files, results, refused)
    return results


def _refusal(file: Path, error: AarError) -> str:
    name = "" if file.name in error.message else f"{file.name}: "
    return f"{name}{error.message}\n  {error.hint}"


def _as_one(
    files: Sequence[Path], results: Sequence["ImportResult"], refused: Sequence[tuple[Path, AarError]]
) -> AarError:
    """All refusals as one error of the kind of the first; files that were not tried are named, too."""
    names = ", ".join(file.name for file, _ in refused)
    untried = [file.name for file in files[len(results) + len(refused) :]]
    not_tried = f" Not tried: {', '.join(untried)}." if untried else ""
    kind = next((one for one in _KINDS if isinstance(refused[0][1], one)), AarError)
    return kind(
        f"{len(refused)} of {len(files)} files {'was' if len(refused) == 1 else 'were'} refused: "
        f"{names}.{not_tried}",
        "Why, and what came of the others, stands above.",
    )


def _options(said: Mapping[str, str | None], maps: Sequence[str]) -> "ImportOptions":
    from aar.domain.imports import ImportOptions
    from aar.usecases.mapping_file import said_over

    base, columns = ImportOptions(), dict[str, str]()
    for word in maps:
        field, sign, column = word.partition("=")
        if sign and field and column:
            columns[field] = column
        elif sign:
            raise InputError(f"--map {word} cannot be read.", "Write --map FIELD=COLUMN, or --map FILE.toml.")
        else:
            base = said_over(base, _mapping(word).model_dump(exclude_unset=True))
    return said_over(base, {**said, "columns": columns})


def _mapping(word: str) -> "ImportOptions":
    from aar.usecases.mapping_file import read_mapping

    path = Path(word)
    try:
        return read_mapping(path.read_bytes(), path.name)
    except OSError as error:
        raise InputError(
            f"--map {word} names no file that can be read: {error.strerror}.",
            "Write --map FIELD=COLUMN, or --map FILE.toml with the name of a mapping file.",
        ) from error


def _told(file: Path, result: "ImportResult") -> str:
    """What came of a file, and the first of what was refused, for a person."""
    counts = ("new", "updated", "unchanged", "rejected")
    counted = ", ".join(f"{name} {getattr(result, name):,}" for name in counts)
    name = f"{result.import_id} " if result.import_id else ""
    lines = [f"{name}{file.name} ({result.source}): read {result.read:,}, {counted}."]
    lines += [f"  {note}" for note in result.notes or ()]
    lines += [_problem(problem) for problem in result.problems[:_SHOWN]]
    more = result.problems_total - len(result.problems[:_SHOWN])
    if more > 0:
        lines.append(f"  … and {more:,} more.")
    if result.problems and result.import_id:
        lines.append(f"  To correct them: aar imports rejects {result.import_id} --out FILE.csv")
    return "\n".join(lines)


def _problem(problem: "RowProblem") -> str:
    where = f"line {problem.line}" if problem.line else problem.path or "somewhere"
    value = problem.value[:60] if problem.value else ""
    tail = f" ({value})" if value and value not in problem.message else ""
    return f"  {where}: {problem.message}{tail}"
