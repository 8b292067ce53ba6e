"""The entries of a document's timelines: headings, items, table rows or lines that begin with a time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Final

from integrations.sources._markdown_document import BOLD, Block, Document
from integrations.sources._markdown_moments import (
    Moment,
    day_in,
    is_almost_a_time,
    moment_behind,
    moment_of,
)
from integrations.sources._markdown_table import read_row
from integrations.sources._markdown_zones import Zone, declared

_TIMELINE: Final = re.compile(
    r"\b(?:time ?lines?|chronolog\w*|sequence of events|incident log|event log|course of events)\b",
    re.IGNORECASE,
)
_NOT_THE_TIMELINE: Final = re.compile(r"\b(?:full service|for fix|for action|follow)\b", re.IGNORECASE)
_LONGEST_REMARK: Final = 80


@dataclass
class Entry:
    """One moment with the text that belongs to it; without a moment it is one that cannot be placed."""

    block: Block
    moment: Moment | None
    actor: str | None = None
    texts: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    is_alone: bool = True

    @property
    def text(self) -> str:
        """All that the document says of it."""
        return "\n\n".join(filter(None, self.texts)).replace("\n\n- ", "\n- ").strip()


@dataclass
class Timeline:
    """The entries of one section, in the document's order, and the zone that it declares."""

    heading: Block | None
    entries: list[Entry]
    zone: Zone | None
    day: date | None = None


def timelines(document: Document) -> list[Timeline]:
    """Every section that is a timeline; without a heading that says so, sections full of clock times."""
    named = [_timeline(document, place) for place in _named(document)]
    if any(entry.moment for timeline in named for entry in timeline.entries):
        return [timeline for timeline in named if timeline.entries]
    found = [_timeline(document, place) for place in _unnamed(document)]
    return found or named


def _named(document: Document) -> Iterator[int]:
    end = 0
    for place, block in enumerate(document.blocks):
        if place < end or not _names_timeline(block):
            continue
        yield place
        end = _section(document, place).stop


def _names_timeline(block: Block) -> bool:
    if block.kind == "heading":
        return bool(_TIMELINE.search(block.text)) and not _NOT_THE_TIMELINE.search(block.text)
    return block.kind == "text" and block.is_labelled and bool(_TIMELINE.match(block.text))


def _section(document: Document, place: int) -> range:
    """A section goes on over headings of its own rank that begin with a time."""
    level = document.blocks[place].level or BOLD
    for end in range(place + 1, len(document.blocks)):
        block = document.blocks[end]
        if block.kind != "heading" or block.level > level:
            continue
        if block.level < level or moment_of(block.text) is None:
            return range(place + 1, end)
    return range(place + 1, len(document.blocks))


def _unnamed(document: Document) -> Iterator[int]:
    end = 0
    for place, block in enumerate(document.blocks):
        if place < end or block.kind != "heading":
            continue
        section = document.section(place)
        inner = document.blocks[section.start : section.stop]
        has_deeper = any(one.kind == "heading" and moment_of(one.text) is None for one in inner)
        clocks = sum(one.kind != "text" and _is_clock(one) for one in inner)
        if clocks > 1 and not has_deeper:
            yield place
            end = section.stop


def _is_clock(block: Block) -> bool:
    if block.kind not in {"heading", "item", "row", "text"}:
        return False
    found = read_row(block)[0] if block.kind == "row" else _moment(block)
    return found is not None and not found.is_day_only


def _moment(block: Block) -> Moment | None:
    """The time with which a block begins; an item may end with it."""
    return moment_of(block.text) or (moment_behind(block.text) if block.kind == "item" else None)


def _timeline(document: Document, place: int) -> Timeline:
    section = _section(document, place)
    heading, blocks = document.blocks[place], document.blocks[section.start : section.stop]
    entries = list(_entries(blocks))
    first = next((number for number, block in enumerate(blocks) if _is_clock(block)), len(blocks))
    near = [heading.text, *(block.text for block in blocks[:first] if block.kind in {"text", "heading"})]
    near += [cell for block in blocks if block.kind == "row" for cell in block.headings]
    zone = declared(dict.fromkeys(near), is_near=True)
    return Timeline(heading, without_contexts(entries), zone, _day_above(document, place))


def _day_above(document: Document, place: int) -> date | None:
    """The day in the heading of the nearest section around this one that names one."""
    level = document.blocks[place].level or BOLD
    for block in reversed(document.blocks[:place]):
        if block.kind != "heading" or block.level >= level:
            continue
        level = block.level
        found = day_in(block.text)
        if found and found[1]:
            return found[0]
    return None


