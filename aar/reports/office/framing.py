"""What stands around the text: head, foot with page numbers, and the document's properties."""

from collections.abc import Iterator
from datetime import UTC
from typing import Final

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from aar.reports.blocks import Document
from aar.reports.office.elements import clean, field, paragraph, run
from aar.reports.office.paper import Paper

_LONGEST_PROPERTY: Final = 255  # what the format allows


def frame(paper: Paper, document: Document) -> None:
    """Write the mark of what is not final, the foot and the properties; a template's own stay."""
    _properties(paper.word, document)
    section = paper.word.sections[0]
    if document.mark:
        mark = paragraph(paper.style("header"), [run(document.mark)])
        _put(section.header._element, mark)  # noqa: SLF001 - python-docx has no call for ready elements
    if not _numbers_pages(paper.word):
        foot = paragraph(paper.style("footer"), _foot(document.footer))
        _put(section.footer._element, foot)  # noqa: SLF001 - the same


def _foot(text: str) -> Iterator[BaseOxmlElement]:
    yield run("Page ")
    yield from field("PAGE", [run("1")])
    yield run(" of ")
    yield from field("NUMPAGES", [run("1")])
    yield run(f" · {text}")


def _put(home: BaseOxmlElement, made: BaseOxmlElement) -> None:
    """Add a paragraph; the empty one that every new head and foot has gives way to it."""
    only = list(home)
    if len(only) == 1 and only[0].tag == qn("w:p") and not "".join(only[0].itertext()):
        home.remove(only[0])
    home.append(made)


def _numbers_pages(word: WordDocument) -> bool:
    section = word.sections[0]
    parts = [part for part in (section.header, section.footer) if not part.is_linked_to_previous]
    codes = [code for part in parts for code in part._element.iter(qn("w:instrText"), qn("w:fldSimple"))]  # noqa: SLF001 - the same
    return any("PAGE" in f"{code.text} {code.get(qn('w:instr'))}".upper() for code in codes)


def _properties(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title = _property(document.title)
    properties.subject = _property(document.subtitle)
    properties.author = properties.last_modified_by = _property(document.author)
    properties.keywords = _property(", ".join(document.keywords))
    properties.category = "After-action review"
    properties.comments = properties.content_status = _property(document.mark)
    properties.created = properties.modified = document.made_at.astimezone(UTC)
    properties.revision = 1


def _property(text: str) -> str:
    return " ".join(clean(text).split())[:_LONGEST_PROPERTY]
