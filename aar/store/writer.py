"""Writing inside one transaction: every change is saved together with its row in the audit chain."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

import duckdb

from aar.domain.audit import AuditRow, sealed
from aar.domain.factor import BUILT_IN, Taxonomy
from aar.domain.person import Person
from aar.domain.record import Record
from aar.errors import StaleEdit
from aar.store.entities import ENTITIES, Entity, R
from aar.store.reader import Reader, as_json
from aar.store.statements import statement

_STRUCTURES: Final[dict[str, str]] = {}  # one schema a program, so this never goes stale


class Writer(Reader):
    """A transaction that has bumped the ledger; `Database.write` gives and commits it, nothing else can."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        audit_key: bytes | None,
        taxonomy: Taxonomy = BUILT_IN,
    ) -> None:
        super().__init__(connection, taxonomy)
        self._audit_key = audit_key
        self._figures_moved = False
        self.execute("queries/ledger/bump")
        head = self.one("queries/ledger/head") or {}
        self._seq, self._hash = int(head["audit_seq"]), str(head["audit_hash"])

    def execute(self, name: str, /, **parameters: object) -> int:
        """Run a named statement that changes rows; the number of rows that it changed."""
        row = self._run(name, parameters).fetchone()
        return int(row[0]) if row and isinstance(row[0], int) else 0

    @contextlib.contextmanager
    def settings(self, *names: str) -> Iterator[None]:
        """Work under named settings of the engine, as usual afterwards; they hold for all its connections."""
        with contextlib.closing(self._connection.cursor()) as beside:  # answers even after an error here
            for name in names:
                beside.execute(statement(f"settings/{name}"))
            try:
                yield
            finally:
                for name in names:
                    beside.execute(statement(f"settings/{name}_over"))

    def new_id(self, model: type[Record]) -> str:
        """The next id of its kind, for example ACT-0001; ids are never used twice."""
        prefix = ENTITIES[model].id_prefix
        return f"{prefix}-{self.take_numbers(prefix, 1):04d}"

    def take_numbers(self, prefix: str, count: int) -> int:
        """Reserve that many numbers of a counter and return the first."""
        self.execute("queries/counters/take", prefix=prefix, count=count)
        return int(self.value("queries/counters/last", prefix=prefix)) - count + 1

    def save(self, record: R, *, verb: str, by: Person, now: datetime) -> R:
        """Write a record and its audit row; returns it with its new revision."""
        entity = ENTITIES[type(record)]
        before = self.get(type(record), *(str(getattr(record, name)) for name in entity.key))
        after = record.model_copy(update={"revision": before.revision + 1 if before else 1})
        self.put([after])
        self.note(
            verb,
            entity.kind,
            entity.id_of(record),
            by=by,
            now=now,
            before=before.plain() if before else None,
            after=after.plain(),
        )
        return after

    def save_at(self, record: R, revision: int, *, verb: str, by: Person, now: datetime) -> R:
        """Write a record that was read at this revision; raises StaleEdit when somebody saved since."""
        entity = ENTITIES[type(record)]
        current = self.get(type(record), *(str(getattr(record, name)) for name in entity.key))
        if current is not None and current.revision != revision:
            raise StaleEdit(yours=record, theirs=current, theirs_revision=current.revision, saved_by=None)
        return self.save(record, verb=verb, by=by, now=now)

    def save_all(self, records: Sequence[Record], *, verb: str, by: Person, now: datetime) -> None:
        """Write records of one kind that are there already, in one stroke; each has its row in the audit."""
        if not records:
            return
        entity = ENTITIES[type(records[0])]
        ids = [entity.id_of(record) for record in records]
        before = {entity.id_of(record): record for record in self.list(type(records[0]), "among", ids=ids)}
        after = [
            record.model_copy(update={"revision": before[key].revision + 1})
            for key, record in zip(ids, records, strict=True)
        ]
        self.put(after)
        told = [(key, before[key].plain(), record.plain()) for key, record in zip(ids, after, strict=True)]
        self.note_all(told, verb, entity.kind, by=by, now=now)

    def delete(self, record: Record, *, verb: str, by: Person, now: datetime) -> None:
        """Remove a record; what it was stays in the audit."""
        entity = ENTITIES[type(record)]
        key = {name: getattr(record, name) for name in entity.key}
        self.execute(f"queries/{entity.table}/delete", **key)
        self._touch(entity)
        self.note(verb, entity.kind, entity.id_of(record), by=by, now=now, before=record.plain())

    def put(self, records: Sequence[Record]) -> None:
        """Write records of one kind as they are, without audit; callers note what happened as a whole."""
        if records:
            texts = [as_json({**record.plain(), "revision": record.revision}) for record in records]
            self.put_texts(type(records[0]), texts)

    def put_texts(self, model: type[Record], texts: Sequence[str]) -> None:
        """Write records that are JSON already, each whole, valid and with its revision."""
        entity = ENTITIES[model]
        self.execute(
            f"queries/{entity.table}/save",
            records=f"[{','.join(texts)}]",
            structure=self.structure(entity.table),
        )
        self._touch(entity)

    def structure(self, table: str) -> str:
        """The columns and types of a table as `from_json` wants them, for a list of records."""
        if table not in _STRUCTURES:
            _STRUCTURES[table] = f"[{self.value('queries/schema/structure', table=table)}]"
        return _STRUCTURES[table]

    def note(
        self,
        verb: str,
        subject_kind: str,
        subject_id: str,
        *,
        by: Person,
        now: datetime,
        before: Any = None,  # noqa: ANN401 - any record in JSON types
        after: Any = None,  # noqa: ANN401 - any record in JSON types
    ) -> None:
        """Append one row to the audit chain."""
        self.note_all([(subject_id, before, after)], verb, subject_kind, by=by, now=now)

    def note_all(
        self,
        told: Iterable[tuple[str, Any, Any]],
        verb: str,
        subject_kind: str,
        *,
        by: Person,
        now: datetime,
    ) -> None:
        """Append a row for each subject: its id, what it was and what it is, in JSON types."""
        rows: list[AuditRow] = []
        for subject_id, before, after in told:
            last_seq, last_hash = (rows[-1].seq, rows[-1].hash) if rows else (self._seq, self._hash)
            row = AuditRow(
                seq=last_seq + 1,
                occurred_at=now,
                actor=by.person_id,
                verb=verb,
                subject_kind=subject_kind,
                subject_id=subject_id,
                before=before,
                after=after,
                previous_hash=last_hash,
            )
            rows.append(sealed(row, self._audit_key))
        self.append_audit(rows)

    def append_audit(self, rows: Iterable[AuditRow]) -> None:
        """Write sealed rows as they are and move the head of the chain to the last of them."""
        sealed_rows = list(rows)
        if sealed_rows:
            texts = as_json([row.plain() for row in sealed_rows])
            self.execute("queries/audit/append", records=texts, structure=self.structure("audit"))
            self._seq, self._hash = sealed_rows[-1].seq, sealed_rows[-1].hash

    def figures_moved(self) -> None:
        """Say that figures computed from the database are out of date."""
        self._figures_moved = True

    def seal(self) -> None:
        """Write the head of the chain into the ledger; the last step before the commit."""
        self.execute("queries/ledger/seal", seq=self._seq, hash=self._hash, moved=int(self._figures_moved))

    def _touch(self, entity: Entity) -> None:
        self._figures_moved = self._figures_moved or entity.moves_figures
