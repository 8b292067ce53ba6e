"""JSON objects told under our names, in bulk; only texts with mark-up in them pass through Python."""

from aar.domain.imports import ImportOptions
from aar.ports import SourceFile
from aar.store import Staging
from aar.tables import JsonObjects
from aar.usecases.importing.given import Given


def tell(
    staging: Staging, given: Given, file: SourceFile, reading: JsonObjects, options: ImportOptions
) -> None:
    """Write what the objects tell where `given` reads it; raises InputError for what is no JSON."""
    staging.set_variables(
        path=str(file.path),
        mapped_fields=list(options.columns),
        mapped_keys=list(options.columns.values()),
    )
    staging.perform(f"staging/json_{reading.layout}")
    for step in ("updates", "abouts"):
        staging.perform(f"staging/json_{step}")
    with staging.reading(file.name, "JSON", "Export it again; the file seems to be cut off."):
        staging.perform("staging/json_told")
    marked_up = [str(row["given"]) for row in staging.rows("staging/json_marked_up")]
    clean = [reading.clean(text) or "" for text in marked_up]
    staging.perform("staging/json_clean", given=marked_up, clean=clean)
    staging.perform("staging/json_write", path=str(given.variables["path"]))
