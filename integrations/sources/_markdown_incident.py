"""One document as records: the entries of its timelines, and the work that it asks for."""

import re
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from aar.domain.imports import DateOrder
from aar.errors import InputError
from aar.ports import Proposal
from integrations.sources._cells import date_order
from integrations.sources._markdown_about import About, about, title_of
from integrations.sources._markdown_actions import actions
from integrations.sources._markdown_calendar import Calendar, Placed, slashed_day
from integrations.sources._markdown_document import parsed
from integrations.sources._markdown_timeline import Timeline, timelines
from integrations.sources._markdown_zones import Zone, declared
from integrations.sources._records import Item

_LARGEST: Final = 1_000_000
_IT: Final = r"(?:incident|impact|outage)(?:/(?:incident|impact|outage))?"
_END: Final = r"(?:\s*[:–—-]|\W*\Z)"  # a word that is a label, or all that the entry says
_MILESTONES: Final = {
    "impact_started": (
        rf"(?:(?!(?-i:INCIDENT BEGINS))(?:start of (?:the )?{_IT}|{_IT} (?:starts?|begins?|began|started))\b"
        rf"|fault (?:occurs|occurred){_END})"
    ),
    "detected": rf"(?:(?:time|first|fault|incident|issue) )?(?:detected|detection){_END}",
    "acknowledged": rf"(?:acknowledged|acknowledgement){_END}",
    "mitigated": rf"(?:{_IT} (?:is )?(?:mitigated|repaired)\b|(?:mitigated|repaired){_END})",
    "resolved": (
        rf"(?:{_IT} (?:is |was |declared )?(?:resolved|ends?|ended|over)\b"
        rf"|end of (?:the )?{_IT}\b|resolved{_END})"
    ),
}
# Sure is what stands at the beginning of an entry or of a sentence in it.
_SURE: Final = {
    name: re.compile(rf"(?:^\W{{0,5}}|(?<=[.!] )){shape}", re.IGNORECASE | re.MULTILINE)
    for name, shape in _MILESTONES.items()
}


def read_document(name: str, text: str, order: DateOrder | None = None) -> tuple[list[Item], list[Proposal]]:
    """The records and proposals of a document; raises InputError when it has no timeline."""
    if len(text) > _LARGEST:
        raise InputError(
            f"{name} has more than a million characters, which no post-mortem has.",
            "Take out what is no post-mortem, such as logs, and import it again.",
        )
    document = parsed(text)
    told = timelines(document)
    _demand_entries(name, told)
    said = about(document, name)
    zone = declared((block.text for block in document.blocks if block.kind != "code"), is_near=False)
    placed = placed_of(name, told, said.day, zone, order)
    stem = PurePosixPath(name).stem
    title = said.title or title_of(stem) or stem
    key = f"{_day(said, placed)} {title}".strip()
    incident = {"incident": key, **_incident(said, title)}
    return [{**incident, **event_of(one)} for one in placed], actions(document, key)


def placed_of(
    name: str, told: list[Timeline], day: date | None, zone: Zone | None, order: DateOrder | None
) -> list[Placed]:
    """All entries with their times; raises InputError where no day can be found for them."""
    calendar = Calendar(name, day, zone, order or _date_order(told, day))
    return [one for timeline in told for one in calendar.place(timeline)]


def _date_order(told: list[Timeline], day: date | None) -> DateOrder | None:
    """What comes first in dates such as 04/02/2026: one of them shows it, or the day of the incident does."""
    moments = [entry.moment for timeline in told for entry in timeline.entries if entry.moment]
    written = [moment.slashed for moment in moments if moment.slashed]
    if found := date_order(written):
        return found[0]
    orders: tuple[DateOrder, ...] = ("dmy", "mdy")
    fitting = [order for order in orders if any(day and slashed_day(one, order) == day for one in written)]
    return fitting[0] if len(fitting) == 1 else None


def _demand_entries(name: str, told: list[Timeline]) -> None:
    if any(entry.moment for timeline in told for entry in timeline.entries):
        return
    hint = "Put a heading “Timeline” above lines that begin with a time, for example “- 14:05 Alert fired”."
    heading = next((timeline.heading for timeline in told if timeline.heading), None)
    where = f": nothing under “{heading.text}” begins with a time" if heading else ""
    raise InputError(f"{name} has no timeline{where}.", hint)


def _day(said: About, placed: list[Placed]) -> str:
    """The day that belongs to the incident's identity, for many have the same title."""
    first = next((one.occurred_at for one in placed if one.occurred_at), "")
    return said.day.isoformat() if said.day else first.split(" ")[0]


def _incident(said: About, title: str) -> Item:
    return {
        "title": title,
        "severity": said.severity,
        "services": said.services,
        "summary": said.summary,
    }


def event_of(one: Placed) -> Item:
    """The record of an entry."""
    entry = one.entry
    written = entry.moment.written if entry.moment else None
    raw = {"time": written, "zone": one.zone, "links": entry.urls}
    return {
        "occurred_at": one.occurred_at or "",  # an empty cell for who corrects it
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
