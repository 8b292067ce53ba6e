"""Damaged files through the whole import: each is read, or refused with a sentence and nothing stored."""

import json
import random
import zipfile
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

import duckdb
import pytest

from aar.domain.action import ActionItem
from aar.domain.event import TimelineEvent
from aar.domain.imports import Import, ImportOptions, ImportResult
from aar.domain.incident import Incident
from aar.domain.person import LOCAL
from aar.errors import AarError
from aar.store import Database
from aar.usecases.check_integrity import check_integrity
from aar.usecases.export_rejects import export_rejects
from aar.usecases.import_timeline import import_timeline
from aar.usecases.list_sources import list_sources
from aar.usecases.undo_import import undo_import
from aar.usecases.verify_audit import verify_audit
from tests.imports.conftest import SAMPLES
from tests.imports.damage import damaged, repacked_otherwise
from tests.imports.packing import zipped
from tests.imports.test_markdown import POST_MORTEMS
from tests.usecases.conftest import NOW

SHORT, LONG = (4, 30), (100, 100)
AGAIN: Final = 0.1
GONE: Final = ("incidents", "events", "actions", "import_changes")
ZONES: Final = (None, None, "UTC", "UTC", "UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu")
TABLE: Final = (
    b"occurred_at,incident,text,actor,kind,status,milestone,stage,known_at,source_id,source_url,precision,extra\n"
    b"2026-01-02T03:04:05Z,A,Alarm,monitor,detection,,detected,detection,,1,https://example.org/1,second,x\n"
    b'2026-01-02T03:09:00+01:00,A,"Paged, twice",bot,escalation,,acknowledged,,2026-01-02T03:10:00Z,2,,,\n'
    b"2026-01-02,B,Rolled back,,change,,mitigated,containment,,3,,day,y\n"
    b"2026-01-03 10:00 +00:00,B,Well again,,recovery,resolved,,verification,,4,,,z\n"
)
CLOCK: Final = (
    b"Date\tTime\tWho\tWhat happened\n3/2/2026\t23:50\tAnn\tAlarm\n\t23:59\tBob\tPaged\n\t0:10\tAnn\tFixed\n"
)
REFUSED: Final = (
    b"line,path,column,value,message,import_id,occurred_at,text\n"
    b"2,,occurred_at,late,The time cannot be read,IMP-0001,2026-01-02T03:04:05Z,Corrected\n"
    b"3,,occurred_at,late,The time cannot be read,IMP-0001,late,'=1+1\n"
)


def carriers() -> dict[str, bytes]:
    """Every sample and every way in which a timeline is packed."""
    files = {path.name: path.read_bytes() for path in SAMPLES.iterdir() if path.is_file()}
    slack = SAMPLES / "slack_export"
    days = {path.relative_to(slack).as_posix(): path.read_bytes() for path in slack.rglob("*.json")}
    documents = {path.name: path.read_bytes() for path in sorted(POST_MORTEMS.glob("*.md"))}
    return (
        files
        | documents
        | {
            "slack.zip": zipped(days),
            "slack_day.json": days["incident-queue/2026-02-03.json"],
            "post_mortems.zip": zipped(dict(list(documents.items())[:3])),
            "ours.csv": TABLE,
            "clock.tsv": CLOCK,
            "refused.csv": REFUSED,
        }
    )


CARRIERS: Final = dict(sorted(carriers().items()))


