"""Whatever people and sources do in whatever order, no decision cites what was known only later."""

import contextlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from aar.domain.imports import ImportOptions
from aar.errors import AarError
from aar.store import Database
from aar.usecases.curate_event import curate_event
from aar.usecases.curate_events import curate_events
from aar.usecases.edit_decision import edit_decision
from aar.usecases.import_timeline import import_timeline
from aar.usecases.merge_incidents import merge_incidents
from aar.usecases.record_decision import record_decision
from aar.usecases.start_review import start_review
from aar.usecases.undo_import import undo_import
from aar.usecases.undo_merge import undo_merge
from tests import builders
from tests.builders import FACILITATOR, START, database_with
from tests.usecases.conftest import LOCAL

MOMENTS: Final = st.integers(0, 40)
PICKS: Final = st.integers(0, 5)
STEPS: Final = st.lists(
    st.tuples(
        st.sampled_from(["decide", "redecide", "curate", "shift", "import", "undo", "merge", "unmerge"]),
        PICKS,
        MOMENTS,
        MOMENTS,
    ),
    min_size=6,
    max_size=10,
)


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


class Course:
    """Two incidents of one source, a review of the first, and people who do not ask before they act."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
        self.database: Database = database_with(
            folder / "aar.duckdb",
            *builders.PEOPLE,
            builders.incident(),
            builders.event(1, 5),
            builders.event(2, 9),
        )
        self.take(0, 3, 7)
        self.do(start_review, "INC-0001")

    def do(self, use_case: Any, *args: Any, by: Any = FACILITATOR, **kwargs: Any) -> None:
        """What is refused is left undone; bugs are not."""
        with contextlib.suppress(AarError):
            self.database.write(lambda store: use_case(store, *args, by=by, now=self.now, **kwargs))

    def take(self, pick: int, first: int, second: int) -> None:
        """A newer export: its events of INC-0001 and of an incident of its own have moved."""
        path = self.folder / "export.csv"
        path.write_text(
            "source_id,occurred_at,known_at,text\n"
            f"e1,{at(first).isoformat()},,Alarm\n"
            f"e2,{at(first).isoformat()},{at(max(first, second)).isoformat()},Pager\n"
        )
        for incident in ("INC-0001", "new:Other")[: 1 + (pick + 1) % 2]:
            self.now += timedelta(seconds=1)
            import_timeline(self.database, path, ImportOptions(incident=incident), by=LOCAL, now=self.now)

    def events(self) -> list[str]:
        with self.database.read() as store:
            return [
                event.event_id for event in store.list(TimelineEvent, "of_incident", incident_id="INC-0001")
            ]

    def step(self, what: str, pick: int, first: int, second: int) -> None:
        """One thing that somebody does."""
        events = self.events()
        event_id, some = events[pick % len(events)], tuple(events[: pick + 1])
        if what == "decide":
            fields = {"decided_at": at(first), "question": "Roll back?", "known_then": (event_id,)}
            self.do(record_decision, "REV-0001", fields)
        elif what == "redecide":
            self.redecide({"decided_at": at(first), "known_then": some})
        elif what == "curate":
            self.do(curate_event, event_id, {("known_at", "occurred_at")[second % 2]: at(first)})
        elif what == "shift":
            self.do(curate_events, some, {}, shift=timedelta(minutes=first - 20))
        elif what == "import":
            self.take(pick, first, second)
        elif what == "undo":
            self.do(undo_import, f"IMP-{pick + 1:04d}", confirmed=True)
        elif what == "merge":
            self.do(merge_incidents, "INC-0002", "INC-0001")
        else:
            self.do(undo_merge, "INC-0002")

    def redecide(self, fields: dict[str, Any]) -> None:
        """The last decision is moved, or rests on other events."""
        with self.database.read() as store:
            decisions = store.list(Decision)
        if decisions:
            last = decisions[-1]
            self.do(edit_decision, last.decision_id, fields, revision=last.revision)


def follow(steps: list[tuple[str, int, int, int]]) -> None:
    """Take these steps; after each the rule holds in the store."""
    with TemporaryDirectory() as folder:
        course = Course(Path(folder))
        for step in steps:
            course.step(*step)
            with course.database.read() as store:
                assert store.rows("checks/decisions_cite_only_what_was_known") == []
                assert store.rows("checks/every_event_is_there_once") == []


@settings(max_examples=2, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_no_course_of_things_makes_a_decision_cite_what_was_known_only_later(
    steps: list[tuple[str, int, int, int]],
) -> None:
    follow(steps)


@pytest.mark.prove
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_nor_does_any_of_many_courses(steps: list[tuple[str, int, int, int]]) -> None:
    follow(steps)
