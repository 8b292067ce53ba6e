"""Undo an import as one: new events go, updated ones get their former upstream value back."""

from datetime import datetime

from aar.domain.bundle import SOURCE as BUNDLE
from aar.domain.imports import Import, UndoResult
from aar.domain.person import Person
from aar.domain.rights import demand
from aar.errors import ConflictError
from aar.store import Writer


def undo_import(
    store: Writer, import_id: str, *, by: Person, now: datetime, confirmed: bool = False
) -> UndoResult:
    """Take an import back; raises ConflictError when a review cites it, a later one built on it, or on edits.

    Edits that people made since are named first; `confirmed` says to undo all the same.
    """
    demand(by, "import")
    done = store.require(Import, import_id)
    _demand_undoable(store, done)
    edited = [row["event_id"] for row in store.rows("queries/imports/edited_events", import_id=import_id)]
    if edited and not confirmed:
        raise ConflictError(
            f"{import_id} holds events that people edited since: {', '.join(edited[:10])}.",
            "Undo it all the same with --yes.",
        )
    restored = store.execute("queries/imports/restore_events", import_id=import_id)
    removed = store.execute("queries/imports/remove_events", import_id=import_id)
    store.execute("queries/imports/remove_proposals", import_id=import_id)
    store.execute("queries/imports/remove_empty_incidents", import_id=import_id)
    store.execute("queries/imports/forget_changes", import_id=import_id)
    store.save(done.changed(undone_at=now), verb="undone", by=by, now=now)
    store.figures_moved()
    return UndoResult(import_id=import_id, removed=removed, restored=restored)


def _demand_undoable(store: Writer, done: Import) -> None:
    if done.source == BUNDLE:
        raise ConflictError(
            f"{done.import_id} is the load of a bundle, which may have merged with what was there.",
            "Restore a backup from before it.",
        )
    if done.undone_at is not None:
        raise ConflictError(f"{done.import_id} was undone already.", "There is nothing left to undo.")
    cited = store.rows("queries/imports/cited_events", import_id=done.import_id)
    if cited:
        where = ", ".join(sorted({row["review_id"] for row in cited}))
        raise ConflictError(
            f"Events of {done.import_id} are cited by {where}.",
            "Take them out of the findings and decisions first; a published review keeps them.",
        )
    later = store.rows("queries/imports/later_updates", import_id=done.import_id)
    if later:
        raise ConflictError(
            f"{later[0]['import_id']} updated events of {done.import_id} since.",
            f"Undo {later[0]['import_id']} first.",
        )
