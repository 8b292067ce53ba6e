"""The same file again: known by its bytes, it need not be read when nothing has moved since."""

import hashlib
import inspect
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from aar.domain.imports import Import, ImportedIncident, ImportResult, RowProblem
from aar.domain.person import Person
from aar.errors import ConflictError
from aar.ports import TimelineSource
from aar.store import Reader, Writer, statements
from aar.usecases.importing.receipt import Receipt, keep_receipt


def reader_of(source: TimelineSource) -> str:
    """What tells whether a file would be read as before: a digest of what programs and statements read it."""
    digest = hashlib.sha256()
    for program in (inspect.getfile(type(source)), __file__):
        for path in sorted(Path(program).parent.glob("*.py")):
            digest.update(path.read_bytes())
    for folder in ("macros", "staging"):
        for text in statements(folder).values():
            digest.update(text.encode())
    return digest.hexdigest()


def repeated(store: Reader, receipt: Receipt) -> ImportResult | None:
    """What came of this very file before, all of it unchanged now; None when it must be read."""
    found = store.one(
        "queries/imports/repeated",
        file_sha256=receipt.file_sha256,
        file_name=receipt.file_name,
        asked=asked(receipt),
        reader=receipt.reader,
    )
    return None if found is None else _as_unchanged(store, receipt, found)


def repeat(store: Writer, *, receipt: Receipt, by: Person, now: datetime) -> ImportResult:
    """Record that a file came again, with its refusals; raises ConflictError when it must be read."""
    result = repeated(store, receipt)
    if result is None:
        raise ConflictError(f"What {receipt.file_name} holds was changed a moment ago.", "Import it again.")
    again = result.changed(import_id=store.new_id(Import))
    store.execute("queries/imports/copy_rejects", before=result.import_id, import_id=again.import_id)
    keep_receipt(store, receipt, again, by, now)
    return again


def keep_reading(store: Writer, receipt: Receipt, result: ImportResult) -> None:
    """Note how the file was read, so that it is known when it comes again."""
    store.execute(
        "queries/imports/keep_reading",
        import_id=result.import_id,
        asked=asked(receipt),
        reader=receipt.reader,
        incident_ids=[incident.incident_id for incident in result.incidents],
        notes=list(result.notes or ()),
    )


def asked(receipt: Receipt) -> str:
    """What a person said about the file, as text that can be compared."""
    return json.dumps({**receipt.options.plain(), "source": receipt.source}, sort_keys=True)


def _as_unchanged(store: Reader, receipt: Receipt, found: dict[str, Any]) -> ImportResult:
    before = found["import_id"]
    incidents = store.rows("queries/incidents/named", ids=found["incident_ids"])
    problems = store.rows("queries/imports/first_rejects", import_id=before)
    return ImportResult(
        import_id=before,
        source=receipt.source,
        incidents=tuple(ImportedIncident.model_validate(row) for row in incidents),
        read=found["read"],
        unchanged=found["read"] - found["rejected"],
        rejected=found["rejected"],
        problems=tuple(RowProblem.model_validate(row) for row in problems),
        problems_total=int(store.value("queries/imports/reject_count", import_id=before)),
        notes=tuple(found["notes"]) or None,
    )
