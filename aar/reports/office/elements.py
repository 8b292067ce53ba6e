"""Elements of Word's XML, built once and never looked up: python-docx's cell access is quadratic."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"\\]*[^\s<>\"\\.,;:!?)\]}']", re.IGNORECASE)
_LONGEST_ADDRESS: Final = 2_000  # Word refuses to open a document with a longer one


def element(tag: str, *children: BaseOxmlElement, **attributes: object) -> BaseOxmlElement:
    """An element such as `w:p` with its children; attributes are in Word's namespace."""
    made = OxmlElement(f"w:{tag}", {qn(f"w:{name}"): str(value) for name, value in attributes.items()})
    made.extend(children)
    return made


def clean(text: str) -> str:
    """The text without what XML cannot hold; every kind of line end becomes one."""
    return _NOT_XML.sub("", _LINE_ENDS.sub("\n", text))


def paragraph(
    style_id: str, runs: Iterable[BaseOxmlElement], *properties: BaseOxmlElement
) -> BaseOxmlElement:
    """A paragraph in a style."""
    made = element("p", element("pPr", element("pStyle", val=style_id), *properties))
    made.extend(runs)
    return made


def run(text: str, *, style_id: str = "", is_bold: bool = False) -> BaseOxmlElement:
    """A run of text; line breaks and tabs are kept."""
    made = element("r")
    if style_id or is_bold:
        style = [element("rStyle", val=style_id)] if style_id else []
        made.append(element("rPr", *style, *([element("b")] if is_bold else [])))
    made.extend(_pieces(clean(text)))
    return made


def runs(text: str, *, is_bold: bool = False) -> Iterator[BaseOxmlElement]:
    """Text as runs in which web addresses are links."""
    at = 0
    for address in _ADDRESS.finditer(text):
        if len(address.group()) <= _LONGEST_ADDRESS:
            if address.start() > at:
                yield run(text[at : address.start()], is_bold=is_bold)
            yield from _link(clean(address.group()))
            at = address.end()
    if at < len(text):
        yield run(text[at:], is_bold=is_bold)


def field(instruction: str, shown: Iterable[BaseOxmlElement]) -> Iterator[BaseOxmlElement]:
    """A field with what it shows until Word computes it again."""
    code = element("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    yield element("r", element("fldChar", fldCharType="begin"))
    yield element("r", code)
    yield element("r", element("fldChar", fldCharType="separate"))
    yield from shown
    yield element("r", element("fldChar", fldCharType="end"))


def bookmarked(number: int, name: str, inside: Iterable[BaseOxmlElement]) -> Iterator[BaseOxmlElement]:
    """Runs that a link within the document can lead to."""
    yield element("bookmarkStart", id=number, name=name)
    yield from inside
    yield element("bookmarkEnd", id=number)


def _pieces(text: str) -> Iterator[BaseOxmlElement]:
    for place, line in enumerate(text.split("\n")):
        if place:
            yield element("br")
        for column, piece in enumerate(line.split("\t")):
            if column:
                yield element("tab")
            if piece:
                yield _text(piece)


def _text(piece: str) -> BaseOxmlElement:
    made = element("t")
    made.text = piece
    made.set(qn("xml:space"), "preserve")
    return made


def _link(address: str) -> Iterator[BaseOxmlElement]:
    # As a field, for python-docx looks through all relations before it adds one.
    return field(f'HYPERLINK "{address}"', [run(address, style_id="Hyperlink")])
