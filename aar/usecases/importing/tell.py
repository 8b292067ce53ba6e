"""JSON objects told under our names, in bulk; only texts with mark-up in them pass through Python."""

from pathlib import Path

from aar.domain.imports import ImportOptions
from aar.ports import SourceFile
from aar.store import Staging
from aar.tables import JsonObjects
from aar.usecases.importing.given import Given


def tell(
    staging: Staging, given: Given, file: SourceFile, reading: JsonObjects, options: ImportOptions
) -> None:
    """Write what the objects tell where `given` reads it; raises InputError for what is no JSON."""
    path, parsed = Path(str(given.variables["path"])), given.folder / "parsed.parquet"
    with staging.reading(file.name, "JSON", "Export it again; the file seems to be cut off."):
        _parse(staging, parsed, file, reading)
        _tell(staging, path, options)
    parsed.unlink()  # as large as the file itself
    _clean(staging, path, reading)
    staging.set_variables(fields=[row["name"] for row in staging.rows("staging/json_filled")])


def _parse(staging: Staging, parsed: Path, file: SourceFile, reading: JsonObjects) -> None:
    staging.set_variables(file=str(file.path), layout=reading.layout, parsed=str(parsed))
    staging.perform(f"staging/json_{reading.layout}")
    staging.perform("staging/json_parse", path=str(parsed))


def _tell(staging: Staging, path: Path, options: ImportOptions) -> None:
    """Look only for what stands there: of some fifty keys that are asked for a record has a few."""
    for step in ("objects", "listed"):
        staging.perform(f"staging/json_{step}")
    staging.set_variables(
        keys=[row["name"] for row in staging.rows("staging/json_keys")],
        mapped_fields=list(options.columns),
        mapped_keys=list(options.columns.values()),
    )
    for step in ("updates", "abouts"):
        staging.perform(f"staging/json_{step}")
    staging.perform("staging/json_told", path=str(path))


def _clean(staging: Staging, path: Path, reading: JsonObjects) -> None:
    staging.set_variables(path=str(path))
    staging.perform("staging/told")
    marked_up = [str(row["given"]) for row in staging.rows("staging/json_marked_up")]
    if marked_up:
        clean = [reading.clean(text) or "" for text in marked_up]
        staging.perform("staging/json_clean", given=marked_up, clean=clean)
        written = path.with_stem("clean")
        staging.perform("staging/json_write", path=str(written))
        written.replace(path)
