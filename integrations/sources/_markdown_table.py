"""A timeline in a table: which of its cells hold the day, the time, the person and what happened."""

import re
from typing import Final

from integrations.sources._markdown_document import Block
from integrations.sources._markdown_moments import Moment, moment_of

_ACTOR: Final = re.compile(
    r"\W*(?:who|actor|author|user|person|by|responder|engineer|reporter|owner)\W*", re.IGNORECASE
)
_BLANK: Final = re.compile(r"[\dHhMmXx?:. ]+")  # a time that was never filled in, such as HH:mm or 14:??
_WEEKDAY: Final = re.compile(
    r"\W*(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\W*", re.IGNORECASE
)
_MOST: Final = 20


def read_row(block: Block) -> tuple[Moment | None, str, str | None]:
    """The moment of a row, what happened, and who did it."""
    cells, used = block.cells[:_MOST], set[int]()
    moment: Moment | None = None
    for place, cell in enumerate(cells[:3]):
        found = moment_of(cell)
        if found is None or (found.rest and place):
            continue
        if moment is None:
            moment = found
        elif moment.is_day_only != found.is_day_only and not moment.rest:
            moment = moment_of(
                f"{moment.written} {cell}" if moment.is_day_only else f"{cell} {moment.written}"
            )
        else:
            break
        used.add(place)
    actor = next((place for place, name in enumerate(block.headings) if _ACTOR.fullmatch(name)), None)
    if actor is not None and actor < len(cells):
        used.add(actor)
    told = [
        cell
        for place, cell in enumerate(cells)
        if place not in used and cell and not (moment and _WEEKDAY.fullmatch(cell))
    ]
    rest = [moment.rest] if moment and moment.rest and not _BLANK.fullmatch(moment.rest) else []
    who = cells[actor] if actor is not None and actor < len(cells) else None
    return moment, " · ".join([*rest, *told]), who or None
