"""The final insert: everything of one file in one transaction, or nothing of it."""

from datetime import UTC, datetime
from typing import Any

from aar.domain.imports import Import, ImportedIncident, ImportResult
from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.errors import InputError
from aar.store import Writer
from aar.usecases.importing.receipt import Receipt, keep_receipt
from aar.usecases.importing.repeat import keep_reading
from aar.usecases.importing.stage import Staged

_NEW = "new:"
_SHOWN = 100
_FEW = 200_000


def insert(store: Writer, staged: Staged, receipt: Receipt, *, by: Person, now: datetime) -> ImportResult:
    """Insert new events, move changed ones, keep the refused; counts always add up."""
    import_id = store.new_id(Import)
    _set_up(store, staged, receipt, import_id)
    fresh_incidents = _meet_incidents(store)
    new, updated = _take_in(store, staged)
    store.perform("staging/insert_incidents", now=now)
    if staged.problems:
        store.set_variables(rejects=str(staged.given.folder / "rejects.jsonl"))
        store.perform("staging/insert_rejects")
    result = _result(store, staged, new, updated).changed(import_id=import_id, source=receipt.source)
    keep_receipt(store, receipt, result, by, now)
    keep_reading(store, receipt, result)
    if new or updated or fresh_incidents:
        store.figures_moved()
    return _told_of_held(store, result) if updated else result


def _meet_incidents(store: Writer) -> int:
    """Find or number the incidents of the file, and what is known of them; how many are new."""
    store.perform("staging/judged_columns")
    store.perform("staging/judged")
    store.perform("staging/incidents")
    fresh = int(store.value("staging/touched_count"))
    store.set_variables(first_incident=store.take_numbers("INC", fresh) if fresh else 0)
    store.perform("staging/touched")
    store.perform("staging/known")
    if store.value("staging/merged_count"):
        store.perform("staging/known_shared")
    return fresh


def _take_in(store: Writer, staged: Staged) -> tuple[int, int]:
    """New events and changed ones; millions of which nothing is known yet go straight in."""
    store.perform("staging/matched")
    store.set_variables(direction=store.value("staging/direction"), total=staged.total)
    if (
        staged.total > _FEW
        and not store.value("staging/known_count")
        and not store.value("staging/merged_count")
    ):
        store.perform("staging/all_fresh")
        return _inserted(store, staged.total), 0
    for step in ("candidates", "met", "moved", "ranked", "fresh"):
        store.perform(f"staging/{step}")
    fresh = _inserted(store, int(store.value("staging/fresh_count")))
    updated = int(store.value("staging/moved_count"))
    if updated:
        _update(store)
    return fresh, updated


def _update(store: Writer) -> None:
    """A decision keeps the times that it rests on: there the source's new ones only stand beside."""
    store.perform("staging/changed")
    store.perform("staging/record_changes")
    store.perform("staging/held")
    held = [row["event_id"] for row in store.rows("staging/held_rows")]
    if held:
        store.execute("queries/events/keep_times", ids=held)
    store.perform("staging/update_events")
    if held:
        store.execute("queries/events/agree_on_times", ids=held)


def _told_of_held(store: Writer, result: ImportResult) -> ImportResult:
    held = tuple(
        f"{row['event_id']} keeps its time, for {row['decision_id']} rests on it at "
        f"{row['decided_at'].astimezone(UTC):%Y-%m-%d %H:%M} UTC; that the source now says "
        f"{row['knowable_at'].astimezone(UTC):%Y-%m-%d %H:%M} UTC stands beside it."
        for row in store.rows("staging/held_rows")
    )
    return result.changed(notes=(*(result.notes or ()), *held) or None)


def _inserted(store: Writer, most: int) -> int:
    if not most:
        return 0
    store.set_variables(first_event=store.take_numbers("EVT", most))
    with store.settings("any_order", "dense"):
        return store.execute("staging/insert_events")


def _set_up(store: Writer, staged: Staged, receipt: Receipt, import_id: str) -> None:
    incident, title = _own_incident(store, receipt)
    folder = staged.given.folder
    store.set_variables(
        id=import_id,
        source=receipt.source,
        incidents=str(folder / "incidents.parquet"),
        judged=str(folder / "judged.parquet"),
        doubles=str(folder / "doubles.parquet"),
        own_incident=incident,
        own_source_id=title,
        own_title=title,
    )


def _own_incident(store: Writer, receipt: Receipt) -> tuple[str, str]:
    wanted = receipt.options.incident
    if wanted is None:
        return "", receipt.known_as
    if wanted.startswith(_NEW):
        title = wanted.removeprefix(_NEW).strip()
        if not title:
            raise InputError("The new incident has no title.", "Write --incident 'new:What happened'.")
        return "", title
    return store.require(Incident, wanted).incident_id, wanted


def _result(store: Writer, staged: Staged, new: int, updated: int) -> ImportResult:
    touched: list[dict[str, Any]] = store.rows("staging/touched_rows")
    return ImportResult(
        import_id=None,
        source="",
        incidents=tuple(ImportedIncident.model_validate(row) for row in touched),
        read=staged.total,
        new=new,
        updated=updated,
        unchanged=staged.readable - new - updated,
        rejected=staged.faulty,
        problems=tuple(staged.problems[:_SHOWN]),
        problems_total=len(staged.problems),
        notes=staged.notes or None,
    )
