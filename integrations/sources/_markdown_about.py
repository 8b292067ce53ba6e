"""What a post-mortem says of its incident: title, day, severity, services and summary."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from integrations.sources._markdown_document import PLAIN_HEADING, Block, Document
from integrations.sources._markdown_moments import day_in, days_in

_FIELD: Final = re.compile(r"\W{0,3}([A-Za-z][A-Za-z /()-]{1,28}?)\s*:\s*(\S.*)")
_FIELDS: Final = {
    "title": ("title", "incident title", "incident", "name"),
    "date": (
        "date", "incident date", "date of incident", "dates", "start date", "day", "occurred on",
        "started", "start time", "incident start", "start", "when",
    ),
    "severity": ("severity", "sev", "incident severity", "severity level", "priority"),
    "services": (
        "services", "service", "affected services", "services affected", "service affected",
        "affected service", "components", "affected components", "systems", "affected systems",
    ),
    "summary": ("summary", "overview", "executive summary", "description", "tl dr"),
}  # fmt: skip
_WANTED: Final = {word: field for field, words in _FIELDS.items() for word in words}
_SUMMARIES: Final = re.compile(
    r"\W*(?:(?:executive |incident |issue |high.level )?(?:summary|overview|synopsis)"
    r"|tl;?dr|abstract|what happened)\b",
    re.IGNORECASE,
)
_PREFIX: Final = re.compile(
    r"(?:incident|outage)?\s*(?:date|report|review|(?:post[ -]?mortem|rca)(?: report| of| for)?)\s*[:–—-]\s*"
    r"|(?:incident|outage) (?:on|of) (?=(?:19|20)\d\d-\d\d-\d\d\W+\w)",
    re.IGNORECASE,
)
_GENERIC: Final = re.compile(
    r"(?:incident |blameless |issue )?"
    r"(?:post[ -]?mortem|incident|report|review|rca|root cause analysis|template|summary|name)"
    r"(?: (?:report|review|template|document|summary))?",
    re.IGNORECASE,
)
_DAY_FIRST: Final = re.compile(
    r"\W*(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?(?: \d\d?:\d\d(?: ?[ap]m)?(?: [A-Z]{2,4})?)?[\s,:–—-]{1,5}",
    re.IGNORECASE,
)
_DAY_LAST: Final = re.compile(
    r"[\s,(–—-]{1,5}(?:on\s+)?(?:(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    r"|\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d)\)?$"
)
_SEVERITY: Final = re.compile(
    r"\W*((?:sev|severity|s|p|priority|level)?[ :#-]*\d\b|[A-Za-z]+)", re.IGNORECASE
)
_BELOW: Final = ("date", "severity", "services")
_LONGEST_LINE: Final = 100
_PAIR: Final = 2
_LONGEST: Final = 4_000


@dataclass(frozen=True)
class About:
    """The incident in the words of the document; `title` and `day` may be missing."""

    title: str | None
    day: date | None
    severity: str | None
    services: str | None
    summary: str | None


def about(document: Document, file_name: str) -> About:
    """What the headings, the labelled lines, the front matter and the file's name say."""
    fields = {**_below_headings(document), **_fields(document)}
    first = next((block.text for block in document.blocks if block.kind == "heading"), "")
    headline = "" if _GENERIC.fullmatch(first.strip(" :")) or PLAIN_HEADING.fullmatch(first) else first
    said = (document.front.get("date"), fields.get("date"), headline, file_name)
    found = [found for text in said if text and (found := day_in(text))]
    return About(
        title=title_of(document.front.get("title") or fields.get("title") or headline),
        day=next((day for day, has_year in found if has_year), None) or _only_day(document),
        severity=_severity(document.front.get("severity") or fields.get("severity")),
        services=_services(document.front.get("services") or fields.get("services")),
        summary=_summary(document) or fields.get("summary") or document.front.get("description"),
    )


def _only_day(document: Document) -> date | None:
    """The day that the prose names, if it names no other."""
    texts = (block.text for block in document.blocks if block.kind == "text")
    days = {day for text in texts for day, has_year in days_in(text) if has_year}
    return days.pop() if len(days) == 1 else None


def labelled(block: Block) -> Iterator[tuple[str, str]]:
    """The lines of a block that say “Label: value”, the label in lower case."""
    lines = (f"{block.cells[0].strip(' :')}: {block.cells[1]}",) if len(block.cells) == _PAIR else block.lines
    for part in (part for line in lines for part in line.split(" | ")):
        if found := _FIELD.match(part):
            yield " ".join(found[1].lower().replace("(s)", "s").replace("/", " ").split()), found[2].strip()


def _fields(document: Document) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in document.blocks:
        if block.kind not in {"text", "item", "row", "quote"}:
            continue
        for label, value in labelled(block):
            if label in _WANTED:
                found.setdefault(_WANTED[label], value)
    return found


def _below_headings(document: Document) -> dict[str, str]:
    """What stands in one line below a heading that is the name of a field: “## Date”, “## Severity”."""
    found: dict[str, str] = {}
    for block, following in pairwise(document.blocks):
        field = _WANTED.get(block.text.strip(" :").lower()) if block.kind == "heading" else None
        if field in _BELOW and following.kind in {"text", "item"} and len(following.text) <= _LONGEST_LINE:
            found.setdefault(field, following.text)
    return found


def title_of(text: str | None) -> str | None:
    """A title without the day and the kind of document; a file's name as words."""
    if not text:
        return None
    title = text.strip()
    for pattern in (_PREFIX, _DAY_FIRST, _PREFIX):
        shorter = pattern.sub("", title, count=1) if pattern.match(title) else title
        title = shorter.strip() or title
    title = _DAY_LAST.sub("", title).strip(" -–—,:") or title
    return title if " " in title else re.sub(r"[-_]+", " ", title)


def _severity(text: str | None) -> str | None:
    found = _SEVERITY.match(text or "")
    return re.sub(r"[ :#-]+", " ", found[1]).strip() if found else None


def _services(text: str | None) -> str | None:
    names = [name.strip(" .") for name in re.split(r"[;,]", text or "")]
    return "; ".join(filter(None, names)) or None


def _summary(document: Document) -> str | None:
    heads = [place for place, block in enumerate(document.blocks) if block.kind == "heading"]
    for place in heads:
        if _SUMMARIES.match(document.blocks[place].text):
            return _prose(document, place + 1)
    is_titled = bool(heads) and not PLAIN_HEADING.fullmatch(document.blocks[heads[0]].text)
    return _prose(document, heads[0] + 1) if is_titled else None


def _prose(document: Document, start: int) -> str | None:
    parts: list[str] = []
    for block in document.blocks[start:]:
        if block.kind == "heading":
            break
        if block.kind == "text" and not block.is_labelled and not _is_field(block):
            parts.append(block.text)
        elif block.kind == "item":
            parts.append(f"- {block.text}")
    return "\n\n".join(parts)[:_LONGEST].replace("\n\n- ", "\n- ").strip() or None


def _is_field(block: Block) -> bool:
    return any(label in _WANTED for label, _ in labelled(block))
