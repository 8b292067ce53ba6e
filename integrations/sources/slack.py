"""Slack: the export of a workspace, one channel's day of it, and pages of a channel's history."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any, Final

from aar.domain.imports import ImportOptions
from aar.errors import InputError
from aar.ports import Records, SourceFile
from integrations.sources._json import Found, child, children, documents, link
from integrations.sources._records import Item, refused, text_of
from integrations.sources._slack_text import Names, readable, told

_DAY: Final = re.compile(r"^\d{4}-\d{2}-\d{2}\.json$")
_MOMENT: Final = re.compile(r"^(\d{9,10})(?:\.(\d{1,6})\d*)?$")
_PEOPLE: Final = ("users.json", "org_users.json")
_CHANNELS: Final = ("channels.json", "groups.json", "mpims.json", "dms.json")
_ANSWERS: Final = {"messages", "error", "channel", "channels", "members", "user", "users"}
_NO_EVENTS: Final = {
    "message_deleted", "message_replied", "reply_broadcast", "tombstone", "pinned_item", "unpinned_item",
    "bot_add", "bot_remove", "bot_enable", "bot_disable", "reminder_add", "joiner_notification",
    *(
        f"{place}_{what}"
        for place in ("channel", "group")
        for what in (
            "join", "leave", "topic", "purpose", "name", "archive", "unarchive", "convert_to_private",
            "convert_to_public", "posting_permissions",
        )
    ),
}  # fmt: skip
_LEFT_OUT: Final = "Left out of Slack: who joined or left, topics, pins, and notices of what was deleted."
_A_DAY: Final = (
    "A day alone makes an incident of its own: zip the folder of its channel, or say which incident it is of."
)


class SlackSource:
    """What was written in channels while an incident lasted."""

    name = "slack"
    title = "Slack (export, one channel's day, conversations.history)"
    description = (
        "Each message is an event; replies in threads too. An export makes an incident of each channel, with "
        "names for user ids. A day or a page does not say its channel: name the incident that it belongs to."
    )
    place = 30

    def recognise(self, file: SourceFile) -> str | None:
        """An archive with days of messages, a message with its “ts”, or an answer with “ok”."""
        if days := _days(file):
            has_index = any(PurePosixPath(name).name in (*_PEOPLE, *_CHANNELS) for name in file.members)
            is_export = has_index or _holds_messages(file.member(days[0]))
            count = "1 day" if len(days) == 1 else f"{len(days)} days"
            return f"It holds {count} of messages, as Slack exports them." if is_export else None
        opening = file.opening
        if _is_message(opening):
            return "It holds messages with a “ts”, as Slack writes them."
        if isinstance(opening, dict) and isinstance(opening.get("ok"), bool) and _ANSWERS & opening.keys():
            return "It is an answer of Slack, with “ok”."
        return None

    def read(self, file: SourceFile, options: ImportOptions) -> Records:
        """One record for each message, oldest first."""
        if file.members:
            return Records(_exported(file), (_LEFT_OUT,))
        found = list(_messages(file))
        items = list(_items(found, Names(), {}))
        if not items:
            raise InputError(
                f"{file.name} holds no messages of people or bots.", "Ask Slack for a longer time span."
            )
        is_a_day_alone = _DAY.match(file.name) and options.incident is None
        return Records(
            items,
            (*((_LEFT_OUT,) if len(items) < len(found) else ()), *((_A_DAY,) if is_a_day_alone else ())),
        )


def _days(file: SourceFile) -> list[str]:
    """The files of an archive that hold a channel's day, in order."""
    paths = (PurePosixPath(name) for name in file.members)
    return sorted(str(path) for path in paths if _DAY.match(path.name) and path.parent.name)


def _holds_messages(file: SourceFile) -> bool:
    try:
        document = file.json()
    except InputError:
        return False
    return isinstance(document, list) and any(map(_is_message, document))


def _is_message(value: Any) -> bool:  # noqa: ANN401 - any JSON value
    return (
        isinstance(value, dict)
        and value.get("type") == "message"
        and isinstance(value.get("ts"), str)
        and _MOMENT.match(value["ts"]) is not None
    )


def _messages(file: SourceFile) -> Iterator[Found]:
    for found in documents(file):
        if isinstance(found.value, dict) and "ok" in found.value:
            _demand_messages(file, found.value)
            yield from found.each("messages")
        else:
            yield found


