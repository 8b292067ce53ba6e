"""Merge a bundle that has been read into the database: new, different or the same, record by record."""

import json
from collections import Counter
from datetime import datetime
from typing import Final, Literal, cast

from aar.domain.audit import AuditRow
from aar.domain.bundle import SOURCE, BundleEntity, line_of
from aar.domain.imports import Import, Reject
from aar.domain.person import Person
from aar.domain.record import Record, Value
from aar.domain.review import Review
from aar.errors import ConflictError
from aar.store import Writer
from aar.usecases.complete_records import existing, id_of, put_complete
from aar.usecases.staging import Staged

Prefer = Literal["bundle", "database"]
_MOST_LISTED: Final = 20


class Counts(Value):
    """What became of the records of one kind; `read = new + updated + unchanged`, always."""

    read: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0

    def plus(self, **more: int) -> "Counts":
        """These counts and some more of each."""
        return self.changed(**{name: getattr(self, name) + number for name, number in more.items()})


class Merge:
    """One load in its transaction; `is_restored` says that the database was empty before."""

    def __init__(self, store: Writer, staged: Staged, prefer: Prefer | None, *, is_restored: bool) -> None:
        self.counts: dict[str, Counts] = {}
        self._store = store
        self._staged = staged
        self._prefer = prefer
        self.is_restored = is_restored
        self._differences: list[str] = []
        self._replaced: dict[str, list[tuple[Record, Record]]] = {}
        self._known_rejects: dict[str, Counter[str]] = {}

    @property
    def total(self) -> Counts:
        """The counts of all kinds together."""
        parts = [counts.plain() for counts in self.counts.values()]
        return Counts(**{name: sum(part[name] for part in parts) for name in Counts.model_fields})

    def take(self, entity: BundleEntity) -> None:
        """Merge all records of one kind."""
        take = {"audit": self._take_audit, "rejects": self._take_rejects}.get(entity.name)
        counts = Counts()
        for texts in self._staged.chunks(entity):
            found = take(texts) if take else self._take_records(entity, texts)
            counts = counts.plus(read=len(texts), **found)
        self.counts[entity.name] = counts

    def demand_agreement(self) -> None:
        """Raise ConflictError listing the records that differ when neither side is preferred."""
        if self._differences:
            listed = self._differences[:_MOST_LISTED]
            more = len(self._differences) - len(listed)
            raise ConflictError(
                "Nothing was loaded, for these records differ from those in the database:\n"
                + "\n".join([*listed, *([f"and {more} more"] if more else [])]),
                "Say which side counts: --prefer bundle or --prefer database.",
            )

    def note_changes(self, receipt: Import, *, by: Person, now: datetime) -> None:
        """Append one audit row for each kind of record that changed; a restored history stays as it is."""
        for name, counts in self.counts.items():
            if self.is_restored or not (counts.new or counts.updated):
                continue
            pairs = self._replaced.get(name, [])
            facts = {"entity": name, "file_sha256": receipt.file_sha256, **counts.plain()}
            self._store.note(
                "loaded",
                SOURCE,
                receipt.import_id,
                by=by,
                now=now,
                before={id_of(old): old.plain() for old, _ in pairs},
                after={**facts, "records": {id_of(new): new.plain() for _, new in pairs}},
            )

    def _take_audit(self, texts: list[str]) -> dict[str, int]:
        if not self.is_restored:
            return {"unchanged": len(texts)}
        self._store.append_audit(AuditRow.model_validate_json(text) for text in texts)
        return {"new": len(texts)}

    def _take_rejects(self, texts: list[str]) -> dict[str, int]:
        new = [text for text in texts if self._is_new_reject(text)]
        if new:
            structure = self._store.structure("rejects")
            self._store.execute("queries/rejects/append", records=f"[{','.join(new)}]", structure=structure)
        return {"new": len(new), "unchanged": len(texts) - len(new)}

    def _is_new_reject(self, text: str) -> bool:
        # A refused record has no id: it is known as often as the very same stands in the database.
        if self.is_restored:
            return True
        import_id = str(json.loads(text)["import_id"])
        if import_id not in self._known_rejects:
            there = self._store.each("queries/rejects/among", ids=[import_id])
            self._known_rejects[import_id] = Counter(
                line_of(Reject.model_validate_json(one)) for one in there
            )
        known = self._known_rejects[import_id]
        known[text] -= 1
        return known[text] < 0

    def _take_records(self, entity: BundleEntity, texts: list[str]) -> dict[str, int]:
        model = cast("type[Record]", entity.model)
        if self.is_restored and model is not Review:
            self._store.put_texts(model, [f'{text[:-1]},"revision":1}}' for text in texts])
            return {"new": len(texts)}
        records = [model.model_validate_json(text) for text in texts]
        there = {} if self.is_restored else existing(self._store, model, records)
        new = [record for record in records if id_of(record) not in there]
        pairs = [(there[id_of(record)], record) for record in records if id_of(record) in there]
        different = [(old, record) for old, record in pairs if old.plain() != record.plain()]
        replaced = self._settle(entity.name, different)
        put_complete(self._store, [*new, *replaced])
        return {"new": len(new), "updated": len(replaced), "unchanged": len(pairs) - len(replaced)}

    def _settle(self, name: str, different: list[tuple[Record, Record]]) -> list[Record]:
        if self._prefer is None:
            self._differences += [_difference(name, old, new) for old, new in different]
        if self._prefer != "bundle":
            return []
        self._replaced.setdefault(name, []).extend(different)
        return [new.model_copy(update={"revision": old.revision + 1}) for old, new in different]


def _difference(name: str, old: Record, new: Record) -> str:
    before, after = old.plain(), new.plain()
    fields = [field for field in {**before, **after} if before.get(field) != after.get(field)]
    return f"{name} {id_of(new)}: {', '.join(fields)}"
