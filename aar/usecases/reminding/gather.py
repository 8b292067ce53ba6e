"""Find what waits for each person: promises, checks, verdicts, reviews and questions."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from aar.domain.person import Person
from aar.domain.record import written
from aar.domain.reminder import (
    NEWS,
    SOON,
    Reminder,
    ReminderKind,
    may_be_told,
    version_of_due,
    version_of_week,
)
from aar.domain.rights import Right, may
from aar.store import Reader
from aar.usecases.readiness import form_named

Row = dict[str, Any]


def gather(
    store: Reader, people: Sequence[Person], *, now: datetime, zone: ZoneInfo, reaudit_days: int
) -> list[Reminder]:
    """All that waits, for those who may know of it; the most urgent sorts first."""
    known = {person.person_id: person for person in people}
    today = now.astimezone(zone).date()
    found = [
        *_promises(store, today, now),
        *_checks(store, today),
        *_reaudits(store, today, reaudit_days),
        *_for_all(store, "doubt", "decide_doubt", people, today),
        *_verdicts(store, now),
        *_reviews(store, today),
        *_for_all(store, "approval", "approve", people, today),
        *_questions(store),
    ]
    return [one for one in found if one.person_id in known and may_be_told(one, known[one.person_id])]


def _promises(store: Reader, today: date, now: datetime) -> Iterator[Reminder]:
    since = now - NEWS
    for row in store.rows("queries/reminders/promises", due_by=today + SOON, owned_since=since):
        due_on, owned_since = row["due_on"], row.pop("owned_since")
        if due_on and due_on <= today + SOON:
            kind: ReminderKind = "overdue" if due_on < today else "due_soon"
            yield Reminder(**row, kind=kind, version=version_of_due(due_on, today))
        if owned_since and owned_since >= since:
            yield Reminder(**row, kind="assigned", version=written(owned_since))


def _checks(store: Reader, today: date) -> Iterator[Reminder]:
    for row in store.rows("queries/reminders/checks", due_by=today + SOON):
        yield Reminder(**row, kind="check", version=version_of_due(row["due_on"], today))


def _reaudits(store: Reader, today: date, reaudit_days: int) -> Iterator[Reminder]:
    """What was proven so long ago that whoever checked it looks again, from the day it is due."""
    rows = store.rows("queries/verifications/reaudits", reaudit_days=reaudit_days, sees_private=True)
    for row in rows:
        if row["verifier"] and row["due_on"] <= today:
            told = {name: row[name] for name in ("title", "due_on", "sensitivity", "is_private")}
            yield Reminder(
                **told,
                person_id=row["verifier"],
                kind="again",
                subject_id=row["action_id"],
                version=version_of_due(row["due_on"], today),
            )


def _verdicts(store: Reader, now: datetime) -> Iterator[Reminder]:
    for row in store.rows("queries/reminders/verdicts", since=now - NEWS):
        yield Reminder(**row, kind="verdict")


def _reviews(store: Reader, today: date) -> Iterator[Reminder]:
    for row in store.rows("queries/reminders/reviews", due_by=today + SOON):
        yield Reminder(**row, kind="review", version=version_of_due(row["due_on"], today))


def _questions(store: Reader) -> Iterator[Reminder]:
    for row in store.rows("queries/reminders/questions"):
        titles = {section.section_id: section.title for section in form_named(row.pop("form")).sections}
        section_id, asked_at = row.pop("section_id"), row.pop("asked_at")
        version = f"{section_id}, {written(asked_at)}"
        yield Reminder(**row, kind="asked", version=version, about=titles.get(section_id, section_id))


def _for_all(
    store: Reader, kind: ReminderKind, right: Right, people: Sequence[Person], today: date
) -> Iterator[Reminder]:
    """What anybody with the right can settle, told to each of them in each week; never one's own review."""
    settlers = [person.person_id for person in people if may(person, right)]
    for row in store.rows(f"queries/reminders/{kind}s"):
        own = row.pop("own")
        for person_id in settlers:
            if person_id != own:
                yield Reminder(**row, person_id=person_id, kind=kind, version=version_of_week(today))
