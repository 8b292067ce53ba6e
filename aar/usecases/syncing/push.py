"""Push: send what changed here, merged on a fresh copy of the issue, and believe only what is read back."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from aar.domain.link import TrackerLink
from aar.store import Reader
from aar.usecases.syncing.create import create
from aar.usecases.syncing.doubts import look_again
from aar.usecases.syncing.run import Run
from aar.usecases.syncing.update import update

_A_PAGE: Final = 200


def push(run: Run) -> None:
    """Work through what waits: doubts first, then new issues, then changes.

    A full run tries again what was refused.
    """
    if run.options.full and (parked := run.read(partial(_parked, run=run))):
        run.commit(lambda store: store.put([link.tried_again(run.now()) for link in parked]))
    done: set[str] = set()

    def send(action_id: str) -> None:
        done.add(action_id)
        run.tell(f"Sending what changed here: {len(done)}")
        update(run, action_id)

    for links in _pages(run):
        freed = look_again(run, [link for link in links if link.state == "sent"])
        create(run, [*freed, *(link for link in links if link.state == "pending" and not link.is_made)])
        for link in links:
            if link.state == "pending" and link.is_made:
                send(link.action_id)
    for action_id in run.to_push:
        if action_id not in done:
            send(action_id)


def _parked(store: Reader, run: Run) -> list[TrackerLink]:
    return store.list(TrackerLink, "parked", tracker=run.tracker.name)


def _pages(run: Run) -> Iterator[Sequence[TrackerLink]]:
    after = ""
    while links := run.read(partial(_waiting, run=run, after=after)):
        after = links[-1].action_id
        yield links


def _waiting(store: Reader, run: Run, after: str) -> list[TrackerLink]:
    return store.list(
        TrackerLink,
        "waiting",
        tracker=run.tracker.name,
        sends_private=run.options.private != "off",
        due_by=run.due_by,
        now=run.now(),
        after=after,
        most=_A_PAGE,
    )
