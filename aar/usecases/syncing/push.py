"""Push: send what changed here, merged on a fresh copy of the issue, and believe only what is read back."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from aar.domain.action import ActionItem
from aar.domain.link import SyncedField, TrackerLink
from aar.domain.merge import UNMATCHED_OWNER, Merge, merge, our_fields
from aar.domain.verification import Verification
from aar.errors import IntegrationError
from aar.ports import RemoteIssue
from aar.store import Writer
from aar.usecases.syncing.create import create, find_again
from aar.usecases.syncing.describe import block_of, comment_on, mark_of
from aar.usecases.syncing.failing import failed
from aar.usecases.syncing.lease import take as renew
from aar.usecases.syncing.people import account_of
from aar.usecases.syncing.run import Run
from aar.usecases.syncing.settle import compare, take, their_fields

_MOST: Final = 200
_MISSING_AFTER: Final = 2


def push(run: Run, holder: str) -> None:
    """Work through the outbox, page by page."""
    while pairs := _waiting(run):
        for link, _ in pairs:
            run.handled.add(link.action_id)
        run.tell(f"Sending what changed here: {len(run.handled)}")
        for link, _ in pairs:
            if link.state == "sent":
                find_again(run, link)
        create(run, holder, [pair for pair in pairs if _is_new(*pair)])
        for link, action in pairs:
            if link.remote_id is not None:
                _update(run, holder, link, action)


def _waiting(run: Run) -> list[tuple[TrackerLink, ActionItem]]:
    far = timedelta(days=36500)
    with run.database.read() as store:
        links = store.list(
            TrackerLink,
            "waiting",
            tracker=run.tracker.name,
            sends_private=run.options.private != "off",
            due_by=run.now() if run.options.patient else run.now() + far,
            most=_MOST + len(run.handled),
        )
        fresh = [link for link in links if link.action_id not in run.handled]
        return [(link, store.require(ActionItem, link.action_id)) for link in fresh]


def _is_new(link: TrackerLink, action: ActionItem) -> bool:
    return link.remote_id is None and link.state == "pending" and action.is_outstanding


def _update(run: Run, holder: str, link: TrackerLink, action: ActionItem) -> None:
    try:
        remote = run.tracker.read(str(link.remote_id))
        if remote is None:
            _missing(run, link)
            return
        with run.database.read() as store:
            merged = compare(store, run, link, action, remote)
        if run.options.dry_run:
            _foresee(run, action, merged, remote)
            return
        run.write(lambda store: renew(store, holder, run.now()))
        _send(run, link, action, merged, remote)
    except IntegrationError as error:
        failed(run, link, error)
        if error.stops_run:
            raise


def _foresee(run: Run, action: ActionItem, merged: Merge, remote: RemoteIssue) -> None:
    with run.database.read() as store:
        theirs = their_fields(store, run, remote)
    run.foresee(action.action_id, "to_jira", theirs, merged.to_theirs)
    run.foresee(action.action_id, "from_jira", our_fields(action), merged.to_ours)
    run.count("pushed", int(bool(merged.to_theirs)))
    run.count("conflicts", len(merged.conflicts))


def _send(run: Run, link: TrackerLink, action: ActionItem, merged: Merge, remote: RemoteIssue) -> None:
    block = block_of(action, run.options)
    marks: dict[str, str | None] = dict(mark_of(block))
    new_block = block if marks["block"] != link.base.get("block") else None
    changes = _with_account(run, _to_write(merged))
    if "owner" in changes:
        is_unmatched = changes["owner"] is None and action.owner is not None
        marks[UNMATCHED_OWNER] = action.owner if is_unmatched else None
    if changes or new_block is not None:
        remote = run.tracker.write(remote.remote_id, changes, new_block)
    if "state" in merged.to_theirs:
        remote = run.tracker.move(remote.remote_id, merged.to_theirs["state"])
    marks.update(_say_verdict(run, link, remote))
    if merged.to_theirs or new_block is not None:
        run.count("pushed")
    told = link.changed(base={**link.base, **marks})
    run.add(run.write(lambda store: _keep(store, run, told, merged, remote)))


def _to_write(merged: Merge) -> dict[SyncedField, object]:
    return {name: value for name, value in merged.to_theirs.items() if name != "state"}


def _with_account(run: Run, changes: Mapping[SyncedField, object]) -> dict[SyncedField, object]:
    if "owner" not in changes:
        return dict(changes)
    owner = changes["owner"]
    return {**changes, "owner": account_of(run, str(owner)) if owner else None}


def _say_verdict(run: Run, link: TrackerLink, remote: RemoteIssue) -> dict[str, str]:
    with run.database.read() as store:
        latest = store.list(Verification, "latest_of_action", action_id=link.action_id)
    if not latest or latest[0].verification_id == link.base.get("verification"):
        return {}
    run.tracker.comment(remote.remote_id, comment_on(latest[0]))
    return {"verification": latest[0].verification_id}


def _keep(store: Writer, run: Run, link: TrackerLink, merged: Merge, remote: RemoteIssue) -> Counter[str]:
    # What was sent is agreed as it is read back: the tracker may ignore a field without a word. The action
    # may have been edited meanwhile, so it is compared afresh.
    theirs = their_fields(store, run, remote)
    agreed = {name: theirs[name] for name in merged.to_theirs if name in theirs}
    link = link.changed(base={**link.base, **agreed})
    after = merge(link.base, our_fields(store.require(ActionItem, link.action_id)), theirs)
    left = {name: value for name, value in after.to_theirs.items() if merged.to_theirs.get(name) != value}
    return take(store, run, link, replace(after, to_theirs=left), remote)


def _missing(run: Run, link: TrackerLink) -> None:
    if run.options.dry_run:
        return
    runs = link.missing_runs + 1
    is_missing = runs >= _MISSING_AFTER
    gone = link.changed(
        missing_runs=runs,
        state="missing" if is_missing else link.state,
        last_error="The issue cannot be found: it was deleted, or moved out of sight.",
        since=run.now() if is_missing else link.since,
    )
    run.write(lambda store: store.put([gone]))
    run.count("missing", int(is_missing))
