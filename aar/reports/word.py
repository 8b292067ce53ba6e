"""Draws a document for Word: real styles, fields, captions and alternative texts."""

from collections.abc import Callable, Iterator
from functools import singledispatchmethod
from io import BytesIO
from pathlib import Path
from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length

from aar.reports.blocks import (
    Block,
    Bullets,
    Chapter,
    Document,
    Facts,
    Figure,
    Heading,
    Paragraph,
    Table,
)
from aar.reports.office.cleaning import standing_text
from aar.reports.office.contents import bookmark, contents
from aar.reports.office.elements import bookmarked, clean, element, field, paragraph, run, runs
from aar.reports.office.framing import frame
from aar.reports.office.paper import Paper
from aar.reports.office.tables import facts, table

_TALLEST: Final = Cm(14)
_LONGEST_ALT: Final = 1_000


def word(
    document: Document, template: Path | None = None, demand_fit: Callable[[str], None] = lambda _: None
) -> bytes:
    """The document as a .docx file in the styles of the template; raises InputError for a bad template.

    `demand_fit` may refuse what the template says on every page.
    """
    paper = Paper(template)
    demand_fit(standing_text(paper.word))
    pen = _Pen(paper)
    paper.append(*_front(paper, document))
    for chapter in document.chapters:
        pen.write(chapter)
    frame(paper, document)
    return paper.saved()


def _front(paper: Paper, document: Document) -> Iterator[BaseOxmlElement]:
    yield paragraph(paper.style("Title"), [run(document.title)])
    mark = f" · {document.mark}" if document.mark else ""
    yield paragraph(paper.style("Subtitle"), [run(document.subtitle + mark)])
    yield facts(paper, document.facts)
    yield paragraph(paper.style("TOC Heading"), [run("Contents")])
    yield from contents(paper, document)


class _Pen:
    """Writes blocks and counts headings, tables and figures."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._headings = 0
        self._counts = {"Table": 0, "Figure": 0}

    def write(self, chapter: Chapter) -> None:
        """One chapter, on a page laid on its side when it is wide."""
        self._paper.turn(is_wide=chapter.is_wide)
        is_first = self._headings == 0
        self._paper.append(
            self._heading(1, chapter.title, *([element("pageBreakBefore")] if is_first else []))
        )
        for block in chapter.blocks:
            self._paper.append(*self._drawn(block))

    @singledispatchmethod
    def _drawn(self, block: Block) -> Iterator[BaseOxmlElement]:
        raise NotImplementedError(block)

    @_drawn.register
    def _(self, block: Heading) -> Iterator[BaseOxmlElement]:
        yield self._heading(block.level, block.text)

    @_drawn.register
    def _(self, block: Paragraph) -> Iterator[BaseOxmlElement]:
        style = self._paper.style("AAR Note" if block.is_note else "Normal")
        stays = [element("keepNext")] if block.is_note or not block.text else []
        yield paragraph(style, [*_lead(block), *runs(block.text)], *stays)

    @_drawn.register
    def _(self, block: Bullets) -> Iterator[BaseOxmlElement]:
        is_listed = self._paper.has_style("List Bullet")
        style = self._paper.style("List Bullet" if is_listed else "AAR Bullet")
        for item in block.items:
            yield paragraph(style, [*([] if is_listed else [run("•\t")]), *runs(item)])

    @_drawn.register
    def _(self, block: Facts) -> Iterator[BaseOxmlElement]:
        yield facts(self._paper, block)
        yield self._space()

    @_drawn.register
    def _(self, block: Table) -> Iterator[BaseOxmlElement]:
        yield self._caption("Table", block.caption, element("keepNext"))
        yield table(self._paper, block)
        yield self._space()

    @_drawn.register
    def _(self, block: Figure) -> Iterator[BaseOxmlElement]:
        yield paragraph(self._paper.style("AAR Figure"), [element("r", self._picture(block))])
        yield self._caption("Figure", block.caption)

    def _heading(self, level: int, text: str, *properties: BaseOxmlElement) -> BaseOxmlElement:
        number, self._headings = self._headings, self._headings + 1
        marked = bookmarked(number, bookmark(number), [run(text)])
        return paragraph(self._paper.style(f"heading {level}"), marked, *properties)

    def _caption(self, label: str, text: str, *properties: BaseOxmlElement) -> BaseOxmlElement:
        self._counts[label] += 1
        number = field(f"SEQ {label} \\* ARABIC", [run(str(self._counts[label]))])
        return paragraph(
            self._paper.style("caption"), [run(f"{label} "), *number, run(f". {text}")], *properties
        )

    def _picture(self, block: Figure) -> BaseOxmlElement:
        width = self._paper.width
        inline = self._paper.word.part.new_pic_inline(BytesIO(block.png), width=width)
        if inline.extent.cy > _TALLEST:
            narrower = Length(int(width * _TALLEST / inline.extent.cy))
            inline = self._paper.word.part.new_pic_inline(BytesIO(block.png), width=narrower)
        inline.docPr.set("descr", clean(block.alt)[:_LONGEST_ALT])
        for side in "TBLR":
            inline.set(f"dist{side}", "0")  # without it some readers keep a distance beside it
        return element("drawing", inline)

    def _space(self) -> BaseOxmlElement:
        """Some room below a table; without a paragraph between them two tables would become one."""
        return paragraph(self._paper.style("AAR Note"), [])


def _lead(block: Paragraph) -> list[BaseOxmlElement]:
    if not block.lead:
        return []
    return [run(f"{block.lead}: " if block.text else block.lead, is_bold=True)]
