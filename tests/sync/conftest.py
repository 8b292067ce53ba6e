"""An agreed action here, a Jira there, and one call that syncs the two."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import stamina
from pydantic import SecretStr

from aar.domain.action import ActionItem
from aar.domain.link import Conflict, TrackerLink
from aar.settings import Settings
from aar.store import Database
from aar.usecases.edit_action import edit_action
from aar.usecases.sync_actions import sync_actions
from aar.usecases.syncing.run import Options, Run, SyncResult
from integrations.jira import build_tracker
from tests.fakes.jira import FakeJira
from tests.fakes.jira.fixtures import clock, cloud, datacenter, jira
from tests.usecases.conftest import FACILITATOR, OWNER, World, world_at
from tests.usecases.test_review_states import published

__all__ = ["clock", "cloud", "datacenter", "jira"]


@pytest.fixture(autouse=True)
def _repeat_without_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3):
        yield


@dataclass
class Loop:
    """Both sides of the sync, as a test holds them."""

    world: World
    jira: FakeJira
    words: dict[str, Any] = field(default_factory=dict)

    def sync(self, **options: object) -> SyncResult:
        """Run once; raises what stopped the run."""
        return self.run(**options)[0]

    def run(self, **options: object) -> tuple[SyncResult, Run]:
        """Run once and return the findings too."""
        tracker = build_tracker(self.settings(), lambda: self.world.now)
        assert tracker is not None
        wanted = Options(**{"public_url": "http://localhost:8501", **options})  # type: ignore[arg-type]
        result, run, stopped = sync_actions(
            self.world.database, tracker, wanted, clock=lambda: self.world.now
        )
        if stopped:
            raise stopped
        return result, run

    def settings(self) -> Settings:
        """Settings that lead to the fake Jira."""
        return Settings(
            jira_url=self.jira.url,
            jira_kind=self.jira.site.kind,
            jira_email=self.jira.site.email,
            jira_token=SecretStr(self.jira.site.token),
            jira_project="AAR",
            **self.words,
        )

    def later(self, **delta: int) -> None:
        """Let time pass on both sides."""
        self.world.later(**delta)
        self.jira.site.clock.at = self.world.now  # type: ignore[attr-defined]

    def edit(self, reason: str | None = None, **fields: object) -> ActionItem:
        """Change the action here."""
        by = OWNER if "owner" not in fields else FACILITATOR
        edited: ActionItem = self.world.do(edit_action, "ACT-0001", fields, by=by, reason=reason)
        return edited

    @property
    def action(self) -> ActionItem:
        """The action as it is here now."""
        with self.world.database.read() as store:
            return store.require(ActionItem, "ACT-0001")

    @property
    def link(self) -> TrackerLink:
        """Its link."""
        with self.world.database.read() as store:
            return store.require(TrackerLink, "ACT-0001", "jira")

    @property
    def conflicts(self) -> list[Conflict]:
        """Open conflicts."""
        with self.world.database.read() as store:
            return store.list(Conflict, "open")

    @property
    def key(self) -> str:
        """The key of the only issue."""
        (issue,) = self.jira.issues(label="aar-ACT-0001")
        return issue.key


@cache
def agreed() -> bytes:
    """The file of a database with the agreed action of a published review, made once a process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "agreed.duckdb"
        published(world_at(path))
        return path.read_bytes()


@pytest.fixture
def loop(tmp_path: Path, jira: FakeJira) -> Loop:
    """An agreed action that has not been synced yet."""
    path = tmp_path / "aar.duckdb"
    path.write_bytes(agreed())
    found = Loop(World(Database(path)), jira)
    found.later(minutes=1)
    return found


@pytest.fixture
def synced(loop: Loop) -> Loop:
    """An action that has its issue."""
    assert loop.sync().created == 1
    loop.later(minutes=1)
    return loop
