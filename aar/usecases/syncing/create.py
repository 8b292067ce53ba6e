"""Create: one issue an action, whatever is cut off; what was to be made is committed before it is sent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from aar.domain.action import ActionItem
from aar.domain.link import Told, TrackerLink
from aar.domain.merge import Fields
from aar.domain.verification import Verification
from aar.errors import IntegrationError
from aar.ports import Created, Draft
from aar.store import Reader, Writer
from aar.usecases.outbox import end_unmade
from aar.usecases.syncing.describe import Voice, hash_of, voices_of
from aar.usecases.syncing.doubts import without_double
from aar.usecases.syncing.failing import failed
from aar.usecases.syncing.people import account_of
from aar.usecases.syncing.run import Found, Run
from aar.usecases.syncing.settle import UNASSIGNED

BATCH: Final = 50


@dataclass(frozen=True)
class _New:
    """An issue to be made, the action that it was drafted from, and how much of it may be said."""

    draft: Draft
    action: ActionItem
    voice: Voice


def create(run: Run, links: Sequence[TrackerLink]) -> None:
    """Make an issue for each action, in batches."""
    for start in range(0, len(links), BATCH):
        batch = links[start : start + BATCH]
        run.tell(f"Making issues: {start + len(batch)}")
        news = _prepared(run, batch)
        sent = run.commit(partial(_intend, run=run, news=news)) if news else {}
        if sent:
            _send(run, [news[action_id].draft for action_id in sent], sent)


def _prepared(run: Run, links: Sequence[TrackerLink]) -> dict[str, _New]:
    try:
        free = _free(run, links)
        spoken = run.read(partial(_spoken, run=run, action_ids=[link.action_id for link in free]))
        news = {action_id: _new(run, *what) for action_id, what in spoken.items()}
        if news and run.highest_key is None:
            run.highest_key = run.tracker.highest_key()
    except IntegrationError as error:
        failed(run, links, error)
        return {}
    return news


def _free(run: Run, links: Sequence[TrackerLink]) -> list[TrackerLink]:
    # Where an issue may be that was not known, was lost and let go, or was taken for another's, one look
    # comes first.
    doubtful = {link.action_id: link for link in links if run.is_adopted or _was_asked(link)}
    free = without_double(run, list(doubtful.values())) if doubtful else []
    return [*free, *(link for link in links if link.action_id not in doubtful)]


def _was_asked(link: TrackerLink) -> bool:
    return bool(link.told.let_go or link.told.not_ours)


def _send(run: Run, drafts: Sequence[Draft], sent: Mapping[str, TrackerLink]) -> None:
    try:
        outcomes = run.tracker.create(drafts)
    except IntegrationError as error:
        failed(run, [_after(link, error) for link in sent.values()], error)
        return
    made = [outcome for outcome in outcomes if isinstance(outcome, Created)]
    run.settle(lambda store: _keep(store, run, made, sent))
    run.highest_key = _highest(run.highest_key, made)
    for link, outcome in zip(sent.values(), outcomes, strict=True):
        if not isinstance(outcome, Created):
            failed(run, [_after(link, outcome)], outcome)


def _after(link: TrackerLink, error: IntegrationError) -> TrackerLink:
    # Refused for certain: nothing was made, so the next try starts from the beginning.
    return link if error.is_doubtful else link.changed(state="pending", sent_at=None)


def _spoken(store: Reader, run: Run, action_ids: Collection[str]) -> dict[str, tuple[ActionItem, Voice]]:
    # These actions as they are now, and how much of each may be said; asked once a batch.
    voices = voices_of(store, run.options, list(action_ids))
    actions = {one.action_id: one for one in store.list(ActionItem, "among", ids=list(action_ids))}
    return {action_id: (actions[action_id], voices[action_id]) for action_id in action_ids}


def _new(run: Run, action: ActionItem, voice: Voice) -> _New:
    fields = voice.fields_of(action)
    draft = Draft(
        action_id=action.action_id,
        installation_id=run.installation_id,
        title=fields["title"],
        owner_account=account_of(run, action.owner),
        due_on=date.fromisoformat(fields["due_on"]) if fields["due_on"] else None,
        priority=action.priority,
        block=voice.block_of(action),
    )
    return _New(draft, action, voice)


def _intend(store: Writer, run: Run, news: Mapping[str, _New]) -> dict[str, TrackerLink]:
    # Another runner may have been faster, or a person may have changed, dropped or hidden the action.
    now, name, sent = run.now(), run.tracker.name, {}
    links = {link.action_id: link for link in _links(store, run, news)}
    for action_id, (action, voice) in _spoken(store, run, news).items():
        new, link = news[action_id], links.get(action_id) or TrackerLink(action_id=action_id, tracker=name)
        if link.is_made or link.state != "pending":
            continue
        if not action.is_outstanding:
            end_unmade(store, link, now=now)
            continue
        if voice.is_silent or (action, voice) != (new.action, new.voice):
            continue  # what was drafted does not hold any more: the next run drafts it anew
        sent[action_id] = link.changed(
            state="sent",
            sent_at=now,
            since=now,
            highest_key=run.highest_key,
            base=_sent_fields(new),
            told=_told(store, new, link),
        )
    store.put(list(sent.values()))
    return sent


def _links(store: Reader, run: Run, action_ids: Collection[str]) -> list[TrackerLink]:
    found = store.list(TrackerLink, "of_actions", action_ids=list(action_ids))
    return [link for link in found if link.tracker == run.tracker.name]


def _sent_fields(new: _New) -> Fields:
    # An owner without an account is sent as nobody, and whether work has begun is Jira's to say.
    draft = new.draft
    return {
        "title": draft.title,
        "owner": new.action.owner if draft.owner_account else None,
        "due_on": draft.due_on.isoformat() if draft.due_on else None,
        "priority": draft.priority,
        "state": "agreed",
    }


def _told(store: Reader, new: _New, link: TrackerLink) -> Told:
    action, draft = new.action, new.draft
    latest = store.list(Verification, "latest_of_action", action_id=action.action_id)
    is_unmatched = action.owner is not None and draft.owner_account is None
    return link.told.changed(
        block=hash_of(draft.block),
        verdict=latest[0].verification_id if latest else None,
        settled={"owner": [action.owner, None]} if is_unmatched else None,
    )


def _keep(store: Writer, run: Run, made: Sequence[Created], sent: Mapping[str, TrackerLink]) -> Found:
    found, now, kept = Found(), run.now(), list[TrackerLink]()
    spoken = _spoken(store, run, [one.action_id for one in made])
    for one in made:
        link = sent[one.action_id]
        with_issue = link.changed(
            remote_id=one.remote_id,
            key=one.key,
            url=one.url,
            state="in_sync" if _is_as_sent(link, *spoken[one.action_id]) else "pending",
            since=now,
            attempts=0,
            next_attempt_at=None,
            held_until=None,
            last_error=UNASSIGNED if link.told.settled else None,
            sent_at=None,
            seen_at=now,
        )
        kept.append(with_issue)
        found.counts["created"] += 1
        found.note(one.action_id, "to_jira", {}, _without_nothing(link.base))
    store.put(kept)
    return found


def _is_as_sent(link: TrackerLink, action: ActionItem, voice: Voice) -> bool:
    # Somebody may have edited the action while the request was under way.
    ours = voice.fields_of(action)
    settled = link.told.settled or {}
    is_same = all(
        ours[name] == link.base.get(name) or settled.get(name, [None])[0] == ours[name]
        for name in ours
        if name != "state"
    )
    return is_same and action.is_outstanding and hash_of(voice.block_of(action)) == link.told.block


def _without_nothing(base: Mapping[str, object]) -> Fields:
    fields: Fields = {}
    for name, value in base.items():
        if value is not None:
            fields[name] = value  # type: ignore[index]  # a base holds our fields
    return fields


def _highest(known: str | None, made: Sequence[Created]) -> str | None:
    keys = [key for key in (known, *(one.key for one in made)) if key]
    return max(keys, key=lambda key: int(key.rpartition("-")[2])) if keys else None
