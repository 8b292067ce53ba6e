"""Compares an action with its issue: against the base, and against what we had begun to write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from aar.domain.action import ActionItem
from aar.domain.link import SyncedField, TrackerLink
from aar.domain.merge import Fields, Merge, merge, one_line
from aar.ports import RemoteChange, RemoteIssue
from aar.usecases.syncing.describe import Voice, neutral_title
from aar.usecases.syncing.people import UNKNOWN, People

_SENT: Final[tuple[SyncedField, ...]] = ("title", "owner", "due_on", "priority")


@dataclass(frozen=True)
class Pair:
    """A link with its action and its issue as they are now."""

    link: TrackerLink
    action: ActionItem
    remote: RemoteIssue


@dataclass(frozen=True)
class Sides(Pair):
    """Both sides of one action, compared.

    `base` is what they last agreed on, our own unconfirmed writes included; `lost` holds what people had
    written a moment before one of those writes, and what the tracker made of a new issue by itself.
    """

    voice: Voice
    ours: Fields
    theirs: Fields
    base: Mapping[str, Any]
    lost: Fields
    merged: Merge

    @property
    def new_changes(self) -> tuple[RemoteChange, ...]:
        """What happened in the tracker since the last look."""
        return new_changes(self.link, self.remote)


def new_changes(link: TrackerLink, remote: RemoteIssue) -> tuple[RemoteChange, ...]:
    """Entries of the issue's history that this link has not seen."""
    known = link.told.change or 0
    return tuple(change for change in remote.changes or () if change.change_id > known)


def compare(voice: Voice, people: People, pair: Pair) -> Sides:
    """The three-way comparison of an action with its issue."""
    link, action, remote = pair.link, pair.action, pair.remote
    ours, theirs = voice.fields_of(action), theirs_of(pair, voice, people)
    base, lost = _with_own_writes(pair, theirs, people)
    settled: dict[str, Sequence[Any]] = dict(link.told.settled or {})
    for name, (sent, made) in _made_otherwise(pair, theirs).items():
        base.pop(name, None)
        settled[name] = [sent, made]
        if ours[name] == sent:
            lost[name] = made
    merged = merge(base, ours, theirs, settled)
    return Sides(link, action, remote, voice, ours, theirs, base, lost, merged)


def theirs_of(pair: Pair, voice: Voice, people: People) -> Fields:
    """The issue's fields by our names; what cannot be translated, or does not concern us, is left out."""
    link, remote = pair.link, pair.remote
    if link.told.is_released and pair.action.state == "dropped":
        return {}
    owner = people.owner_of(remote)
    fields: Fields = {
        "title": one_line(remote.title),
        "due_on": remote.due_on.isoformat() if remote.due_on else None,
        "state": remote.state,
    }
    if owner != UNKNOWN:
        fields["owner"] = owner
    if remote.priority is not None or remote.priority_name is None:
        fields["priority"] = remote.priority
    if voice.is_neutral and link.base.get("title") == neutral_title(link.action_id):
        # What people call it there is no title for what happened here.
        del fields["title"]
    return {name: value for name, value in fields.items() if name not in remote.hidden}


def value_of(name: SyncedField, value: str | None, remote: RemoteIssue, people: People) -> str | None:
    """A value in the issue's history in our words."""
    if name == "owner":
        return people.of_account(value, remote)
    return one_line(value) if name == "title" and value else value


def _with_own_writes(pair: Pair, theirs: Fields, people: People) -> tuple[dict[str, Any], Fields]:
    # What we wrote and never saw confirmed is no change of theirs.
    base, lost = dict(pair.link.base), Fields()
    writing = pair.link.told.writing or {}
    for name in [name for name in theirs if name in writing]:
        if pair.remote.changes is not None:
            way = _way(pair, name, writing[name], people)
            base[name], overwritten = _followed(way, base.get(name))
            if name != "state" and overwritten and overwritten[0] not in writing[name]:
                [lost[name]] = overwritten
        elif theirs[name] in writing[name]:
            base[name] = theirs[name]
    return base, lost


def _made_otherwise(pair: Pair, theirs: Fields) -> dict[SyncedField, list[Any]]:
    """What a new issue never had as it was sent, as [sent, made]: ignored, or a default in its place.

    Nobody wrote it there and it was never agreed on, so it waits for a person.
    """
    link, remote = pair.link, pair.remote
    if link.remote_updated_at is not None or remote.changes is None:
        return {}
    written, settled = {change.field for change in remote.changes}, link.told.settled or {}
    found: dict[SyncedField, list[Any]] = {}
    for name in [name for name in _SENT if name in theirs and name not in written]:
        sent, known = settled.get(name, [link.base.get(name)] * 2)
        if sent is not None and theirs[name] not in (sent, known):
            found[name] = [sent, theirs[name]]
    return found


def _way(
    pair: Pair, name: SyncedField, wanted: Sequence[object], people: People
) -> list[tuple[bool, str | None]]:
    """The values that a field has had lately, and whether each is our own unconfirmed write."""
    return [
        (change.is_own and (to in wanted or name == "state"), to)
        for change in new_changes(pair.link, pair.remote)
        if change.field == name
        for to in [value_of(name, change.to, pair.remote, people)]
    ]


def _followed(way: list[tuple[bool, str | None]], agreed: Any) -> tuple[Any, list[str | None]]:  # noqa: ANN401 - any field
    """What we wrote last, else the agreed value; and what people had written that our write replaced."""
    start, replaced = agreed, []
    foreign: list[str | None] = []
    for is_own, value in way:
        if is_own:
            replaced = [one for one in foreign[-1:] if one != start]
            agreed, foreign = value, []
        else:
            foreign.append(value)
    return agreed, replaced
