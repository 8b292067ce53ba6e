"""Create: one issue an action, whatever is cut off; an unknown outcome is never repeated blindly."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from aar.domain.action import ActionItem
from aar.domain.link import TrackerLink
from aar.domain.merge import UNMATCHED_OWNER, Fields, merge, our_fields
from aar.errors import IntegrationError
from aar.ports import Created, Draft, RemoteIssue
from aar.store import Reader, Writer
from aar.usecases.syncing.describe import block_of, mark_of
from aar.usecases.syncing.failing import failed
from aar.usecases.syncing.lease import take as renew
from aar.usecases.syncing.people import account_of
from aar.usecases.syncing.run import Run
from aar.usecases.syncing.settle import compare, take

BATCH = 50
Pair = tuple[TrackerLink, ActionItem]


def create(run: Run, holder: str, pairs: Sequence[Pair]) -> None:
    """Make an issue for each action, in batches."""
    for start in range(0, len(pairs), BATCH):
        _create_batch(run, holder, pairs[start : start + BATCH])


def find_again(run: Run, link: TrackerLink) -> None:
    """Look for what an unknown outcome may have left: adopt it, wait out the index, or allow another try."""
    if run.options.dry_run:
        return
    try:
        found = [
            remote
            for remote in run.tracker.find(link.action_id, link.highest_key)
            if remote.installation_id in {None, run.installation_id}
        ]
    except IntegrationError as error:
        failed(run, link, error)
        if error.stops_run:
            raise
        return
    if found:
        _adopt(run, link, sorted(found, key=_age))
    elif link.sent_at and run.now() - link.sent_at > timedelta(seconds=run.options.index_lag_seconds):
        free = link.changed(state="pending", sent_at=None, since=run.now())
        run.write(lambda store: store.put([free]))


def _age(remote: RemoteIssue) -> tuple[int, str]:
    return len(remote.remote_id), remote.remote_id


def _adopt(run: Run, link: TrackerLink, found: Sequence[RemoteIssue]) -> None:
    oldest = found[0]

    def adopt(store: Writer) -> Counter[str]:
        action = store.require(ActionItem, link.action_id)
        return take(store, run, link, compare(store, run, link, action, oldest), oldest)

    run.add(run.write(adopt))
    run.count("created")


def _create_batch(run: Run, holder: str, pairs: Sequence[Pair]) -> None:
    if run.options.dry_run:
        for _, action in pairs:
            run.foresee(action.action_id, "to_jira", {}, our_fields(action))
            run.count("created")
        return
    drafts = [draft_of(run, action) for _, action in pairs]
    sent = _commit_intent(run, holder, pairs, drafts)
    try:
        outcomes = run.tracker.create(drafts)
    except IntegrationError as error:
        for link in sent:
            _unsure(run, link, error)
        if error.stops_run:
            raise
        return
    for link, outcome in zip(sent, outcomes, strict=True):
        if isinstance(outcome, Created):
            _keep(run, link, outcome)
        else:
            _unsure(run, link, outcome)


def _sent_fields(action: ActionItem, draft: Draft) -> dict[str, object]:
    # What a new issue shows is what both sides agree on: it is not begun, and an owner without an account is
    # nobody there.
    fields: dict[str, object] = {**dict(our_fields(action).items()), "state": "agreed"}
    if draft.owner_account is None and action.owner is not None:
        return {**fields, "owner": None, UNMATCHED_OWNER: action.owner}
    return fields


def _commit_intent(
    run: Run, holder: str, pairs: Sequence[Pair], drafts: Sequence[Draft]
) -> list[TrackerLink]:
    highest = run.tracker.highest_key()
    now = run.now()
    sent = [
        link.changed(
            state="sent",
            sent_at=now,
            since=now,
            highest_key=highest,
            base={**_sent_fields(action, draft), **mark_of(draft.block)},
        )
        for (link, action), draft in zip(pairs, drafts, strict=True)
    ]

    def commit(store: Writer) -> None:
        renew(store, holder, now)
        store.put(sent)

    run.write(commit)
    return sent


def _unsure(run: Run, link: TrackerLink, error: IntegrationError) -> None:
    # Refused for certain: nothing was made, so the next try starts from the beginning.
    failed(run, link if error.is_doubtful else link.changed(state="pending", sent_at=None), error)


def _keep(run: Run, link: TrackerLink, made: Created) -> None:
    kept = link.changed(
        remote_id=made.remote_id,
        key=made.key,
        url=made.url,
        state="in_sync",
        since=run.now(),
        attempts=0,
        next_attempt_at=None,
        last_error=None,
        seen_at=run.now(),
    )
    run.write(lambda store: store.put([_still_pending(store, kept)]))
    run.handled.add(link.action_id)
    run.count("created")


def _still_pending(store: Reader, link: TrackerLink) -> TrackerLink:
    # Somebody may have edited the action while the request was under way.
    ours = our_fields(store.require(ActionItem, link.action_id))
    shown: Fields = {name: link.base[name] for name in ours}
    return link.changed(state="pending") if merge(link.base, ours, shown).to_theirs else link


def draft_of(run: Run, action: ActionItem) -> Draft:
    """The issue that an action becomes."""
    fields = our_fields(action)
    return Draft(
        action_id=action.action_id,
        installation_id=run.installation_id,
        title=fields["title"],
        owner_account=account_of(run, action.owner),
        due_on=date.fromisoformat(fields["due_on"]) if fields["due_on"] else None,
        priority=action.priority,
        block=block_of(action, run.options),
    )
