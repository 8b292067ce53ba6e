"""A file, a database, and what an import made of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from aar.domain.event import TimelineEvent
from aar.domain.imports import ImportOptions, ImportResult
from aar.domain.person import LOCAL
from aar.usecases.import_timeline import import_timeline
from tests.usecases.conftest import World, world

__all__ = ["world"]
SAMPLES = Path(__file__).parents[1] / "samples" / "timelines"


@dataclass
class Desk:
    """Where files are imported."""

    world: World
    folder: Path

    def take(self, path: Path, *, dry_run: bool = False, **options: Any) -> ImportResult:
        """Import a file; the sum rule holds for every result."""
        result = import_timeline(
            self.world.database,
            path,
            ImportOptions(**options),
            by=LOCAL,
            now=self.world.now,
            dry_run=dry_run,
        )
        assert result.read == result.new + result.updated + result.unchanged + result.rejected
        return result

    def take_text(self, text: str | bytes, name: str = "export.csv", **options: Any) -> ImportResult:
        """Import this text as a file."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self.take(path, **options)

    def events(self, incident_id: str) -> list[TimelineEvent]:
        """The timeline of an incident."""
        with self.world.database.read() as store:
            return store.list(TimelineEvent, "of_incident", incident_id=incident_id)

    def rows_everywhere(self) -> dict[str, int]:
        """How many rows an import could have left behind."""
        with self.world.database.read() as store:
            return {
                name: len(store.rows(f"queries/{name}/all")) for name in ("incidents", "events", "imports")
            }


@pytest.fixture
def desk(world: World, tmp_path: Path) -> Desk:
    """A desk with the world's two incidents in the drawer."""
    return Desk(world, tmp_path)


Take = Callable[..., ImportResult]
