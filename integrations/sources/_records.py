"""What sources that read record by record share: clean text, and milestones that the file is sure of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any, Final

import nh3

Item = dict[str, Any]
_TAG: Final = re.compile(r"</?[a-zA-Z][^>]*>")
_BREAK: Final = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^>]*>", re.IGNORECASE)
_GAPS: Final = re.compile(r"[ \t]*\n\s*\n\s*")


def plain_text(text: object) -> str | None:
    """Text without HTML: breaks become lines, tags go, entities become what they mean."""
    if text is None:
        return None
    given = str(text)
    if _TAG.search(given):
        given = nh3.clean(_BREAK.sub("\n", given), tags=set())
    return _GAPS.sub("\n\n", unescape(given)).strip() or None


def text_of(record: Mapping[str, Any], *names: str) -> str | None:
    """The first of these fields that holds a text or a number, as text."""
    for name in names:
        value = record.get(name)
        if value not in (None, "") and not isinstance(value, list | dict):
            return str(value)
    return None


def names_of(value: object) -> str | None:
    """A list of names, or of objects with a name, as one text split by semicolons."""
    if isinstance(value, str):
        return value
    if not isinstance(value, Sequence):
        return None
    names = [one.get("name") if isinstance(one, dict) else one for one in value]
    return "; ".join(str(name).replace(";", ",") for name in names if name) or None


def refused(path: str, record: object, problem: str, line: int | None = None) -> Item:
    """A record that cannot be read, kept whole."""
    return {"path": path, "line": line, "problem": problem, "record": record}


def oldest_first(updates: Sequence[Item]) -> list[Item]:
    """Updates in the order in which they happened; a newest-first list is turned round, ties kept."""
    times = [str(update["occurred_at"]) for update in updates if update.get("occurred_at")]
    is_newest_first = times != sorted(times) and times == sorted(times, reverse=True)
    return list(reversed(updates)) if is_newest_first else list(updates)


def marked(updates: Sequence[Item]) -> Iterator[Item]:
    """Updates with the milestones that their status words are sure of: first report, mitigation, end."""
    for place, update in enumerate(updates):
        status = str(update.get("status") or "").strip().lower()
        if place == 0 and status in {"investigating", "identified", "triggered", "detected"}:
            yield {**update, "milestone": "detected"}
        else:
            yield update
