"""Verify the audit: its chain is whole, it ends where the ledger says, and it tells what is there."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from aar.domain.action import ActionItem
from aar.domain.appetite import Appetite
from aar.domain.audit import GENESIS, AuditRow, sealed
from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from aar.domain.finding import Finding
from aar.domain.imports import Import
from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.record import Record, Value
from aar.domain.review import Answer, Review
from aar.domain.verification import Verification
from aar.store import Reader
from aar.store.entities import ENTITIES

# Links, conflicts and accounts are the sync's own state: they change without anybody deciding anything.
_TOLD: Final[tuple[type[Record], ...]] = (
    Person,
    Incident,
    TimelineEvent,
    Review,
    Answer,
    Decision,
    Finding,
    ActionItem,
    Verification,
    Appetite,
)
_ELSEWHERE: Final[Mapping[type[Record], frozenset[str]]] = {
    Review: frozenset({"answers", "answer_sensitivity"}),  # audited answer by answer
    Answer: frozenset({"answered_by", "answered_at"}),  # not part of a bundle
}
_PERSONS_WORD: Final = ("curation", "note", "sensitivity")


class Head(Value):
    """The last row of the chain."""

    seq: int
    hash: str


class AuditVerdict(Value):
    """Whether the audit can be trusted; `first_broken` is the first row that contradicts what is there."""

    ok: bool
    rows: int
    head: Head
    first_broken: int | None = None
    reason: str | None = None


class _Broken(Exception):
    def __init__(self, seq: int, reason: str) -> None:
        super().__init__(reason)
        self.seq = seq
        self.reason = reason


def verify_audit(store: Reader, *, key: bytes | None, expect: Head | None = None) -> AuditVerdict:
    """Follow the chain from its start, then compare each record with what was last told of it."""
    ledger = store.one("queries/ledger/head") or {}
    head = Head(seq=ledger["audit_seq"], hash=ledger["audit_hash"])
    try:
        rows = _follow(map(AuditRow.model_validate_json, store.each("queries/audit/all")), head, key, expect)
    except _Broken as broken:
        return _verdict(store, head, broken)
    contradictions = [found for model in _TOLD for found in _contradictions(store, model)]
    if contradictions:
        return _verdict(store, head, min(contradictions, key=lambda broken: broken.seq))
    return AuditVerdict(ok=True, rows=rows, head=head)


def _verdict(store: Reader, head: Head, broken: _Broken) -> AuditVerdict:
    rows = int(store.value("queries/audit/count"))
    return AuditVerdict(ok=False, rows=rows, head=head, first_broken=broken.seq, reason=broken.reason)


def _follow(rows: Iterable[AuditRow], head: Head, key: bytes | None, expect: Head | None) -> int:
    last = Head(seq=0, hash=GENESIS)
    for row in rows:
        if row.seq != last.seq + 1 or row.previous_hash != last.hash:
            raise _Broken(last.seq + 1, "a row is missing, was added or is out of order")
        if sealed(row, key).hash != row.hash:
            raise _Broken(
                row.seq, "the row does not have the hash of what it says, or the key is another one"
            )
        if expect and expect.seq == row.seq and expect.hash != row.hash:
            raise _Broken(row.seq, "the row is not the one whose hash was kept elsewhere")
        last = Head(seq=row.seq, hash=row.hash)
    if last != head:
        raise _Broken(min(last.seq, head.seq) + 1, "the chain does not end where the ledger says")
    if expect and expect.seq > last.seq:
        raise _Broken(last.seq + 1, "the chain ends before the row whose hash was kept elsewhere")
    return last.seq


def _contradictions(store: Reader, model: type[Record]) -> Iterator[_Broken]:
    entity = ENTITIES[model]
    loaded_with = "reviews" if model is Answer else entity.table
    told = store.rows(
        "queries/audit/last_told", kind=entity.kind, entity=entity.table, loaded_with=loaded_with
    )
    first_ids = [row["subject_id"].split("/")[0] for row in told]
    there = {entity.id_of(record): record for record in store.list(model, "among", ids=first_ids)}
    undone = _undone_imports(store) if model is TimelineEvent else set()
    for row in told:
        record = there.get(row["subject_id"])
        if not _agrees(model, row, record.plain() if record else None, undone):
            yield _Broken(row["seq"], f"{entity.kind} {row['subject_id']} is not what this row tells of it")


def _agrees(
    model: type[Record], told: Mapping[str, Any], now: Mapping[str, Any] | None, undone: set[str]
) -> bool:
    after = json.loads(told["after"]) if told["after"] else None
    if told["is_loaded_since"] and (after is None or model is Answer):
        # A load says of new records and of answers only how many there were.
        return True
    if after is None or now is None:
        return (after is None and now is None) or bool(after and after.get("import_id") in undone)
    return all(after.get(field) == now.get(field) for field in _comparable(model, after, now))


def _comparable(model: type[Record], after: Mapping[str, Any], now: Mapping[str, Any]) -> set[str]:
    if model is TimelineEvent and "import_id" in after:
        # A later import may bring news of the event; what a person decided about it must stand.
        return {*_PERSONS_WORD, *after.get("upstream", {})}
    return {*after, *now} - _ELSEWHERE.get(model, frozenset())


def _undone_imports(store: Reader) -> set[str]:
    return {one.import_id for one in store.list(Import) if one.undone_at}
