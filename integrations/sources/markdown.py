"""Post-mortems in Markdown: one incident a file, its timeline in any of the forms that people use."""

import re
from collections.abc import Iterator
from typing import Final

from aar.domain.imports import ImportOptions
from aar.errors import InputError
from aar.ports import Records, SourceFile
from integrations.sources._markdown_about import About, about
from integrations.sources._markdown_actions import actions
from integrations.sources._markdown_calendar import Calendar, Placed
from integrations.sources._markdown_document import parsed
from integrations.sources._markdown_timeline import Timeline, timelines
from integrations.sources._markdown_zones import declared
from integrations.sources._records import Item

_NAMES: Final = (".md", ".markdown", ".mdown", ".mkd")
_HEADING: Final = re.compile(
    r"^(?:#{1,4}[ \t]+|\*\*)[^\n]*"
    r"\b(?:timeline|summary|post-?mortem|impact|root cause|action items|lessons)\b",
    re.IGNORECASE | re.MULTILINE,
)
_LARGEST: Final = 1_000_000
_IT: Final = r"(?:incident|impact|outage)"
_MILESTONES: Final = {
    "impact_started": (
        rf"(?!(?-i:INCIDENT BEGINS))(?:start of (?:the )?{_IT}|{_IT} (?:starts?|begins?|began|started))\b"
    ),
    "detected": r"(?:time detected|detected|detection|incident detected)\s*[:–—-]",
    "acknowledged": r"(?:acknowledged|acknowledgement)\s*[:–—-]",
    "mitigated": rf"(?:{_IT} (?:is )?mitigated\b|mitigated\s*[:–—-])",
    "resolved": (
        rf"(?:{_IT} (?:is |was |declared )?(?:resolved|ends?|ended|over)\b"
        rf"|end of (?:the )?{_IT}\b|resolved\s*[:–—-])"
    ),
}
# Sure is what stands at the beginning of an entry or of a sentence in it.
_SURE: Final = {
    name: re.compile(rf"(?:^\W{{0,5}}|(?<=[.!] )){shape}", re.IGNORECASE | re.MULTILINE)
    for name, shape in _MILESTONES.items()
}


class MarkdownSource:
    """A post-mortem as people write it."""

    name = "markdown"
    title = "Post-mortem in Markdown"
    description = (
        "The section called timeline becomes the timeline, as headings, list, table or lines that begin with "
        "a time; clock times take their day from above, over midnight too. A zone that the text declares "
        "counts, such as “All times in PST”. Action items become proposed actions."
    )
    place = 70

    def recognise(self, file: SourceFile) -> str | None:
        """The name, or headings that post-mortems have."""
        if file.name.lower().endswith(_NAMES):
            return "Its name says that it is Markdown."
        if file.head.lstrip()[:1] in {"{", "[", "<"} or not _HEADING.search(file.head):
            return None
        return "It has headings in Markdown, as post-mortems do."

    def read(self, file: SourceFile, options: ImportOptions) -> Records:  # noqa: ARG002 - the port's shape
        """One record for each entry of its timelines; raises InputError when it has none."""
        text = file.text()
        if len(text) > _LARGEST:
            raise InputError(
                f"{file.name} has more than a million characters, which no post-mortem has.",
                "Take out what is no post-mortem, such as logs, and import it again.",
            )
        document = parsed(text)
        told = timelines(document)
        _demand_entries(file, told)
        said = about(document, file.name)
        zone = declared((block.text for block in document.blocks if block.kind != "code"), is_near=False)
        calendar = Calendar(file.name, said.day, zone)
        placed = [one for timeline in told for one in calendar.place(timeline)]
        key = _key(said, file)
        return Records(list(_items(placed, said, key, file)), proposals=actions(document, key))


def _demand_entries(file: SourceFile, told: list[Timeline]) -> None:
    if any(entry.moment for timeline in told for entry in timeline.entries):
        return
    hint = "Put a heading “Timeline” above lines that begin with a time, for example “- 14:05 Alert fired”."
    heading = next((timeline.heading for timeline in told if timeline.heading), None)
    where = f": nothing under “{heading.text}” begins with a time" if heading else ""
    raise InputError(f"{file.name} has no timeline{where}.", hint)


def _key(said: About, file: SourceFile) -> str:
    title = said.title or _stem(file)
    return f"{said.day} {title}" if said.day else title


def _stem(file: SourceFile) -> str:
    return file.name.rsplit(".", 1)[0]


def _items(placed: list[Placed], said: About, key: str, file: SourceFile) -> Iterator[Item]:
    incident = {
        "incident": key,
        "title": said.title or _stem(file),
        "severity": said.severity,
        "services": said.services,
        "summary": said.summary,
    }
    for one in placed:
        yield {**incident, **_event(one)}


def _event(one: Placed) -> Item:
    entry = one.entry
    written = entry.moment.written if entry.moment else None
    raw = {"time": written, "zone": one.zone, "links": entry.urls}
    return {
        "occurred_at": one.occurred_at,
        "occurred_until": one.occurred_until,
        "precision": one.precision,
        "text": entry.text,
        "actor": entry.actor,
        "milestone": _milestone(entry.text),
        "source_url": entry.urls[0] if entry.urls else None,
        "problem": one.problem,
        "line": entry.block.line,
        "raw": {name: value for name, value in raw.items() if value},
        "record": {"line": entry.block.text},
    }


def _milestone(text: str) -> str | None:
    return next((name for name, pattern in _SURE.items() if pattern.search(text)), None)


SOURCE = MarkdownSource()
