"""Load a bundle: all of it or nothing, into an empty database as it was, into any other by merging."""

import mimetypes
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from aar.domain.bundle import ENTITIES, SOURCE
from aar.domain.imports import Import
from aar.domain.person import Person
from aar.domain.rights import demand
from aar.store import Database, Writer
from aar.store.entities import ENTITIES as KEPT
from aar.usecases.merging import Counts, Merge, Prefer
from aar.usecases.private_folder import private_folder
from aar.usecases.staging import Staged, stage


def load_bundle(
    database: Database, folder: Path, *, by: Person, now: datetime, prefer: Prefer | None = None
) -> Mapping[str, Counts]:
    """Load the folder and say for each kind of record what became of it.

    Raises InputError naming file, line and field, and ConflictError when records differ and neither side is
    preferred; then nothing is loaded.
    """
    demand(by, "load")
    with private_folder("load") as private:
        staged = stage(folder, private)
        return database.write(
            lambda store: _load(store, staged, folder.resolve().name, by=by, now=now, prefer=prefer),
            long_work="loading a bundle",
        )


def _load(
    store: Writer, staged: Staged, name: str, *, by: Person, now: datetime, prefer: Prefer | None
) -> Mapping[str, Counts]:
    _demand_references(store, staged)
    merge = Merge(store, staged, prefer, is_restored=bool(store.value("queries/bundle/is_database_empty")))
    for entity in ENTITIES:
        merge.take(entity)
    merge.demand_agreement()
    _keep_files(store, staged)
    _catch_up(store, staged)
    _demand_no_hindsight(store, staged)
    _demand_listed_factors(store, staged)
    if not merge.is_restored:
        _demand_fit_marks(store, staged)
    receipt = Import(
        import_id=f"BND-{store.take_numbers('BND', 1):04d}",
        source=SOURCE,
        file_name=name,
        file_sha256=staged.sha256,
        imported_by=by.person_id,
        imported_at=now,
        **merge.total.plain(),
    )
    store.put([receipt])
    merge.note_changes(receipt, by=by, now=now)
    return merge.counts


def _demand_references(store: Writer, staged: Staged) -> None:
    models = {entity.table: model for model, entity in KEPT.items()}
    for to in {to for to, _ in staged.wanted}:
        ids = [found for kind, found in staged.wanted if kind == to]
        there = store.ids_like(models[to], *ids) if to in models else set(store.each("queries/files/hashes"))
        for found in set(ids) - there:
            staged.refuse(f"{staged.wanted[to, found]}: there is no {found} in {to}")
    staged.demand_valid()


def _demand_no_hindsight(store: Writer, staged: Staged) -> None:
    decisions, events = staged.lines_of["decisions"], staged.lines_of["events"]
    for row in store.rows("checks/decisions_cite_only_what_was_known"):
        decision_id, event_id = row["decision_id"], row["event_id"]
        if decision_id in decisions:
            staged.refuse(
                f"decisions.jsonl, line {decisions[decision_id]}, known_then: {event_id} became known only"
                " after the decision was made"
            )
        elif event_id in events:
            staged.refuse(
                f"events.jsonl, line {events[event_id]}, known_at: {decision_id}, which is in the database,"
                " was made before the event became known"
            )
    staged.demand_valid()


def _demand_fit_marks(store: Writer, staged: Staged) -> None:
    """What is restored is told as it was; what is merged marks records, so the rule of marking holds."""
    for row in store.rows("checks/nothing_public_cites_what_is_restricted"):
        told = f"{row['cited_by']} is public and cites {row['cited']}, which is restricted"
        place = _place(staged, row["cited_by"]) or _place(staged, row["cited"])
        if place:
            staged.refuse(f"{place}, sensitivity: {told}")
    staged.demand_valid()


def _place(staged: Staged, record_id: str) -> str:
    """File and line of a record; an answer stands in the line of its review."""
    line_id = record_id.partition("/")[0]
    found = ((entity.file_name, staged.lines_of[entity.name].get(line_id)) for entity in ENTITIES)
    return next((f"{name}, line {line}" for name, line in found if line is not None), "")


def _demand_listed_factors(store: Writer, staged: Staged) -> None:
    codes = list(store.taxonomy.labels)
    for row in (
        *store.rows("queries/findings/unlisted_factors", codes=codes),
        *store.rows("queries/actions/unlisted_factors", codes=codes),
    ):
        line = staged.lines_of[row["entity"]].get(row["id"])
        if line is not None:
            staged.refuse(
                f"{row['entity']}.jsonl, line {line}, {row['field']}: there is no factor {row['code']};"
                " add it to the file that AAR_FACTORS names"
            )
    staged.demand_valid()


def _keep_files(store: Writer, staged: Staged) -> None:
    for sha256, path in staged.files.items():
        name = staged.file_names.get(sha256, sha256)
        content = path.read_bytes()
        store.execute(
            "queries/files/keep",
            sha256=sha256,
            name=name,
            media_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
            size=len(content),
            content=content,
        )


def _catch_up(store: Writer, staged: Staged) -> None:
    for prefix, number in staged.highest.items():
        store.execute("queries/counters/catch_up", prefix=prefix, last=number)
