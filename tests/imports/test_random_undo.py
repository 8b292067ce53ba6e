"""Imports, edits and undos in any order: what stands there is what a plain retelling of the rules says."""

import csv
import io
import random
from dataclasses import dataclass, field
from typing import Any, Final

import pytest

from aar.domain.event import TimelineEvent
from aar.domain.incident import Incident
from aar.errors import ConflictError
from aar.usecases.check_integrity import check_integrity
from aar.usecases.curate_event import curate_event
from aar.usecases.undo_import import undo_import
from aar.usecases.verify_audit import verify_audit
from tests.imports.conftest import Desk
from tests.usecases.conftest import FACILITATOR, LOCAL

SHORT, LONG, STEPS = 3, 40, 16
Row = tuple[str, str | None, str, str]
Identity = tuple[str, str]
KINDS: Final = ("status", "action", "observation")
LOG: Final[list[Row]] = [
    ("A" if number % 5 else "B", None, f"Noted {number}", KINDS[number % 3]) for number in range(12)
]


@dataclass
class Told:
    """An event as the rules have it: what the source says, what a person says instead, and who brought it."""

    brought_by: str
    said: dict[str, str]
    edits: dict[str, str] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    edited_after: str = ""  # the last import before the last edit

    @property
    def shown(self) -> dict[str, str]:
        """What a reader sees."""
        return {
            **self.said,
            **self.edits,
            "curation": self.own.get("curation", "kept"),
            "note": self.own.get("note", ""),
        }

    @property
    def is_touched(self) -> bool:
        """Whether a person did anything to it."""
        return bool(self.edits) or self.shown["curation"] != "kept" or "note" in self.own

    def is_touched_since(self, import_id: str) -> bool:
        """Whether what a person did to it came after that import."""
        return self.is_touched and (self.brought_by == import_id or self.edited_after >= import_id)


@dataclass
class Rules:
    """What must be there, told once more without the database."""

    events: dict[Identity, Told] = field(default_factory=dict)
    changes: dict[str, dict[Identity, dict[str, str]]] = field(default_factory=dict)
    latest: str = ""

    def take(self, import_id: str, rows: list[Row]) -> tuple[int, int, int]:
        """The last of several records of one event counts; returns new, updated and unchanged."""
        last = {_identity(row): {"text": row[2], "kind": row[3]} for row in rows}
        fresh = [one for one in last if one not in self.events]
        moved = {
            one: self.events[one].said
            for one in last
            if one in self.events and self.events[one].said != last[one]
        }
        for one in fresh:
            self.events[one] = Told(import_id, last[one])
        for one in moved:
            self.events[one].said = last[one]
        self.changes[import_id] = moved
        self.latest = import_id
        return len(fresh), len(moved), len(rows) - len(fresh) - len(moved)

    def of(self, import_id: str) -> list[Identity]:
        """The events that an import brought or updated."""
        return [
            one
            for one, told in self.events.items()
            if told.brought_by == import_id or one in self.changes[import_id]
        ]

    def is_built_upon(self, import_id: str) -> bool:
        """Whether a later import updated one of them."""
        later = [moved for other, moved in self.changes.items() if other > import_id]
        return any(one in moved for one in self.of(import_id) for moved in later)

    def undo(self, import_id: str) -> tuple[int, int]:
        """What it brought goes, what it updated is as before; returns removed and restored."""
        restored = self.changes.pop(import_id)
        for one, said in restored.items():
            self.events[one].said = said
        removed = [one for one, told in self.events.items() if told.brought_by == import_id]
        for one in removed:
            del self.events[one]
        return len(removed), len(restored)


def _identity(row: Row) -> Identity:
    incident, key, text, kind = row
    return incident, key or f"{text} {kind}"


