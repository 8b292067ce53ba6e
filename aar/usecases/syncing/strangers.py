"""Issues with our label that no link knows: adopted where they are ours, named where there is a second."""

from collections.abc import Sequence

from aar.domain.action import ActionItem
from aar.domain.link import Conflict, TrackerLink
from aar.ports import RemoteIssue
from aar.store import Reader, Writer
from aar.usecases.syncing.compare import Pair, compare
from aar.usecases.syncing.describe import voice_of
from aar.usecases.syncing.people import people_of
from aar.usecases.syncing.run import SYNC, Found, Run
from aar.usecases.syncing.settle import take


def meet_strangers(run: Run, page: Sequence[RemoteIssue]) -> int:
    """Look at the unlinked ones among these issues; returns how many were dealt with."""
    with run.database.read() as store:
        unlinked = _unlinked(store, run, page)
    met = 0
    for remote in unlinked:
        sure = remote if remote.is_mark_read else run.tracker.read(remote.remote_id)
        if sure and sure.installation_id == run.installation_id:
            met += _meet(run, sure)
    return met


def adopt(run: Run, action_id: str, found: Sequence[RemoteIssue]) -> None:
    """Link an action with the oldest of these issues, which are all ours; the others wait for a person."""
    oldest, *others = sorted(found, key=age)

    def settle(store: Writer) -> Found:
        result = _adopt(store, run, action_id, oldest)
        for other in others:
            result.add(name_duplicate(store, run, action_id, other))
        return result

    run.settle(settle)


def name_duplicate(store: Writer, run: Run, action_id: str, other: RemoteIssue) -> Found:
    """Open a conflict about another issue that carries the action's label, unless it was named before."""
    found = Found()
    link = store.require(TrackerLink, action_id, run.tracker.name)
    if other.key not in _named(store, action_id) and not is_issue_asked(store, action_id):
        conflict = Conflict(
            action_id=action_id, field="issue", ours=link.key, theirs=other.key, opened_at=run.now()
        )
        store.save(conflict, verb="opened", by=SYNC, now=run.now())
        found.counts["conflicts"] += 1
    if link.state not in {"pending", "missing", "parked"}:
        store.put([link.changed(state="conflict", since=run.now())])
    return found


def _unlinked(store: Reader, run: Run, page: Sequence[RemoteIssue]) -> list[RemoteIssue]:
    name = run.tracker.name
    ids = [remote.remote_id for remote in page]
    linked = {
        link.remote_id for link in store.list(TrackerLink, "by_remote_ids", tracker=name, remote_ids=ids)
    }
    named = [remote for remote in page if remote.remote_id not in linked and remote.action_id]
    actions = store.ids_like(ActionItem, *(str(remote.action_id) for remote in named))
    return [
        remote for remote in named if remote.action_id in actions and _is_worth_a_look(store, run, remote)
    ]


def _is_worth_a_look(store: Reader, run: Run, remote: RemoteIssue) -> bool:
    # Where the mark did not come along it costs a request: then only for actions that have no issue.
    if remote.is_mark_read or run.options.full:
        return True
    link = store.get(TrackerLink, str(remote.action_id), run.tracker.name)
    return link is None or not link.is_made


def _meet(run: Run, remote: RemoteIssue) -> int:
    action_id = str(remote.action_id)
    with run.database.read() as store:
        link = store.get(TrackerLink, action_id, run.tracker.name)
        named = _named(store, action_id)
    if link is None or not link.is_made:
        if link and link.has_let_go(remote.remote_id):
            return 0  # named by the look that comes before the new issue
        adopt(run, action_id, [remote])
        return 1
    if remote.key in named:
        return 0
    run.settle(lambda store: name_duplicate(store, run, action_id, remote))
    return 1


def _named(store: Reader, action_id: str) -> set[str]:
    # Keys that were told before, on either side: which one counts is a person's choice.
    told = store.list(Conflict, "about_issues", action_id=action_id)
    return {key for one in told for key in (one.ours, one.theirs) if key}


def _adopt(store: Writer, run: Run, action_id: str, remote: RemoteIssue) -> Found:
    name = run.tracker.name
    link = store.get(TrackerLink, action_id, name) or TrackerLink(action_id=action_id, tracker=name)
    if link.is_made:
        return name_duplicate(store, run, action_id, remote)
    people = people_of(store, name)
    action = store.require(ActionItem, action_id)
    voice = voice_of(store, run.options, action_id)
    sides = compare(voice, people, Pair(link, action, remote))
    found = take(store, sides, people, run.now())
    found.counts["created"] += 1
    return found


def age(remote: RemoteIssue) -> tuple[int, str]:
    """Sorts issues by when they were made."""
    return len(remote.remote_id), remote.remote_id


def is_issue_asked(store: Reader, action_id: str) -> bool:
    """Whether a person is asked already which issue is the action's: the others come afterwards."""
    return any(one.field == "issue" for one in store.list(Conflict, "open_of_action", action_id=action_id))
