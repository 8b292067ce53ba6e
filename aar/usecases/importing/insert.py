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
    store.perform("staging/incidents")
    fresh = int(store.value("staging/touched_count"))
    store.set_variables(first_incident=store.take_numbers("INC", fresh) if fresh else 0)
    store.perform("staging/touched")
    store.perform("staging/known")
    if store.value("staging/merged_count"):
        store.perform("staging/known_shared")
    return fresh


def _take_in(store: Writer, staged: Staged) -> tuple[int, int]:
    staged.given.lay_out(store)
    store.perform("staging/matched")
    knows_any = bool(store.value("staging/known_count"))
    if not knows_any and staged.total <= _FEW:
        return _settle(store)
    new = 0 if knows_any else _insert_straight(store, staged)
    if not knows_any and not staged.is_doubtful:
        return new, 0
    fresh, updated = _look_twice(store, compares=knows_any)
    return new + fresh, updated


def _insert_straight(store: Writer, staged: Staged) -> int:
    store.perform("staging/ranks")
    store.perform("staging/undoubted" if staged.is_doubtful else "staging/all_undoubted")
    with store.settings("bulk", "any_order", "dense"):
        return _inserted(store, "staging/insert_events", staged.total)


def _look_twice(store: Writer, *, compares: bool) -> tuple[int, int]:
    """Settle what is not known in this version, and what bears a doubtful mark."""
    store.set_variables(compares=compares)
    with store.settings("bulk", "any_order"):
        for step in ("strange", "second_places"):
            store.perform(f"staging/{step}")
    if not store.value("staging/second_count"):
        return 0, 0
    with store.settings("bulk"):
        for step in ("second_rows", "second_given"):
            store.perform(f"staging/{step}")
    return _settle(store)


def _settle(store: Writer) -> tuple[int, int]:
    store.set_variables(direction=store.value("staging/direction"))
    with store.settings("bulk"):
        for step in ("candidates", "settled", "changed", "fresh"):
            store.perform(f"staging/{step}")
    fresh = _inserted(store, "staging/insert_settled", int(store.value("staging/fresh_count")))
    updated = int(store.value("staging/changed_count"))
    if updated:
        _update(store)
    return fresh, updated


def _update(store: Writer) -> None:
    """A decision keeps the times that it rests on: there the source's new ones only stand beside."""
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


def _inserted(store: Writer, statement: str, most: int) -> int:
    if not most:
        return 0
    store.set_variables(first_event=store.take_numbers("EVT", most))
    return store.execute(statement)


def _set_up(store: Writer, staged: Staged, receipt: Receipt, import_id: str) -> None:
    incident, title = _own_incident(store, receipt)
    folder = staged.given.folder
    store.set_variables(
        id=import_id,
        source=receipt.source,
        incidents=str(folder / "incidents.parquet"),
        doubtful=str(folder / "doubtful.parquet"),
        marks=str(folder / "marks.parquet"),
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
