"""The receipt of an import: what is known of a file before it is stored, and what is kept after."""

from dataclasses import dataclass
from datetime import datetime

from aar.domain.imports import Import, ImportOptions, ImportResult
from aar.domain.person import Person
from aar.store import Writer


@dataclass(frozen=True)
class Receipt:
    """A file, its source and what was said about it; `reader` tells how it is read.

    `known_as` names the incident that its records belong to where they name none.
    """

    source: str
    file_name: str
    file_sha256: str
    options: ImportOptions
    reader: str
    known_as: str


def keep_receipt(store: Writer, receipt: Receipt, result: ImportResult, by: Person, now: datetime) -> None:
    """Save the import with its counts and its row in the audit."""
    kept = Import(
        import_id=str(result.import_id),
        source=receipt.source,
        file_name=receipt.file_name,
        file_sha256=receipt.file_sha256,
        zone=receipt.options.zone,
        imported_by=by.person_id,
        imported_at=now,
        read=result.read,
        new=result.new,
        updated=result.updated,
        unchanged=result.unchanged,
        rejected=result.rejected,
    )
    store.save(kept, verb="imported", by=by, now=now)
