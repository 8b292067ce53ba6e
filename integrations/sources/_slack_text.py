"""What a Slack message says, as plain text: mentions by name, links with label, attachments and files."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from integrations.sources._json import child, children
from integrations.sources._records import Item, text_of

_MARK: Final = re.compile(r"<([^<>]+)>")
_ESCAPED: Final = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_DEEPEST: Final = 12
_IN_ONE_LINE: Final = {"rich_text_section", "context"}
_UNFURLED: Final = ("from_url", "is_msg_unfurl")


@dataclass(frozen=True)
class Names:
    """How people, bots and channels are called, by their ids."""

    people: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)

    def person(self, key: str | None, otherwise: str | None = None) -> str | None:
        """A person or bot by name; the id where the name is not known."""
        return self.people.get(key or "") or otherwise or key

    def channel(self, key: str) -> str:
        """A channel by name; the id where the name is not known."""
        return self.channels.get(key, key)


def told(message: Item, names: Names) -> str | None:
    """The text with what was attached; what Slack fetched of a link only where there is nothing else."""
    attachments = [one for one in children(message, "attachments") if isinstance(one, dict)]
    own = [one for one in attachments if not any(one.get(name) for name in _UNFURLED)]
    fetched = [one for one in attachments if one not in own]
    parts = [text_of(message, "text"), *(_of_attachment(one) for one in own)]
    if not any(parts):
        parts = [_of_block({"elements": message.get("blocks")}, names)]
    if not any(parts):
        parts = [_of_attachment(one) for one in fetched]
    said = (readable(part.strip(), names) for part in dict.fromkeys(parts) if part)
    return "\n".join([*said, *_files(message)]).strip() or None


def readable(text: str, names: Names) -> str:
    """Slack's own marks as people read them."""
    text = _MARK.sub(lambda found: _mark(found[1], names), text)
    for escaped, meant in _ESCAPED:
        text = text.replace(escaped, meant)
    return text


def _mark(inner: str, names: Names) -> str:
    what, _, label = inner.partition("|")
    if what[:1] == "@":
        return f"@{names.person(what[1:], label or None)}"
    if what[:1] == "#":
        return f"#{label or names.channel(what[1:])}"
    if what[:1] == "!":
        return label or f"@{what[1:].partition('^')[0]}"
    address = what.removeprefix("mailto:").removeprefix("tel:")
    return address if not label or label in what else f"{label} ({address})"


def _of_attachment(attachment: Item) -> str | None:
    fields = (one for one in children(attachment, "fields") if isinstance(one, dict))
    parts = [
        *(text_of(attachment, name) for name in ("pretext", "title", "text")),
        *(": ".join(filter(None, (text_of(one, "title"), text_of(one, "value")))) for one in fields),
    ]
    return "\n".join(filter(None, parts)) or text_of(attachment, "fallback")


def _files(message: Item) -> Iterator[str]:
    for one in (*children(message, "files"), message.get("file")):
        name = text_of(one, "title", "name") if isinstance(one, dict) else None
        if name:
            yield f"File: {name}"


def _of_block(block: Any, names: Names, depth: int = 0) -> str:  # noqa: ANN401 - a JSON value
    if not isinstance(block, dict) or depth > _DEEPEST:
        return ""
    if isinstance(block.get("elements"), list) or isinstance(block.get("fields"), list):
        inner = [*children(block, "elements"), *children(block, "fields")]
        found = [_of_block(one, names, depth + 1) for one in ({"text": block.get("text")}, *inner)]
        return ("" if text_of(block, "type") in _IN_ONE_LINE else "\n").join(filter(None, found))
    if child(block, "text"):
        return _of_block(block["text"], names, depth + 1)
    return _of_element(block, names)


def _of_element(element: Item, names: Names) -> str:
    match element.get("type"):
        case "user":
            return f"@{names.person(text_of(element, 'user_id'))}"
        case "channel":
            return f"#{names.channel(str(element.get('channel_id')))}"
        case "emoji":
            return f":{element.get('name')}:"
        case "broadcast":
            return f"@{element.get('range')}"
        case _:
            return text_of(element, "text", "url") or ""
