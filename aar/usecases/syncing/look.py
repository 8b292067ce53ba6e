"""Looks after links that nothing was heard of: a few each run, all of them on request; names lost issues."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import Final

from aar.domain.link import TrackerLink
from aar.store import Reader, Writer
from aar.usecases.syncing.page import settle_page
from aar.usecases.syncing.run import Found, Run
from aar.usecases.syncing.strangers import meet_strangers

_A_FEW: Final = 50
_A_PAGE: Final = 100
_UNSEEN: Final = timedelta(days=1)
_MISSING_AFTER: Final = 2


def look_around(run: Run) -> None:
    """Check what was lost, and a few links that were not seen for a day, from where the last run ended."""
    _look_for_lost(run)
    links = run.read(lambda store: _unseen(store, run, run.looked_at or ""))
    run.looked_at = links[-1].action_id if len(links) == _A_FEW else None
    if others := [link for link in links if link.action_id not in run.lost]:
        look_at(run, others)


def _look_for_lost(run: Run) -> None:
    # When one is there again, permission may have come back for all of them.
    after = ""
    while lost := run.read(partial(_lost, run=run, after=after)):
        after = lost[-1].action_id
        if not look_at(run, lost):
            break


def look_at_all(run: Run) -> None:
    """Check every link, and every issue that carries our label."""
    checked = 0
    for links in _all_pages(run):
        checked += len(links)
        run.tell(f"Checking every link: {checked}")
        look_at(run, links)
    for page in run.tracker.changed_since(None):
        meet_strangers(run, page)


def look_at(run: Run, links: Sequence[TrackerLink]) -> int:
    """Read the issues of these links by id and settle them; those that cannot be seen are counted as lost.

    Returns how many can be seen.
    """
    page = run.tracker.read_many([str(link.remote_id) for link in links])
    settle_page(run, page)
    seen = {remote.remote_id for remote in page}
    for link in links:
        if link.remote_id not in seen:
            lose(run, link.action_id)
    return len(seen)


def lose(run: Run, action_id: str) -> None:
    """Count a run without a sight of the issue; after the second it is missing until it comes back."""
    if action_id not in run.lost:
        run.lost.add(action_id)
        run.settle(lambda store: _lose(store, run, action_id))


def _lose(store: Writer, run: Run, action_id: str) -> Found:
    link, found = store.require(TrackerLink, action_id, run.tracker.name), Found()
    if link.state == "missing":
        return found
    runs = link.missing_runs + 1
    is_missing = runs >= _MISSING_AFTER
    gone = link.changed(
        missing_runs=runs,
        state="missing" if is_missing else link.state,
        last_error="The issue cannot be found: it was deleted, or moved out of our sight.",
        since=run.now() if is_missing else link.since,
    )
    store.put([gone])
    found.counts["missing"] += int(is_missing)
    return found


def _all_pages(run: Run) -> Iterator[list[TrackerLink]]:
    after = ""
    while links := run.read(partial(_made, run=run, after=after)):
        after = links[-1].action_id
        yield links


def _made(store: Reader, run: Run, after: str) -> list[TrackerLink]:
    return store.list(
        TrackerLink, "made", tracker=run.tracker.name, seen_before=None, after=after, most=_A_PAGE
    )


def _lost(store: Reader, run: Run, after: str) -> list[TrackerLink]:
    return store.list(TrackerLink, "lost", tracker=run.tracker.name, after=after, most=_A_FEW)


def _unseen(store: Reader, run: Run, after: str) -> list[TrackerLink]:
    before = run.now() - _UNSEEN
    return store.list(
        TrackerLink, "made", tracker=run.tracker.name, seen_before=before, after=after, most=_A_FEW
    )