class Course:
    """One random course of things."""

    def __init__(self, desk: Desk, chance: random.Random) -> None:
        self.desk, self.chance, self.rules = desk, chance, Rules()
        self.upstream: dict[str, Row] = {
            f"k{number}": ("A", f"k{number}", f"Version 0 of {number}", "status") for number in range(4)
        }
        self.files: list[tuple[str, list[Row], int]] = []
        self.undone: set[str] = set()

    def newer_export(self) -> None:
        """The source has changed some records and got another; the export holds all or most of them."""
        for key in self.chance.sample(list(self.upstream), 2):
            number, version = key[1:], self.chance.randrange(4)
            self.upstream[key] = ("A", key, f"Version {version} of {number}", self.chance.choice(KINDS))
        key = f"k{len(self.upstream)}"
        self.upstream[key] = (self.chance.choice("AAB"), key, f"Version 0 of {key[1:]}", "status")
        rows = [row for row in self.upstream.values() if self.chance.random() < 0.9]
        rows += [(rows[0][0], rows[0][1], "Said twice", "status")] if self.chance.random() < 0.3 else []
        self.chance.shuffle(rows)
        self._take("export.csv", rows, self.chance.randrange(2))

    def part_of_the_log(self) -> None:
        """A file without ids that overlaps with others."""
        begin = self.chance.randrange(8)
        rows = LOG[begin : begin + self.chance.randint(1, 6)]
        self._take("log.csv", rows + rows[:1] * self.chance.randrange(2), self.chance.randrange(2))

    def an_earlier_file(self) -> None:
        """The same bytes once more, whatever has happened since."""
        if self.files:
            self._take(*self.chance.choice(self.files))

    def somebody_edits(self) -> None:
        """A word of a person on an event, which at times is what the source says anyway."""
        events = self._stored()
        if not events:
            return
        one = self.chance.choice(sorted(events))
        told, event = self.rules.events[one], events[one]
        fields = self.chance.choice(
            (
                {"text": self.chance.choice(("Mine", "Version 1 of 0", told.said["text"]))},
                {"kind": self.chance.choice(KINDS)},
                {"curation": self.chance.choice(("kept", "starred", "dropped"))},
                {"note": "Look here"},
            )
        )
        revision = event.revision
        saved = self.desk.world.do(curate_event, event.event_id, fields, revision=revision, by=FACILITATOR)
        told.edited_after = self.rules.latest if saved.revision > revision else told.edited_after
        told.edits |= {name: value for name, value in fields.items() if name in told.said}
        told.own |= {name: value for name, value in fields.items() if name not in told.said}
        told.edits = {name: value for name, value in told.edits.items() if told.said[name] != value}

    def somebody_undoes(self) -> None:
        """An undo of any import: refused for what was built on it, and for edits until confirmed."""
        if not self.rules.changes:
            return
        import_id = self.chance.choice(sorted(self.rules.changes))
        if self.rules.is_built_upon(import_id):
            with pytest.raises(ConflictError, match="updated events"):
                self._undo(import_id, confirmed=True)
            return
        if any(self.rules.events[one].is_touched_since(import_id) for one in self.rules.of(import_id)):
            with pytest.raises(ConflictError, match="People edited"):
                self._undo(import_id, confirmed=False)
            if self.chance.random() < 0.5:
                return
        undone = self._undo(import_id, confirmed=True)
        assert (undone.removed, undone.restored) == self.rules.undo(import_id)

    def _undo(self, import_id: str, *, confirmed: bool) -> Any:
        return self.desk.world.do(undo_import, import_id, by=LOCAL, confirmed=confirmed)

    def _take(self, name: str, rows: list[Row], bad: int) -> None:
        self.files.append((name, rows, bad))
        written = io.StringIO()
        writer = csv.writer(written)
        writer.writerow(("occurred_at", "incident", "source_id", "text", "kind"))
        writer.writerows(("2026-05-01T10:00:00Z", *row) for row in rows)
        writer.writerows(("never", "A", "", "Unreadable", "") for _ in range(bad))
        result = self.desk.take_text(written.getvalue(), name)
        expected = self.rules.take(str(result.import_id), rows)
        assert (result.new, result.updated, result.unchanged) == expected
        assert (result.read, result.rejected) == (len(rows) + bad, bad)

    def _stored(self) -> dict[Identity, TimelineEvent]:
        with self.desk.world.database.read() as store:
            names = {one.incident_id: str(one.source_id) for one in store.list(Incident) if one.source}
            events = [one for one in store.list(TimelineEvent) if one.source == "csv"]
        found: dict[Identity, TimelineEvent] = {}
        for event in events:
            said = {name: (event.upstream or {}).get(name, getattr(event, name)) for name in ("text", "kind")}
            row = (names[event.incident_id], event.source_id, said["text"], said["kind"])
            found[_identity(row)] = event
        assert len(found) == len(events)
        return found

    def others(self) -> tuple[list[Incident], list[TimelineEvent]]:
        """Incidents, and the events that no import brought."""
        with self.desk.world.database.read() as store:
            return store.list(Incident), [one for one in store.list(TimelineEvent) if one.source != "csv"]

    def demand_agreement(self) -> None:
        """What is stored is what the rules say, and nothing contradicts anything."""
        stored = self._stored()
        assert {one: _shown(event) for one, event in stored.items()} == {
            one: told.shown for one, told in self.rules.events.items()
        }
        assert {one: event.import_id for one, event in stored.items()} == {
            one: told.brought_by for one, told in self.rules.events.items()
        }
        with self.desk.world.database.read() as store:
            assert [check for check in check_integrity(store) if check.violations] == []
            assert verify_audit(store, key=None).ok


def _shown(event: TimelineEvent) -> dict[str, str]:
    return {
        "text": event.text,
        "kind": event.kind,
        "curation": event.curation,
        "note": event.note or "",
    }


def play(desk: Desk, seed: str) -> None:
    """So many things that happen; then every import is taken back, and what people added alone is left."""
    course = Course(desk, random.Random(seed))  # noqa: S311 - chance, not a secret
    happenings = (
        course.newer_export,
        course.newer_export,
        course.part_of_the_log,
        course.an_earlier_file,
        course.somebody_edits,
        course.somebody_edits,
        course.somebody_undoes,
    )
    desk.world.database.write(lambda store: store.take_numbers("EVT", 4))  # those of the world
    before = course.others()
    for _ in range(STEPS):
        course.chance.choice(happenings)()
        desk.world.later(minutes=course.chance.randrange(2))
        course.demand_agreement()
    for import_id in sorted(course.rules.changes, reverse=True):
        desk.world.do(undo_import, import_id, by=LOCAL, confirmed=True)
        course.rules.undo(import_id)
        course.demand_agreement()
    assert course.others() == before


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "number" in metafunc.fixturenames:
        metafunc.parametrize(
            "number", range(LONG if metafunc.function.__name__.endswith("length") else SHORT)
        )


def test_an_undo_leaves_what_would_be_there_without_the_import(number: int, desk: Desk) -> None:
    play(desk, f"short {number}")


@pytest.mark.prove
def test_an_undo_leaves_what_would_be_there_without_the_import_at_length(
    number: int, desk: Desk, pytestconfig: pytest.Config
) -> None:
    play(desk, f"{pytestconfig.getoption('--hypothesis-seed')} {number}")
