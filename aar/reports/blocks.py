"""What sections are made of; renderers draw blocks, so that no section knows Word or Markdown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

DASH: Final = "–"
BLANK: Final = " "  # a cell that is empty on purpose


@dataclass(frozen=True)
class Heading:
    """A heading below the title of its section; level 2 or 3."""

    text: str
    level: Literal[2, 3] = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, with `lead` set off before it; a note explains and is drawn more quietly."""

    text: str
    lead: str = ""
    is_note: bool = False


@dataclass(frozen=True)
class Bullets:
    """Short points without an order."""

    items: Sequence[str]


@dataclass(frozen=True)
class Facts:
    """Names and their values, side by side."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Column:
    """A column's heading and its share of the width, against the other columns' shares."""

    title: str
    share: float = 1.0


@dataclass(frozen=True)
class Table:
    """Rows under headings that are repeated on every page; empty cells become a dash."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Figure:
    """A drawing with its caption, and in words for those who cannot see it."""

    png: bytes
    caption: str
    alt: str


Block = Heading | Paragraph | Bullets | Facts | Table | Figure


@dataclass(frozen=True)
class Chapter:
    """One section as it appears in a document; a wide one is laid on its side."""

    title: str
    blocks: Sequence[Block]
    is_wide: bool = False


@dataclass(frozen=True)
class Document:
    """A whole report, ready to be drawn; `mark` stands on every page of what is not final."""

    title: str
    subtitle: str
    mark: str
    footer: str
    facts: Facts
    chapters: Sequence[Chapter]
    author: str
    made_at: datetime
    keywords: Sequence[str] = field(default_factory=tuple)


def or_dash(text: object) -> str:
    """The text, or a dash where there is none."""
    said = "" if text is None else str(text).strip()
    return said or DASH


def lines(*parts: str | None) -> str:
    """The parts that say something, one a line."""
    return "\n".join(part for part in parts if part)


def prose(text: str) -> list[Block]:
    """What a person typed as paragraphs; lines that start with a hyphen or a star become bullets."""
    blocks: list[Block] = []
    for part in _paragraphs(text):
        points = [line.lstrip()[2:].strip() for line in part]
        blocks.append(Bullets(points) if _is_list(part) else Paragraph("\n".join(part)))
    return blocks


def _paragraphs(text: str) -> Iterable[list[str]]:
    part: list[str] = []
    for line in [*text.splitlines(), ""]:
        starts_anew = not line.strip() or (part and _is_list([line]) != _is_list(part))
        if starts_anew and part:
            yield part
            part = []
        if line.strip():
            part.append(line.rstrip())


def _is_list(part: list[str]) -> bool:
    return all(line.lstrip().startswith(("- ", "* ", "• ")) for line in part)
