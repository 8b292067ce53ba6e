"""After an unknown outcome: adopt what was made, wait out the index, or allow another try. Never blindly."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from aar.domain.link import Conflict, TrackerLink
from aar.errors import IntegrationError
from aar.ports import RemoteIssue
from aar.store import Writer
from aar.usecases.syncing.failing import failed
from aar.usecases.syncing.run import SYNC, Found, Run
from aar.usecases.syncing.strangers import adopt, age, is_issue_asked

_FOREIGN: Final = (
    "which this installation did not make: a clone, or the issue of a copy of this database. "
    "Choose on the Sync page whether it is the one."
)
_BACK: Final = (
    "which was lost and let go, and is back. "
    "Choose on the Sync page whether it is the one, or a new one is made."
)


def look_again(run: Run, links: Sequence[TrackerLink]) -> list[TrackerLink]:
    """Look for what the last attempts may have left; returns the links that may be tried again."""
    if not links:
        return []
    run.tell(f"Looking for {len(links)} issues that Jira did not confirm")
    try:
        lowest = _lowest([link.highest_key for link in links])
        hits = run.tracker.find([link.action_id for link in links], lowest)
    except IntegrationError as error:
        failed(run, links, error)
        return []
    return [freed for link in links if (freed := _decide(run, link, hits))]


def without_double(run: Run, links: Sequence[TrackerLink]) -> list[TrackerLink]:
    """Those of the links for which the tracker has no issue at all yet, ours or another's."""
    lowest = _lowest([link.highest_key for link in links])
    hits = run.tracker.find([link.action_id for link in links], lowest)
    return [link for link in links if not _is_taken(run, link, hits)]


def _decide(run: Run, link: TrackerLink, hits: Sequence[RemoteIssue]) -> TrackerLink | None:
    if _is_taken(run, link, hits) or not _has_waited(run, link):
        return None
    free = link.changed(state="pending", sent_at=None, since=run.now())
    run.commit(lambda store: store.put([free]))
    return free


def _has_waited(run: Run, link: TrackerLink) -> bool:
    lag = timedelta(seconds=run.options.index_lag_seconds)
    return link.sent_at is None or run.now() - link.sent_at > lag


def _is_taken(run: Run, link: TrackerLink, hits: Sequence[RemoteIssue]) -> bool:
    labelled = [
        remote for remote in hits if remote.action_id == link.action_id and not _is_allowed(link, remote)
    ]
    ours = [
        remote
        for remote in labelled
        if remote.installation_id == run.installation_id and not link.has_let_go(remote.remote_id)
    ]
    if ours:
        adopt(run, link.action_id, ours)
        return True
    if labelled:
        run.settle(lambda store: _name_foreign(store, run, link, labelled))
    return bool(labelled)


def _is_allowed(link: TrackerLink, remote: RemoteIssue) -> bool:
    # A person has decided that this one is not the action's.
    return remote.key in (link.told.not_ours or ())


def _name_foreign(store: Writer, run: Run, link: TrackerLink, others: Sequence[RemoteIssue]) -> Found:
    # One at a time waits for a person; when that one is settled, the next look finds the next.
    found = Found()
    keys = [remote.key for remote in sorted(others, key=age)]
    if not is_issue_asked(store, link.action_id):
        conflict = Conflict(action_id=link.action_id, field="issue", theirs=keys[0], opened_at=run.now())
        store.save(conflict, verb="opened", by=SYNC, now=run.now())
        found.counts["conflicts"] += 1
    is_back = any(link.has_let_go(remote.remote_id) for remote in others)
    sentence = f"Jira has {', '.join(keys)} with this action's label, {_BACK if is_back else _FOREIGN}"
    store.put([link.changed(state="conflict", sent_at=None, last_error=sentence, since=run.now())])
    return found


def _lowest(keys: Sequence[str | None]) -> str | None:
    known = [key for key in keys if key]
    return min(known, key=lambda key: int(key.rpartition("-")[2])) if known else None
