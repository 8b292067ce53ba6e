"""Atlassian's document format, in which Jira Cloud keeps descriptions and comments, as plain text."""

from typing import Any, Final

from integrations.sources._json import child, children, within
from integrations.sources._records import plain_text

_BLOCKS: Final = {"paragraph", "heading", "codeBlock", "blockquote", "listItem", "tableRow", "panel", "rule"}
_DEEPEST: Final = 60


def words(value: Any) -> str | None:  # noqa: ANN401 - a JSON value: a document, or the text itself
    """The words of a document, one block a line; a text stays as it is, without HTML."""
    if isinstance(value, dict):
        return plain_text(_told(value, 0))
    return plain_text(value) if isinstance(value, str) else None


def _told(node: Any, depth: int) -> str:  # noqa: ANN401 - a JSON value
    kind = within(node, "type")
    if kind == "text":
        return str(within(node, "text") or "")
    if kind == "hardBreak":
        return "\n"
    attributes = child(node, "attrs")
    own = str(attributes.get("text") or attributes.get("shortName") or attributes.get("url") or "")
    inner = children(node, "content") if depth < _DEEPEST else []
    told = own + "".join(_told(one, depth + 1) for one in inner)
    return f"{told.rstrip()}\n" if isinstance(kind, str) and kind in _BLOCKS else told