def _demand_messages(file: SourceFile, answer: Item) -> None:
    if answer["ok"] is False:
        raise InputError(
            f"{file.name} is an error that Slack answered: {text_of(answer, 'error') or 'unknown'}.",
            "Ask for the channel's history again, with a token that may read it.",
        )
    if not isinstance(answer.get("messages"), list):
        raise InputError(
            f"{file.name} is an answer of Slack without messages.",
            "Import the answer of conversations.history, or an export of the workspace.",
        )


def _exported(file: SourceFile) -> Iterator[Item]:
    people = list(_listed(file, _PEOPLE))
    channels = [one for one in _listed(file, _CHANNELS) if text_of(one, "id")]
    names = Names(
        dict(_bot(one) for one in people) | dict(map(_person, people)),
        {str(one["id"]): text_of(one, "name") or str(one["id"]) for one in channels},
    )
    by_folder = {text_of(one, "name") or str(one["id"]): _incident(one, names) for one in channels}
    for day in _days(file):
        folder = PurePosixPath(day).parent.name
        incident = by_folder.get(folder, {"incident": folder, "title": folder})
        try:
            document = file.member(day).json()
        except InputError as error:
            yield refused(day, None, f"{error.message} {error.hint}")
            continue
        messages = document if isinstance(document, list) else [document]
        found = [Found(None, f"{day}[{place}]", one) for place, one in enumerate(messages)]
        yield from _items(found, names, incident)


def _listed(file: SourceFile, names: Iterable[str]) -> Iterator[Item]:
    for member in file.members:
        if PurePosixPath(member).name in names:
            document = file.member(member).json()
            listed = document if isinstance(document, list) else []
            yield from (one for one in listed if isinstance(one, dict))


def _person(person: Item) -> tuple[str, str]:
    return str(person.get("id")), _name(person)


def _bot(person: Item) -> tuple[str, str]:
    return str(child(person, "profile").get("bot_id")), _name(person)


def _name(person: Item) -> str:
    profile = child(person, "profile")
    return text_of(profile, "real_name", "display_name") or text_of(person, "real_name", "name", "id") or ""


def _incident(channel: Item, names: Names) -> Item:
    members = [names.person(str(one)) or "" for one in children(channel, "members")]
    title = text_of(channel, "name") or f"Messages between {' and '.join(members) or channel['id']}"
    purpose = text_of(child(channel, "purpose"), "value") or text_of(child(channel, "topic"), "value")
    return {
        "incident": channel["id"],
        "title": title,
        "summary": readable(purpose, names) if purpose else None,
    }


def _items(found: list[Found], names: Names, incident: Mapping[str, object]) -> Iterator[Item]:
    met = dict(_met(one.value) for one in found if child(one.value, "user_profile"))
    names = Names({**met, **names.people}, names.channels)
    for one in sorted(found, key=_order):
        value = one.value
        if not isinstance(value, dict):
            yield one.refused("This is not a message: export it again.")
        elif text_of(value, "subtype") not in _NO_EVENTS:
            yield _item(one, child(value, "message") or value, names, incident)


def _order(found: Found) -> str:
    return text_of(found.value, "ts") or "" if isinstance(found.value, dict) else ""


def _met(message: Item) -> tuple[str, str]:
    profile = child(message, "user_profile")
    return str(message.get("user")), text_of(profile, "real_name", "display_name", "name") or ""


def _item(found: Found, message: Item, names: Names, incident: Mapping[str, object]) -> Item:
    at = _moment(message.get("ts"))
    if at is None:
        return found.refused("The message has no “ts” that is a time: export it again.")
    channel = text_of(message, "channel")
    room = child(message, "room")
    return found.item(
        **(incident or {"incident": channel, "title": names.channel(channel) if channel else None}),
        occurred_at=at,
        occurred_until=_moment(room.get("date_end")),
        kind="communication",
        actor=_actor(message, names),
        text=told(message, names) or ("A huddle started" if room else None),
        source_id=text_of(message, "ts"),
        source_url=link(message.get("permalink")),
    )


def _actor(message: Item, names: Names) -> str | None:
    bot = text_of(message, "username") or text_of(child(message, "bot_profile"), "name")
    if bot:
        return bot
    room, comment = child(message, "room"), child(message, "comment")
    person = text_of(room, "created_by") or text_of(message, "user") or text_of(comment, "user")
    return names.person(person or text_of(message, "bot_id"))


def _moment(given: object) -> str | None:
    found = _MOMENT.match(str(given))
    if found is None:
        return None
    at = datetime.fromtimestamp(int(found[1]), UTC)
    return at.replace(microsecond=int((found[2] or "0").ljust(6, "0"))).isoformat()


SOURCE = SlackSource()
