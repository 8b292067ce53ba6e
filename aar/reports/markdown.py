"""Draws a document as Markdown (CommonMark with tables): one self-contained text."""

import base64
import re
from collections.abc import Iterator, Sequence
from functools import singledispatchmethod
from typing import Final

from aar.domain.record import clean_text
from aar.reports.blocks import (
    BLANK,
    Block,
    Bullets,
    Chapter,
    Document,
    Facts,
    Figure,
    Heading,
    Paragraph,
    Table,
    or_dash,
)

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]#|~$])")
_AT_START: Final = re.compile(r"^(\s*\d*)([-+=.)])(?=[-=]*(?:\s|$))", re.MULTILINE)
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"|\\]*[^\s<>\"|\\.,;:!?)\]}']", re.IGNORECASE)
_BREAK: Final = "<br>"


def markdown(document: Document) -> bytes:
    """The document as UTF-8 text; pictures stand at its end, so that the text can be read as it is."""
    pen = _Pen()
    parts = [*_front(document), *(part for chapter in document.chapters for part in pen.chapter(chapter))]
    return ("\n\n".join([*parts, *pen.pictures]) + "\n").encode("utf-8", errors="replace")


def _front(document: Document) -> Iterator[str]:
    mark = f" · **{document.mark}**" if document.mark else ""
    yield f"# {_line(document.title)}"
    yield f"{_line(document.subtitle)}{mark}"
    yield _pairs(document.facts)


class _Pen:
    """Writes blocks, counts tables and figures, and keeps the pictures for the end."""

    def __init__(self) -> None:
        self.pictures: list[str] = []
        self._tables = 0

    def chapter(self, chapter: Chapter) -> Iterator[str]:
        """A chapter as paragraphs."""
        yield f"## {_line(chapter.title)}"
        for block in chapter.blocks:
            yield self._drawn(block)

    @singledispatchmethod
    def _drawn(self, block: Block) -> str:
        raise NotImplementedError(block)

    @_drawn.register
    def _(self, block: Heading) -> str:
        return f"{'#' * (block.level + 1)} {_line(block.text)}"

    @_drawn.register
    def _(self, block: Paragraph) -> str:
        lead = f"**{_line(block.lead)}:**" if block.lead else ""
        text = _text(block.text)
        said = f"*{text}*" if block.is_note and text and "\n" not in text else text
        return " ".join(filter(None, [lead, said]))

    @_drawn.register
    def _(self, block: Bullets) -> str:
        return "\n".join(f"- {_cell(item)}" for item in block.items)

    @_drawn.register
    def _(self, block: Facts) -> str:
        return _pairs(block)

    @_drawn.register
    def _(self, block: Table) -> str:
        self._tables += 1
        rows = [_row([column.title for column in block.columns]), "|" + " --- |" * len(block.columns)]
        caption = f"*Table {self._tables}. {_line(block.caption)}*"
        return "\n".join([caption, "", *rows, *map(_row, block.rows)])

    @_drawn.register
    def _(self, block: Figure) -> str:
        label = f"figure-{len(self.pictures) + 1}"
        picture = base64.b64encode(block.png).decode("ascii")
        self.pictures.append(f"[{label}]: data:image/png;base64,{picture}")
        caption = f"*Figure {len(self.pictures)}. {_line(block.caption)}*"
        return f"![{_line(block.alt)}][{label}]\n\n{caption}"


def _pairs(block: Facts) -> str:
    return "\n".join(f"- **{_line(name)}:** {_cell(value)}" for name, value in block.pairs)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    """Text within one line, its line breaks kept as such."""
    if text == BLANK:
        return ""
    return _BREAK.join(_line(part) for part in clean_text(or_dash(text)).splitlines())


def _line(text: str) -> str:
    return " ".join(_text(text).split())


def _text(text: str) -> str:
    """Text of which nothing is taken for Markdown or HTML; addresses stay links."""
    parts, at, shown = [], 0, clean_text(text).strip()
    for address in _ADDRESS.finditer(shown):
        parts += [_escaped(shown[at : address.start()]), f"<{address.group()}>"]
        at = address.end()
    said = "".join([*parts, _escaped(shown[at:])])
    return "  \n".join(line.strip() for line in _AT_START.sub(r"\1\\\2", said).splitlines() if line.strip())


def _escaped(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\1", text)
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
