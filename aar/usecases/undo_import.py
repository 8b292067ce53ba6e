"""Undo an import as one: new events go, updated ones get their former upstream value back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from aar.domain.bundle import SOURCE as BUNDLE
from aar.domain.decision import Decision
from aar.domain.finding import Finding
from aar.domain.imports import Import, UndoResult
from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.rights import demand
from aar.errors import ConflictError, Unconfirmed
from aar.store import Writer

_NAMED: Final = 10


def undo_import(
    store: Writer, import_id: str, *, by: Person, now: datetime, confirmed: bool = False
) -> UndoResult:
    """Take an import back; raises ConflictError when a published review cites it, or a later one built on it.

    What people made of it since (edits, citations in drafts) is named first; `confirmed` says to undo all
    the same. `kept` counts events that were there before and keep what people edited.
    """
    demand(by, "import")
    done = store.require(Import, import_id)
    cited = store.rows("queries/imports/cited_events", import_id=import_id)
    _demand_undoable(store, done, cited)
    edited = store.rows("queries/imports/edited_events", import_id=import_id)
    if not confirmed:
        _demand_untouched(import_id, [row["event_id"] for row in edited if row["is_since"]], cited)
    _take_out_of_drafts(store, import_id, by=by, now=now)
    restored = _restore(store, import_id)
    removed = store.execute("queries/imports/remove_events", import_id=import_id)
    store.execute("queries/imports/remove_proposals", import_id=import_id)
    _remove_empty(store, import_id, by=by, now=now)
    store.execute("queries/imports/forget_changes", import_id=import_id)
    store.save(done.changed(undone_at=now), verb="undone", by=by, now=now)
    store.figures_moved()
    kept = sum(row["is_kept"] for row in edited)
    return UndoResult(import_id=import_id, removed=removed, restored=restored, kept=kept)


def _restore(store: Writer, import_id: str) -> int:
    """A decision keeps the times that it rests on: there the former ones only stand beside."""
    held = [row["event_id"] for row in store.rows("queries/imports/held_events", import_id=import_id)]
    store.execute("queries/events/keep_times", ids=held)
    restored = store.execute("queries/imports/restore_events", import_id=import_id)
    updated = [row["event_id"] for row in store.rows("queries/imports/changed_ids", import_id=import_id)]
    store.execute("queries/events/agree_on_times", ids=updated)
    return restored


def _remove_empty(store: Writer, import_id: str, *, by: Person, now: datetime) -> None:
    """Incidents that came with it and have nothing left; one to which others were merged goes after those."""
    while rows := store.rows("queries/imports/empty_incidents", import_id=import_id):
        ids = [row["incident_id"] for row in rows]
        told = [(one.incident_id, one.plain(), None) for one in store.list(Incident, "told_among", ids=ids)]
        store.note_all(told, "removed", "incident", by=by, now=now)
        store.execute("queries/imports/remove_incidents", ids=ids)


def _demand_untouched(import_id: str, edited: Sequence[str], cited: Sequence[Mapping[str, Any]]) -> None:
    made = [*edited, *(f"{row['event_id']} in {row['cited_by']}" for row in cited)]
    if made:
        named = ", ".join(made[:_NAMED])
        more = f" and {len(made) - _NAMED} more" if len(made) > _NAMED else ""
        raise Unconfirmed(
            f"People edited or cited events of {import_id} since: {named}{more}.",
            "Undo it all the same with --yes.",
        )


def _take_out_of_drafts(store: Writer, import_id: str, *, by: Person, now: datetime) -> None:
    gone = {row["event_id"] for row in store.rows("queries/imports/cited_events", import_id=import_id)}
    for finding in store.list(Finding, "citing_import", import_id=import_id):
        left = finding.changed(evidence=[one for one in finding.evidence if one not in gone])
        store.save(left, verb="edited", by=by, now=now)
    for decision in store.list(Decision, "citing_import", import_id=import_id):
        left_known = decision.changed(known_then=[one for one in decision.known_then if one not in gone])
        store.save(left_known, verb="edited", by=by, now=now)


def _demand_undoable(store: Writer, done: Import, cited: Sequence[Mapping[str, Any]]) -> None:
    if done.source == BUNDLE:
        raise ConflictError(
            f"{done.import_id} is the load of a bundle, which may have merged with what was there.",
            "Restore a backup from before it.",
        )
    if done.undone_at is not None:
        raise ConflictError(f"{done.import_id} was undone already.", "There is nothing left to undo.")
    published = sorted({row["review_id"] for row in cited if row["is_published"]})
    if published:
        raise ConflictError(
            f"Events of {done.import_id} are cited by {', '.join(published)}, which is published.",
            "A published review keeps what it cites, so this import stays.",
        )
    later = store.rows("queries/imports/later_updates", import_id=done.import_id)
    if later:
        raise ConflictError(
            f"{later[0]['import_id']} updated events of {done.import_id} since.",
            f"Undo {later[0]['import_id']} first.",
        )
    untold = store.rows("queries/imports/untold_updates", import_id=done.import_id)
    if untold:
        raise ConflictError(
            f"What {untold[0]['import_id']} replaced when it updated events did not come with the bundle.",
            "Undo it in the database that it was made in, or in one restored from a backup of that.",
        )
