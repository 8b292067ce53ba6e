"""Looks first where the tracker says that there is news: by id, which search lag does not touch."""

from functools import partial
from typing import Final

from aar.domain.link import TrackerLink
from aar.store import Reader
from aar.usecases.receive_hint import waiting_of
from aar.usecases.syncing.look import look_at
from aar.usecases.syncing.run import Run

_A_PAGE: Final = 100


def look_where_hinted(run: Run) -> None:
    """Read the issues of all hints; what the run misses, the pull finds."""
    name = run.tracker.name
    waiting = run.read(lambda store: waiting_of(store, name))
    if not waiting:
        return
    # Taken before it is read: what is hinted while we read is news again.
    run.commit(lambda store: store.execute("queries/sync/take_hints", tracker=name, now=run.now()))
    for start in range(0, len(waiting), _A_PAGE):
        run.tell(f"Reading what Jira hinted at: {min(start + _A_PAGE, len(waiting))}")
        links = run.read(partial(_links, tracker=name, remote_ids=waiting[start : start + _A_PAGE]))
        if links:
            look_at(run, links)


def _links(store: Reader, tracker: str, remote_ids: list[str]) -> list[TrackerLink]:
    return store.list(TrackerLink, "by_remote_ids", tracker=tracker, remote_ids=remote_ids)
