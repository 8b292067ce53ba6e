"""The table of contents: a field of links that is right at once and asks nobody to update it."""

from collections.abc import Iterator
from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement

from aar.reports.blocks import Document, Heading
from aar.reports.office.elements import element, field, paragraph, run
from aar.reports.office.paper import Paper

_MOST_ENTRIES: Final = 40


def contents(paper: Paper, document: Document) -> list[BaseOxmlElement]:
    """One field of links to the headings, without page numbers.

    Only Word can count its pages, and before it does it asks every reader whether it may.
    """
    entries = [entry for entry in enumerate(headings(document)) if entry[1][0] <= _deepest(document)]
    if not entries:
        return []
    links = [[_link(text, bookmark(number))] for number, (_, text) in entries]
    code = list(field(f'TOC \\o "1-{_deepest(document)}" \\n \\h \\z \\u', []))
    links[0] = [*code[:-1], *links[0]]
    links[-1] = [*links[-1], code[-1]]
    styles = [paper.style(f"toc {level}") for _, (level, _) in entries]
    return [paragraph(style, link) for style, link in zip(styles, links, strict=True)]


def headings(document: Document) -> Iterator[tuple[int, str]]:
    """All headings in their order: level and text."""
    for chapter in document.chapters:
        yield 1, chapter.title
        yield from ((block.level, block.text) for block in chapter.blocks if isinstance(block, Heading))


def bookmark(number: int) -> str:
    """The name under which links find the heading with this number."""
    return f"_Toc{number:06d}"


def _deepest(document: Document) -> int:
    """Two levels where they fit on a page, else one."""
    return 2 if sum(level < 3 for level, _ in headings(document)) <= _MOST_ENTRIES else 1  # noqa: PLR2004 - levels


def _link(text: str, name: str) -> BaseOxmlElement:
    return element("hyperlink", run(text), anchor=name, history="1")
