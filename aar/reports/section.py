"""What a section is: a title, its place in the outlines that have it, and what builds it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from aar.registry import discover
from aar.reports.blocks import Block
from aar.reports.material import ReportMaterial

Outline = Literal["review", "aar-ip"]


@dataclass(frozen=True)
class Section:
    """One part of a report; a section that builds nothing is left out."""

    title: str
    place: int
    outlines: frozenset[Outline]
    build: Callable[[ReportMaterial], Sequence[Block]]
    is_wide: bool = False
    is_appendix: bool = False


def sections_of(outline: Outline) -> list[Section]:
    """The sections of an outline in the order of their places."""
    found: dict[str, Section] = discover("aar.reports.sections", exporting="SECTION")
    return sorted((one for one in found.values() if outline in one.outlines), key=lambda one: one.place)
