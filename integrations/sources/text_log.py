"""Plain lines that begin with a time: the log of a scribe, of a chat or of a program."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from aar.domain.imports import ImportOptions
from aar.errors import InputError
from aar.ports import Records, SourceFile
from integrations.sources._markdown_document import Block
from integrations.sources._markdown_incident import event_of, placed_of
from integrations.sources._markdown_moments import day_in, moment_of
from integrations.sources._markdown_timeline import Entry, Timeline, lines_of, without_contexts
from integrations.sources._markdown_zones import declared
from integrations.sources._records import Item

_SAMPLE: Final = 40
_LARGEST: Final = 5_000_000
_SPLIT: Final = (",", ";", "\t", "|")  # what splits the cells of a table behind its time
_SPEAKER: Final = re.compile(r"<([^<>:]{1,40})>:?\s+|([\w.@-]+(?: [\w.@-]+){0,2}):\s+")


class TextLogSource:
    """Notes and logs as plain text, one event a line."""

    name = "text_log"
    title = "Plain text whose lines begin with a time"
    description = (
        "A line that begins with a time is an event, and lines without one go on with it. Clock times take "
        "their day from a line above or from the file's name, over midnight too. Behind a time in brackets "
        "a name with a colon is who said it."
    )
    place = 85

    def recognise(self, file: SourceFile) -> str | None:
        """Two lines at least that begin with a time, and no cells behind them."""
        if file.is_sheet or file.head.lstrip()[:1] in {"{", "<", '"'}:
            return None
        lines = [line for line in file.head.splitlines() if line.strip()][:_SAMPLE]
        timed = [line for line in lines if _is_timed(line)]
        is_table = any(all(split in line for line in timed) for split in _SPLIT[1:])
        is_log = len(timed) > 1 and len(timed) * 2 >= len(lines) and not is_table
        return "Its lines begin with a time." if is_log else None

    def read(self, file: SourceFile, options: ImportOptions) -> Records:
        """One record for each line with a time; raises InputError where their day is not known."""
        text = file.text()
        if len(text) > _LARGEST:
            raise InputError(
                f"{file.name} has more than five million characters, which no incident needs.",
                "Cut the lines of the incident out of it, and import those.",
            )
        lines = text.splitlines()
        start = next((place for place, line in enumerate(lines) if moment_of(line)), 0)
        block = Block("text", 0, start + 1, tuple(line.strip() for line in lines[start:]))
        entries = without_contexts(list(lines_of(block)))
        day = day_in(file.name)
        zone = declared(lines[:start], is_near=True)
        placed = placed_of(
            file.name,
            [Timeline(None, entries, zone)],
            day[0] if day and day[1] else None,
            zone,
            options.date_order,
        )
        events = [event_of(replace(one, entry=_spoken(one.entry))) for one in placed]
        return Records([*_above(lines[:start]), *events])


def _is_timed(line: str) -> bool:
    moment = moment_of(line)
    if moment is None or moment.is_day_only or not moment.rest:
        return False
    return not line.partition(moment.written)[2].strip(" ").startswith(_SPLIT)


def _spoken(entry: Entry) -> Entry:
    """The entry with who said it, where its line says so: “[14:05] name: text”, “14:05 <name> text”."""
    found = _SPEAKER.match(entry.text)
    is_bracketed = entry.block.text.lstrip()[:1] == "["
    if not found or (found[2] and not is_bracketed):
        return entry
    return replace(entry, actor=found[1] or found[2], texts=[entry.text[found.end() :]])


def _above(lines: list[str]) -> Iterator[Item]:
    """What stands above the first time is refused, unless it only names the zone of all."""
    for number, line in enumerate(lines, start=1):
        if line.strip() and declared((line,), is_near=True) is None:
            yield {
                "line": number,
                "text": line.strip(),
                "problem": "No time stands above this line: begin it with its time, for example 14:05.",
                "record": {"line": line},
            }


SOURCE = TextLogSource()