class Bench:
    """One database that outlives many files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = Database(folder / "aar.duckdb")
        self.now = NOW
        self.seen = self.contents()

    def contents(self) -> dict[str, list[Any]]:
        """How many rows each table has, and what they come to."""
        with self.database.read():
            pass
        with duckdb.connect(self.database.path, read_only=True) as beside:
            beside.execute("set timezone = 'UTC'")
            names = [name for (name,) in beside.execute("select table_name from duckdb_tables()").fetchall()]
            each = (f"select '{name}', count(*), bit_xor(hash(t)) from {name} as t" for name in names)  # noqa: S608
            return {name: rest for name, *rest in beside.execute(" union all ".join(each)).fetchall()}

    def take(self, name: str, content: bytes, options: ImportOptions) -> ImportResult | None:
        """The result, or None where the file was refused and nothing is another than before."""
        path = self.folder / name
        path.write_bytes(content)
        refused: AarError | None = None
        result = None
        try:
            result = import_timeline(self.database, path, options, by=LOCAL, now=self.next_moment())
        except AarError as error:
            refused = error
        before, self.seen = self.seen, self.contents()
        if refused is not None:
            assert refused.message
            assert refused.hint
            assert self.seen == before
        return result

    def next_moment(self) -> datetime:
        """A second later."""
        self.now += timedelta(seconds=1)
        return self.now

    def demand_sound(self, result: ImportResult) -> None:
        """The sum rule, real numbers, a place for each refusal, and records that can be read back."""
        assert result.read == result.new + result.updated + result.unchanged + result.rejected
        json.dumps(result.plain(), allow_nan=False)
        assert all(problem.line or problem.path for problem in result.problems)
        assert result.problems_total == result.rejected
        with self.database.read() as store:
            for one in result.incidents:
                store.require(Incident, one.incident_id)
                for event in store.list(TimelineEvent, "of_incident", incident_id=one.incident_id):
                    json.dumps(event.plain(), allow_nan=False).encode()
            if result.rejected:
                export_rejects(store, str(result.import_id)).encode()

    def demand_the_same_again(self, name: str, content: bytes, options: ImportOptions) -> None:
        """The same bytes, and then the same records in other bytes, change nothing."""
        self.demand_unchanged(self.take(name, content, options))
        with suppress(zipfile.BadZipFile):
            self.demand_unchanged(self.take(name, repacked_otherwise(content, name), options))

    @staticmethod
    def demand_unchanged(again: ImportResult | None) -> None:
        """All of it is known."""
        assert again is not None
        assert (again.new, again.updated, again.unchanged) == (0, 0, again.read - again.rejected)

    def demand_order(self) -> None:
        """No check and no row of the audit finds anything wrong."""
        with self.database.read() as store:
            assert [check for check in check_integrity(store) if check.violations] == []
            assert verify_audit(store, key=None).ok
            for action in store.list(ActionItem):
                json.dumps(action.plain(), allow_nan=False).encode()

    def take_all_back(self) -> None:
        """Undo every import, the latest first."""
        with self.database.read() as store:
            done = [one.import_id for one in store.list(Import)]
        for import_id in reversed(done):
            self.database.write(
                partial(undo_import, import_id=import_id, by=LOCAL, now=self.next_moment(), confirmed=True)
            )


def options(chance: random.Random) -> ImportOptions:
    """Mostly what a person would say, at times nonsense."""
    return ImportOptions(
        source=chance.choice(list(list_sources())) if chance.random() < 0.1 else "auto",
        incident="new:Checkout fails" if chance.random() < 0.1 else None,
        zone=chance.choice(ZONES),
        date_order=chance.choice((None, None, None, "dmy", "mdy", "ymd")),
        columns={"text": "short_description"} if chance.random() < 0.05 else {},
    )


def play(seed: str, count: int, folder: Path) -> None:
    """So many damaged files, one after the other, into one database; then all of them are taken back."""
    chance, bench = random.Random(seed), Bench(folder)  # noqa: S311 - damage, not a secret
    empty = bench.contents()
    for _ in range(count):
        name = chance.choice(list(CARRIERS))
        content, asked = damaged(name, CARRIERS[name], chance), options(chance)
        result = bench.take(name, content, asked)
        if result is not None:
            bench.demand_sound(result)
            if chance.random() < AGAIN:
                bench.demand_the_same_again(name, content, asked)
    bench.demand_order()
    bench.take_all_back()
    bench.demand_order()
    left = bench.contents()
    assert {name: left[name] for name in GONE} == {name: empty[name] for name in GONE}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "number" in metafunc.fixturenames:
        runs, count = LONG if metafunc.function.__name__.endswith("length") else SHORT
        metafunc.parametrize(("number", "count"), [(number, count) for number in range(runs)])


def test_a_damaged_file_is_read_or_refused_and_never_half(number: int, count: int, tmp_path: Path) -> None:
    play(f"short {number}", count, tmp_path)


@pytest.mark.prove
def test_a_damaged_file_is_read_or_refused_and_never_half_at_length(
    number: int, count: int, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    play(f"{pytestconfig.getoption('--hypothesis-seed')} {number}", count, tmp_path)
