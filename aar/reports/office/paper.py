"""The paper that a report is written on: a template emptied of its text, and pages that can be turned."""

from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length

from aar.reports.office.cleaning import clean_package
from aar.reports.office.elements import paragraph
from aar.reports.office.styles import style_ids
from aar.reports.template import demand_usable, no_document

_A4: Final = (Cm(21), Cm(29.7))
_MARGIN: Final = Cm(2.2)
_UNREADABLE: Final = (OSError, ValueError, KeyError, SyntaxError, PackageNotFoundError, BadZipFile)


class Paper:
    """A Word document to append to, in the styles of its template."""

    def __init__(self, template: Path | None) -> None:
        self.word = _opened(template)
        self._ids = style_ids(self.word, is_template=template is not None)
        self._page = _emptied(self.word)
        clean_package(self.word)
        if template is None:
            _set_up(self.word)
        self._is_turned = False

    def append(self, *elements: BaseOxmlElement) -> None:
        """Write elements below what is there."""
        for one in elements:
            self._page.addprevious(one)

    def style(self, name: str) -> str:
        """The id of a style by its name; `table` is the style of tables."""
        return self._ids[name.lower()]

    def has_style(self, name: str) -> bool:
        """Whether the document knows a style of this name."""
        return name.lower() in self._ids

    @property
    def width(self) -> Length:
        """The width of the text on the page that is being written."""
        section = self.word.sections[-1]
        across = (section.page_width or _A4[0]) - (section.left_margin or 0) - (section.right_margin or 0)
        return Length(across)

    def turn(self, *, is_wide: bool) -> None:
        """Go on on a page that is laid on its side, or upright again."""
        if is_wide != self._is_turned:
            ending = deepcopy(self._page)
            _last_paragraph(self).get_or_add_pPr().append(ending)
            section = self.word.sections[-1]
            section.page_width, section.page_height = section.page_height, section.page_width
            self._page.find(qn("w:pgSz")).set(qn("w:orient"), "landscape" if is_wide else "portrait")
            self._is_turned = is_wide

    def saved(self) -> bytes:
        """The file."""
        file = BytesIO()
        self.word.save(file)
        return file.getvalue()


def _opened(template: Path | None) -> WordDocument:
    if template is None:
        return docx.Document()
    demand_usable(template)
    try:
        return docx.Document(str(template))
    except _UNREADABLE as error:
        raise no_document(template) from error


def _emptied(word: WordDocument) -> BaseOxmlElement:
    """Take all text out of a document; returns the description of its pages, which stays."""
    body = word.element.body
    page: BaseOxmlElement = body.get_or_add_sectPr()
    for reference in _inherited(word):
        page.insert(0, reference)
    for child in list(body):
        if child is not page:
            body.remove(child)
    return page


def _inherited(word: WordDocument) -> list[BaseOxmlElement]:
    """Heads and feet that the last section takes over from those before it."""
    kinds = (qn("w:headerReference"), qn("w:footerReference"))
    found: dict[tuple[str, str], BaseOxmlElement] = {}
    own: set[tuple[str, str]] = set()
    for page in word.element.body.iter(qn("w:sectPr")):
        references = {(one.tag, str(one.get(qn("w:type")))): one for one in page.iterchildren(*kinds)}
        own = set(references)
        found |= references
    return [deepcopy(reference) for key, reference in found.items() if key not in own]


def _set_up(word: WordDocument) -> None:
    section = word.sections[-1]
    section.page_width, section.page_height = _A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # else Word opens it as a document of an older version


def _last_paragraph(paper: Paper) -> BaseOxmlElement:
    body = paper.word.element.body
    last: BaseOxmlElement | None = body[-2] if len(body) > 1 else None
    if last is not None and last.tag == qn("w:p") and last.find(f".//{qn('w:sectPr')}") is None:
        return last
    made = paragraph(paper.style("AAR Note"), [])
    paper.append(made)
    return made
