"""Reminders: what waits for a person, and what makes it worth telling again."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, Literal

from aar.domain.person import Person
from aar.domain.record import Sensitivity, Text, Value
from aar.domain.rights import may

ReminderKind = Literal[
    "overdue", "due_soon", "assigned", "check", "again", "doubt", "verdict", "review", "approval", "asked"
]
SOON: Final = timedelta(days=7)
NEWS: Final = timedelta(days=14)
_OF_THE_OWNER: Final[frozenset[ReminderKind]] = frozenset({"overdue", "due_soon", "assigned", "verdict"})
_OF_ONE_PROMISE: Final[tuple[ReminderKind, ...]] = ("overdue", "due_soon", "assigned")


class Reminder(Value):
    """One thing that waits for one person; it is told once, and again only when its `version` changes.

    `about` says more where the kind does not: the verdict, or the section that waits for an answer.
    """

    person_id: str
    kind: ReminderKind
    subject_id: str
    version: str
    title: Text
    due_on: date | None = None
    about: str | None = None
    is_private: bool = False
    sensitivity: Sensitivity = "internal"

    @property
    def key(self) -> tuple[str, str, str]:
        """What is remembered once it was told."""
        return self.kind, self.subject_id, self.version

    @property
    def may_be_overheard(self) -> bool:
        """Whether others than the person may read it, as in a channel."""
        return not self.is_private and self.sensitivity != "restricted"


def version_of_due(due_on: date, today: date) -> str:
    """A day ahead is told once; one that has passed is told again in each week."""
    return f"{due_on}" if due_on >= today else f"{due_on}, {version_of_week(today)}"


def version_of_week(today: date) -> str:
    """The same from Monday to Sunday."""
    return f"week of {today - timedelta(days=today.weekday())}"


def may_be_told(reminder: Reminder, person: Person) -> bool:
    """Whether the person may know of it: owners of their own work, others of what they may see."""
    if reminder.kind in _OF_THE_OWNER:
        return True
    return may(person, "see_private" if reminder.is_private else "read")


def each_once(reminders: Iterable[Reminder]) -> list[Reminder]:
    """The same without the weaker ones of a promise: what is overdue is not told as new as well."""
    told = list(reminders)
    strongest: dict[str, int] = {}
    for one in told:
        if one.kind in _OF_ONE_PROMISE:
            rank = _OF_ONE_PROMISE.index(one.kind)
            strongest[one.subject_id] = min(rank, strongest.get(one.subject_id, rank))
    return [
        one
        for one in told
        if one.kind not in _OF_ONE_PROMISE or _OF_ONE_PROMISE.index(one.kind) == strongest[one.subject_id]
    ]
