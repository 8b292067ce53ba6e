"""Writes the made-up part of the sample: `python -m tests.demo.generate`."""

import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from aar.domain.bundle import ENTITIES, line_of
from aar.domain.event import TimelineEvent
from aar.domain.incident import Incident
from aar.domain.person import LOCAL
from aar.domain.record import Record
from aar.registry import folder_of
from aar.store import Database
from aar.usecases.import_timeline import import_timeline
from tests.demo.account import SOURCE, Account, accounts
from tests.demo.fates import Fates
from tests.demo.ledger import Made
from tests.demo.reviewing import Reviewer
from tests.demo.stories import STORIES
from tests.demo.telling import tell

TODAY: Final = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
SEED: Final = 20261120
REVIEWS: Final = 42
_MOST_OF_A_SERVICE: Final = 8
_MOST_OF_A_KIND: Final = 1


def records() -> dict[str, list[Record]]:
    """All made-up records by the name of their file, always the same."""
    incidents, events = _imported()
    random = Random(SEED)  # noqa: S311 - a sample, not a secret
    last = max(event.event_id for event in events)
    made = Made(after={Incident: len(incidents), TimelineEvent: int(last.removeprefix("EVT-"))})
    reviewer = Reviewer(random, made, Fates(random, TODAY, made), TODAY)
    *past, late, read, begun = _chosen(accounts(incidents, events), random)
    stories = list(STORIES)
    for account in past:
        while stories and stories[0].started_at < account.ended_at:
            tell(stories.pop(0), reviewer)
        reviewer.review(account)
    reviewer.review(late, published_at=TODAY - timedelta(days=1))
    reviewer.review(read, "in_review")
    reviewer.review(begun, "draft")
    return made.files()


def write(folder: Path) -> None:
    """Write the bundle."""
    folder.mkdir(parents=True, exist_ok=True)
    known = {entity.name: entity for entity in ENTITIES}
    for name, found in records().items():
        lines = [line_of(record) for record in found]
        (folder / known[name].file_name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _chosen(possible: list[Account], random: Random) -> list[Account]:
    """Mostly severe ones, of many services and factors, oldest first."""
    of_service: Counter[str] = Counter()
    of_kind: Counter[tuple[str, str | None]] = Counter()
    chosen: list[Account] = []
    for account in sorted(possible, key=lambda one: (one.incident.severity or "", random.random())):
        kind = (account.service, account.factor)
        is_common = of_service[account.service] >= _MOST_OF_A_SERVICE or of_kind[kind] >= _MOST_OF_A_KIND
        if is_common or len(chosen) == REVIEWS:
            continue
        of_service[account.service] += 1
        of_kind[kind] += 1
        chosen.append(account)
    return sorted(chosen, key=lambda one: one.ended_at)


def _imported() -> tuple[list[Incident], list[TimelineEvent]]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "sample.duckdb")
        import_timeline(database, SOURCE, by=LOCAL, now=TODAY)
        with database.read() as store:
            return store.list(Incident), store.list(TimelineEvent)


if __name__ == "__main__":
    write(folder_of("aar") / "demo" / "made_up")
