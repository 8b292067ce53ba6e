"""What was told to whom: claimed before it is sent, kept once it was, so that nothing is told twice."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from aar.domain.person import Person
from aar.domain.reminder import Reminder
from aar.store import Reader, Writer

_CLAIM_LASTS: Final = timedelta(
    minutes=15
)  # far longer than a server may take: what is older, a dead run left


def untold(store: Reader, courier: str, reminders: Iterable[Reminder], *, now: datetime) -> list[Reminder]:
    """Those that this courier has not told and no other run is telling."""
    rows = store.rows("queries/reminders/told", courier=courier, claimed_since=now - _CLAIM_LASTS)
    told = {(row["person_id"], row["kind"], row["subject_id"], row["version"]) for row in rows}
    return [one for one in reminders if (one.person_id, *one.key) not in told]


def claim(
    store: Writer, courier: str, person: Person, reminders: Sequence[Reminder], *, now: datetime
) -> list[Reminder]:
    """Take those that are still untold, so that no other run tells them meanwhile."""
    mine = untold(store, courier, reminders, now=now)
    if not mine:
        return []
    _forget(store, courier, person, now)
    items = [dict(zip(("kind", "subject_id", "version"), one.key, strict=True)) for one in mine]
    store.execute(
        "queries/reminders/claim", courier=courier, person_id=person.person_id, items=items, now=now
    )
    return mine


def settle(store: Writer, courier: str, person: Person, *, claimed_at: datetime, now: datetime) -> None:
    """Keep that what was claimed was told."""
    store.execute(
        "queries/reminders/settle",
        courier=courier,
        person_id=person.person_id,
        claimed_at=claimed_at,
        now=now,
    )


def release(store: Writer, courier: str, person: Person, *, claimed_at: datetime) -> None:
    """Give back what was claimed and could not be told: the next run tries again."""
    _forget(store, courier, person, claimed_at)


def _forget(store: Writer, courier: str, person: Person, claimed_at: datetime) -> None:
    store.execute(
        "queries/reminders/release",
        courier=courier,
        person_id=person.person_id,
        claimed_at=claimed_at,
        left_before=claimed_at - _CLAIM_LASTS,
    )
