"""One page of issues: those that are linked are settled in one transaction, or handed to the push."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from aar.domain.action import ActionItem
from aar.domain.link import TrackerLink
from aar.ports import RemoteIssue
from aar.store import Reader, Writer
from aar.usecases.syncing.compare import Pair, Sides, compare, new_changes
from aar.usecases.syncing.describe import Voice, voice_of, voices_of
from aar.usecases.syncing.people import People, people_of
from aar.usecases.syncing.run import Found, Run
from aar.usecases.syncing.settle import Standing, is_quiet, judge, standing_of, take


def settle_page(run: Run, page: Sequence[RemoteIssue]) -> int:
    """Settle the linked ones among these issues; returns how many had anything to settle."""
    with run.database.read() as store:
        known = _known(store, run, page)
        stirred = _stirred(store, run, known) if known else []
    _count_unchanged(run, known, stirred)
    if stirred:
        whole = _with_histories(run, stirred)
        run.settle(lambda store: _settle(store, run, whole))
    return len(stirred)


def _count_unchanged(run: Run, known: Sequence[Pair], stirred: Sequence[Pair]) -> None:
    """A full run meets an issue twice, and what is pending is told by the push."""
    moving = {one.link.action_id for one in stirred}
    still = {one.link.action_id for one in known if one.link.state != "pending"}
    run.still = (run.still | still) - moving


def _known(store: Reader, run: Run, page: Sequence[RemoteIssue]) -> list[Pair]:
    remotes = {remote.remote_id: remote for remote in page}
    links = store.list(TrackerLink, "by_remote_ids", tracker=run.tracker.name, remote_ids=list(remotes))
    wanted = [link.action_id for link in links]
    actions: Mapping[str, ActionItem] = {
        action.action_id: action for action in store.list(ActionItem, "among", ids=wanted)
    }
    return [
        Pair(link, actions[link.action_id], remotes[str(link.remote_id)])
        for link in links
        if link.action_id in actions
    ]


def _stirred(store: Reader, run: Run, known: Sequence[Pair]) -> list[Pair]:
    # What is asked of the store is asked once a page.
    ids = [one.action.action_id for one in known]
    people, standing = people_of(store, run.tracker.name), standing_of(store, ids)
    voices = voices_of(store, run.options, ids)
    return [
        one
        for one, action_id in zip(known, ids, strict=True)
        if not _is_still(voices[action_id], standing[action_id], people, one)
    ]


def _is_still(voice: Voice, standing: Standing, people: People, one: Pair) -> bool:
    if _is_old_news(one):
        return True
    sides = compare(voice, people, one)
    if one.link.state == "pending" and not sides.voice.is_silent:
        return True  # the push merges it on a fresh copy in a moment
    if one.link.state == "parked":
        return one.link.remote_updated_at == one.remote.updated_at
    return is_quiet(standing, sides, judge(sides, people))


def _is_old_news(one: Pair) -> bool:
    # Search may still show what was there before our last look.
    last = one.link.remote_updated_at
    return last is not None and one.remote.updated_at < last


def _with_histories(run: Run, stirred: Sequence[Pair]) -> list[Pair]:
    cut = [one.remote.remote_id for one in stirred if _is_cut(one)]
    whole = run.tracker.histories(cut) if cut else {}
    return [
        replace(one, remote=one.remote.changed(changes=whole[one.remote.remote_id], has_whole_history=True))
        if one.remote.remote_id in whole
        else one
        for one in stirred
    ]


def _is_cut(one: Pair) -> bool:
    if one.remote.changes is None:
        return True
    reaches_back = len(new_changes(one.link, one.remote)) < len(one.remote.changes)
    return not (one.remote.has_whole_history or reaches_back)


def _settle(store: Writer, run: Run, stirred: Sequence[Pair]) -> Found:
    people, found = people_of(store, run.tracker.name), Found()
    for one in stirred:
        link = store.require(TrackerLink, one.link.action_id, one.link.tracker)
        action = store.require(ActionItem, one.link.action_id)
        voice = voice_of(store, run.options, action.action_id)
        sides = compare(voice, people, Pair(link, action, one.remote))
        if _belongs_to_the_push(sides):
            run.to_push[link.action_id] = None
            store.put([link.changed(state="pending", since=run.now(), next_attempt_at=None)])
        else:
            found.add(take(store, sides, people, run.now()))
    return found


def _belongs_to_the_push(sides: Sides) -> bool:
    if sides.voice.is_silent:
        return False
    is_unfinished = bool(sides.merged.to_theirs) or bool(sides.link.told.writing)
    return is_unfinished or sides.link.state in {"pending", "parked"}
