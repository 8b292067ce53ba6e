"""People who work on both sides of a sync at once, and what has to be left of their work in the end."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from aar.domain.action import ActionItem
from aar.domain.link import Conflict, TrackerLink
from aar.domain.person import LOCAL, Person
from aar.domain.verification import Verification
from aar.errors import ConflictError, InputError
from aar.store import Database
from aar.usecases.edit_action import edit_action
from aar.usecases.resolve_conflict import resolve_conflict
from aar.usecases.verify_action import verify_action
from tests import builders
from tests.fakes.clock import StoppedClock
from tests.fakes.jira import Account, FakeJira

OWNERS = tuple(
    Person(
        person_id=f"owner-{number}", name=f"Owner {number}", email=f"o{number}@example.org", roles=("owner",)
    )
    for number in range(40)
)
PRIORITIES = {"P1": "Highest", "P2": "High", "P3": "Medium", "P4": "Low"}
STATUSES = ("To Do", "In Progress", "In Review", "Done")
RESOLUTIONS = ("Done", "Done", "Done", "Won't Do", "Duplicate")


@dataclass(frozen=True)
class Edit:
    """One value that somebody wrote."""

    side: str
    action_id: str
    field: str
    value: str


@dataclass
class Office:
    """A database and a Jira, and the people who edit in both; every value is written once in a life."""

    database: Database
    jira: FakeJira
    clock: StoppedClock
    random: Random
    edits: list[Edit] = field(default_factory=list)
    seen_before_writing: set[tuple[str, str, str]] = field(default_factory=set)
    notes: dict[str, list[str]] = field(default_factory=dict)
    has_hidden: bool = False
    _count: int = 0

    def actions(self) -> list[ActionItem]:
        """All actions as they are here."""
        with self.database.read() as store:
            return store.list(ActionItem)

    def conflicts(self) -> list[Conflict]:
        """All conflicts there ever were."""
        with self.database.read() as store:
            return store.list(Conflict)

    def somebody_acts(self) -> None:
        """One thing that a person does, on either side."""
        deeds: list[Callable[[], None]] = [self._edits_here] * 5 + [self._edits_in_jira] * 5
        deeds += [self._works_here] * 2 + [self._works_in_jira] * 3 + [self._writes_in_jira, self._agrees]
        deeds += [self._decides, self._reads_our_text, self._clones, self._moves, self._hides, self.shows_all]
        self.random.choice(deeds)()

    def _agrees(self) -> None:
        number = len(self.actions()) + 1
        if number <= 6:
            new = builders.action(
                number, title=self._text("New"), owner=OWNERS[0].person_id, agreed_at=self.clock()
            )
            self.database.write(
                lambda store: store.save(new, verb="agreed", by=builders.LEADER, now=self.clock())
            )

    def _edits_here(self) -> None:
        action = self.random.choice(self.actions())
        name = self.random.choice(("title", "due_on", "owner", "priority"))
        value = self._value(name)
        before = getattr(action, name)
        if self._do(edit_action, action.action_id, {name: value}):
            self._note("here", action.action_id, name, str(before), value)

    def _reads_our_text(self) -> None:
        self._do(edit_action, self.random.choice(self.actions()).action_id, {"scope": self._text("Scope")})

    def _works_here(self) -> None:
        action = self.random.choice(self.actions())
        state = self.random.choice(("in_progress", "done", "done", "dropped", "agreed", "verified"))
        if state == "verified":
            result = self.random.choice(("effective", "not_effective", "inconclusive"))
            self._do(verify_action, action.action_id, result, note="Looked", by=builders.VERIFIER)
        else:
            self._do(edit_action, action.action_id, {"state": state}, reason="superseded")

    def _edits_in_jira(self) -> None:
        key, action_id = self._issue()
        if key is None:
            return
        name = self.random.choice(("title", "due_on", "owner", "priority"))
        value, issue = self._value(name), self.jira.issue(key)
        before = {
            "title": issue.summary,
            "due_on": issue.due_on,
            "owner": person_of(issue.assignee),
            "priority": ours(issue.priority),
        }[name]
        self._note("jira", action_id, name, str(before), value)
        theirs: dict[str, dict[str, Any]] = {
            "title": {"summary": value},
            "due_on": {"duedate": value},
            "owner": {"assignee": f"o{value.removeprefix('owner-')}@example.org"},
            "priority": {"priority": PRIORITIES.get(value)},
        }
        self.jira.people_edit(key, **theirs[name])

    def _works_in_jira(self) -> None:
        key, _ = self._issue()
        if key:
            self.jira.people_move(
                key,
                self.random.choice(STATUSES),
                resolution=self.random.choice(RESOLUTIONS),
                by="on-call@example.org",
            )

    def _writes_in_jira(self) -> None:
        key, action_id = self._issue()
        if key is None:
            return
        issue, note = self.jira.issue(key), self._text("note")
        self.notes.setdefault(action_id, []).append(note)
        self.jira.people_edit(key, description=f"{note}\n{issue.description}", labels=(*issue.labels, note))
        self.jira.people_comment(key, self._text("said"))

    def _clones(self) -> None:
        key, _ = self._issue()
        if key:
            self.jira.people_clone(key)

    def _moves(self) -> None:
        key, _ = self._issue()
        if key:
            self.jira.move(key, self.random.choice(("AAR", "OPS")))

    def _hides(self) -> None:
        with self.database.read() as store:
            linked = [link.remote_id for link in store.list(TrackerLink) if link.remote_id]
        if linked and self.random.random() < 0.3:
            self.jira.hide(self.random.choice(linked))
            self.has_hidden = True

    def shows_all(self) -> None:
        """Give back the permission to see whatever was hidden."""
        for issue in self.jira.issues():
            self.jira.show(issue.key)

    def _decides(self) -> None:
        open_ones = [one for one in self.conflicts() if one.resolved_at is None and one.field != "issue"]
        if open_ones:
            one = self.random.choice(open_ones)
            self._do(resolve_conflict, one.action_id, one.field, self.random.choice(("ours", "jira")))

    def _do(self, use_case: Callable[..., Any], *args: Any, by: Person = LOCAL, **more: Any) -> bool:
        try:
            self.database.write(lambda store: use_case(store, *args, by=by, now=self.clock(), **more))
        except (ConflictError, InputError):
            return False  # a step that is not open to this person in this state
        return True

    def _issue(self) -> tuple[str | None, str]:
        keys = [
            (issue.key, label)
            for issue in self.jira.issues()
            for label in issue.labels
            if "aar-ACT" in label and "aar" in issue.properties  # not a clone
        ]
        if not keys:
            return None, ""
        key, label = self.random.choice(keys)
        return key, label.removeprefix("aar-")

    def _note(self, side: str, action_id: str, name: str, before: str, value: str) -> None:
        if name != "priority":  # of which there are too few for each to be written once
            self.edits.append(Edit(side, action_id, name, value))
            self.seen_before_writing.add((action_id, name, before))

    def _value(self, name: str) -> str:
        match name:
            case "title":
                return self._text("Title")
            case "due_on":
                return (date(2026, 7, 1) + timedelta(days=self._next())).isoformat()
            case "owner":
                return f"owner-{1 + self._next() % (len(OWNERS) - 1)}"
        return self.random.choice(tuple(PRIORITIES))

    def _text(self, word: str) -> str:
        return f"{word}-{self._next()}"

    def _next(self) -> int:
        self._count += 1
        return self._count


def office(path: Path, jira: FakeJira, clock: StoppedClock, random: Random) -> Office:
    """Three agreed actions, one of a private incident, and everybody with an account in Jira."""
    for number, person in enumerate(OWNERS):
        jira.add_account(Account(f"6f{number:02d}owner", str(person.email), person.name))
    secret = builders.incident(2, title="Secret matter", is_private=True)
    database = builders.database_with(
        path,
        *(builders.incident(), secret, *builders.PEOPLE, *OWNERS),
        *(builders.review(state="published"), builders.review(2, incident_id="INC-0002", state="published")),
        *(builders.finding(), builders.finding(2, review_id="REV-0002")),
        *(builders.action(number, title=f"Title-{number - 3}", owner="owner-0") for number in (1, 2, 3)),
        builders.action(4, title="Hide the secret", finding_ids=("FND-0002",)),
    )
    return Office(database, jira, clock, random)


def person_of(email: str | None) -> str | None:
    """The person who signs in to Jira with an address."""
    return next((person.person_id for person in OWNERS if person.email == email), None)


def ours(priority: str | None) -> str | None:
    """Our name of a priority."""
    return next((name for name, theirs in PRIORITIES.items() if theirs == priority), None)


def verdicts(database: Database) -> list[Verification]:
    """All verdicts."""
    with database.read() as store:
        return store.list(Verification)
