"""A large import in a process that is killed: all of it is there or none, and nothing is left lying about."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from aar.domain.imports import Import
from aar.store import Database
from aar.usecases.examine import examine
from aar.usecases.private_folder import private_folder
from aar.usecases.verify_audit import verify_audit
from tests.running import ROOT

SHORT, LONG = 3, 20
FEW, MANY = 40_000, 250_000
BEFORE: Final = "occurred_at,incident,text\n2026-01-01T00:00:00Z,A,Alarm\nnever,A,Nothing\n"


@dataclass
class Place:
    """A database with an import in it, a large file, and a folder for what is temporary."""

    folder: Path
    rows: int

    def __post_init__(self) -> None:
        for name in ("temporary", "home"):
            (self.folder / name).mkdir()
        (self.folder / "before.csv").write_text(BEFORE)
        with (self.folder / "large.csv").open("w") as opened:
            opened.write("occurred_at,incident,text\n")
            for number in range(self.rows):
                minute, hour = number % 60, number // 60 % 24
                told = f"2026-01-02T{hour:02}:{minute:02}:00Z" if number % 300 else "late"
                opened.write(f"{told},{'ABCDEFGH'[number % 8]},Event {number} of a long night\n")
        self.aar("import", str(self.folder / "before.csv"))
        shutil.copy(self.database, self.folder / "aar.before")

    @property
    def database(self) -> Path:
        """The database file."""
        return self.folder / "home" / "aar.duckdb"

    def start(self, *words: str) -> subprocess.Popen[str]:
        """The command in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "aar", *words, "--json"],
            cwd=ROOT,
            env={
                **os.environ,
                "AAR_DATABASE": str(self.database),
                "TMPDIR": str(self.folder / "temporary"),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def aar(self, *words: str) -> Any:
        """What the command says, once it ends well."""
        said, complaint = self.start(*words).communicate(timeout=120)
        assert said, complaint
        return json.loads(said)

    def as_before(self) -> None:
        """The database as it was before the large import."""
        shutil.rmtree(self.folder / "home")
        (self.folder / "home").mkdir()
        shutil.copy(self.folder / "aar.before", self.database)

    def import_(self) -> tuple[dict[str, int], float]:
        """The counts of the large file, and how many seconds it took."""
        begun = time.monotonic()
        said = self.aar("import", str(self.folder / "large.csv"))
        counts = {name: said[name] for name in ("read", "new", "updated", "unchanged", "rejected")}
        return counts, time.monotonic() - begun

    def kill_import_after(self, seconds: float) -> None:
        """Begin the import and cut it off."""
        process = self.start("import", str(self.folder / "large.csv"))
        try:
            process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate(timeout=30)

    def demand_order(self) -> int:
        """What `aar doctor` and `aar audit` look at is as it should be; how many imports there are."""
        database = Database(self.database)
        assert examine(database).ok
        with database.read() as store:
            assert verify_audit(store, key=None).ok
            return len(store.list(Import))


@pytest.fixture
def place(tmp_path: Path, request: pytest.FixtureRequest) -> Place:
    return Place(tmp_path, MANY if request.node.get_closest_marker("prove") else FEW)


def test_a_killed_import_is_there_as_a_whole_or_not_at_all(place: Place) -> None:
    play(place, "short", SHORT)


@pytest.mark.prove
def test_a_killed_import_is_there_as_a_whole_or_not_at_all_at_length(
    place: Place, pytestconfig: pytest.Config
) -> None:
    play(place, str(pytestconfig.getoption("--hypothesis-seed")), LONG)


def play(place: Place, seed: str, kills: int) -> None:
    """Kill it at moments spread over all of its time, each time from the same beginning."""
    chance = random.Random(seed)  # noqa: S311 - chance, not a secret
    whole, seconds = place.import_()
    again = {**whole, "new": 0, "unchanged": whole["new"]}
    for number in range(kills):
        place.as_before()
        place.kill_import_after((number + chance.random()) / kills * seconds)
        is_there = place.demand_order() == 2
        assert place.import_()[0] == (again if is_there else whole)
        assert place.demand_order() == (3 if is_there else 2)
        assert list((place.folder / "temporary").iterdir()) == []


def test_folders_of_processes_that_ended_are_cleared_and_those_of_living_ones_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left, foreign = tmp_path / "aar-import-left.work", tmp_path / "aar-crash-1.log"
    for folder in (left, foreign):
        folder.mkdir()
    (left / "as-utf-8.txt").write_text("half of it")
    with private_folder("upload") as outer, private_folder("import") as inner:
        assert sorted(tmp_path.iterdir()) == sorted((outer, inner, foreign))
    assert list(tmp_path.iterdir()) == [foreign]