def _entries(blocks: Sequence[Block]) -> Iterator[Entry]:
    forms = _forms(blocks)
    current: Entry | None = None
    for block in blocks:
        found = list(_begun(block, forms))
        if found:
            yield from found
            current = found[-1]
        elif current is not None and _ends(current, block):
            current = None
        elif current is not None and block.kind != "row" and not _is_remark(block):
            current.texts.append(_added(block))
            current.urls.extend(block.urls)


def _is_remark(block: Block) -> bool:
    """Whether a line only says in which zone the times are."""
    return block.kind == "text" and len(block.text) < _LONGEST_REMARK and _declares(block.text)


def _declares(text: str) -> bool:
    return declared((text,), is_near=False) is not None


def _ends(entry: Entry, block: Block) -> bool:
    """All below a heading is its text; a line ends where something with a name of its own begins."""
    if entry.block.kind == "heading":
        return block.kind == "heading" and block.level <= entry.block.level
    is_outside = block.kind == "item" and block.level < entry.block.level
    return block.kind == "heading" or is_outside or (block.kind == "text" and block.is_labelled)


@dataclass(frozen=True)
class _Forms:
    """In which forms entries of this section come."""

    levels: frozenset[int]
    lists: frozenset[tuple[int, int]]
    tables: bool
    lines: bool


def _forms(blocks: Sequence[Block]) -> _Forms:
    levels = frozenset(block.level for block in blocks if block.kind == "heading" and moment_of(block.text))
    items: dict[tuple[int, int], list[bool]] = {}
    for block in blocks:
        if block.kind == "item":
            items.setdefault((block.list_line, block.level), []).append(_moment(block) is not None)
    lists = frozenset(key for key, found in items.items() if sum(found) * 2 >= len(found))
    tables = any(block.kind == "row" and read_row(block)[0] for block in blocks)
    return _Forms(levels, lists, tables, lines=not (levels or lists or tables))


def _begun(block: Block, forms: _Forms) -> Iterator[Entry]:
    match block.kind:
        case "heading":
            yield from _of_line(block, is_expected=_is_expected_heading(block, forms))
        case "item":
            yield from _of_line(block, is_expected=(block.list_line, block.level) in forms.lists)
        case "row" if forms.tables:
            moment, text, actor = read_row(block)
            yield Entry(block, moment, actor, [text], list(block.urls))
        case "text" if forms.lines or _is_day(block):
            yield from lines_of(block)
        case _:
            return


def _is_day(block: Block) -> bool:
    moment = moment_of(block.text)
    return moment is not None and moment.is_day_only and len(moment.rest) < _LONGEST_REMARK


def _is_expected_heading(block: Block, forms: _Forms) -> bool:
    return block.level in forms.levels and is_almost_a_time(block.text)


def _of_line(block: Block, *, is_expected: bool) -> Iterator[Entry]:
    moment = _moment(block)
    if moment is not None:
        yield Entry(block, moment, None, [_told(moment)], list(block.urls))
    elif is_expected:
        yield Entry(block, None, None, [block.text], list(block.urls))


def lines_of(block: Block) -> Iterator[Entry]:
    """The entries of lines that begin with a time, if the first does; others go on with the one above."""
    if moment_of(block.lines[0] if block.lines else "") is None:
        return
    current: Entry | None = None
    for number, line in enumerate(block.lines):
        moment = moment_of(line)
        if moment is None and current is not None:
            current.texts[-1] = f"{current.texts[-1]} {line}".strip()
            continue
        if current is not None:
            yield current
        here = replace(block, line=block.line + number, lines=(line,))
        current = Entry(here, moment, None, [_told(moment) if moment else line], list(block.urls))
    if current is not None:
        yield current


def _told(moment: Moment) -> str:
    return "" if moment.is_day_only and _declares(moment.rest) else moment.rest


def _added(block: Block) -> str:
    if block.kind == "item":
        return f"- {block.text}"
    if block.kind == "quote":
        return "\n".join(f"> {line}" for line in block.lines)
    return f"[{block.text}]" if block.kind == "image" and block.text else block.text


def without_contexts(entries: list[Entry]) -> list[Entry]:
    """A day above clock times is their day, not an event of its own."""
    for entry, following in pairwise(entries):
        is_day = entry.moment is not None and entry.moment.is_day_only
        is_clock = following.moment is not None and not following.moment.is_day_only
        entry.is_alone = not (
            is_day and is_clock and (not entry.text or _is_below(entry.block, following.block))
        )
    return entries


def _is_below(upper: Block, lower: Block) -> bool:
    return upper.kind != lower.kind or upper.level < lower.level
