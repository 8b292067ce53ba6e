"""Tell each person once what waits for them: found here, carried by a courier, remembered when it arrived."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from aar.couriers import Courier, Letter
from aar.domain.person import Person
from aar.domain.reminder import Reminder
from aar.errors import IntegrationError
from aar.store import Database
from aar.usecases.audit_head import audit_head
from aar.usecases.reminding.gather import gather
from aar.usecases.reminding.letter import letter_of
from aar.usecases.reminding.memory import claim, release, settle, untold


@dataclass(frozen=True)
class Digest:
    """What is new for one person, and the letter that says so."""

    person: Person
    reminders: Sequence[Reminder]
    letter: Letter


@dataclass
class Round:
    """What one round told, whom it could not reach for want of an address, and what went wrong."""

    told: list[Digest] = field(default_factory=list)
    unreachable: list[Person] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Means:
    """Where what waits is kept, who carries it, and how it is written."""

    database: Database
    courier: Courier
    zone: ZoneInfo
    public_url: str
    clock: Callable[[], datetime]
    reaudit_days: int

    def digest_of(self, person: Person, reminders: Sequence[Reminder], *, foot: str, now: datetime) -> Digest:
        """The letter about these."""
        today = now.astimezone(self.zone).date()
        letter = letter_of(person, reminders, public_url=self.public_url, foot=foot, today=today)
        return Digest(person, reminders, letter)


def remind(means: Means) -> Round:
    """Send a digest to each person who has not been told; a failure concerns one person, unless it stops all.

    No transaction spans a sending. What a dead run claimed is told again once the claim has lapsed.
    """
    found = preview(means)
    told: list[Digest] = []
    for digest in found.told:
        try:
            sent = _tell(means, digest)
        except IntegrationError as error:
            found.problems.append(f"{digest.person.name}: {error.message} {error.hint}".strip())
            if error.stops_run:
                break
        else:
            told += [sent] if sent else []
    return Round(told, found.unreachable, found.problems)


def preview(means: Means) -> Round:
    """What a round would tell; sends nothing and remembers nothing."""
    now, courier = means.clock(), means.courier
    with means.database.read() as store:
        people = store.list(Person)
        waiting = gather(store, people, now=now, zone=means.zone, reaudit_days=means.reaudit_days)
        fit = [one for one in waiting if courier.is_personal or one.may_be_overheard]
        news = untold(store, courier.name, fit, now=now)
        foot = f"Audit head, for aar audit --expect: {audit_head(store)}"
    found = Round()
    by_person: dict[str, list[Reminder]] = {}
    for one in news:
        by_person.setdefault(one.person_id, []).append(one)
    for person in people:
        mine = by_person.get(person.person_id, [])
        if mine and courier.reaches(person):
            found.told.append(means.digest_of(person, mine, foot=foot, now=now))
        elif mine:
            found.unreachable.append(person)
    return found


def _tell(means: Means, digest: Digest) -> Digest | None:
    name, person, now = means.courier.name, digest.person, means.clock()
    mine = means.database.write(lambda store: claim(store, name, person, digest.reminders, now=now))
    if not mine:
        return None
    sent = means.digest_of(person, mine, foot=digest.letter.foot, now=now)
    try:
        means.courier.send(sent.letter)
    except IntegrationError:
        means.database.write(lambda store: release(store, name, person, claimed_at=now))
        raise
    means.database.write(partial(settle, courier=name, person=person, claimed_at=now, now=means.clock()))
    return sent
