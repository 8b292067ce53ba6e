"""Tables as rows of elements, each written once."""

from collections.abc import Sequence
from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement

from aar.reports.blocks import BLANK, Facts, Table, or_dash
from aar.reports.office.elements import element, paragraph, runs
from aar.reports.office.paper import Paper

_LONGEST_UNBROKEN: Final = 700  # letters of a row that may move to the next page as a whole
_MOST_TOGETHER: Final = 12  # rows of a table that stays on one page, where they fit
_FACTS: Final = (1.0, 3.2)  # shares of the width
_FIRST_ROW: Final = "0620"  # which parts of the style apply, as bits: heading row, no bands
_FIRST_COLUMN: Final = "0680"


def table(paper: Paper, block: Table) -> BaseOxmlElement:
    """A table whose heading row is repeated on every page."""
    widths = _widths(paper, [column.share for column in block.columns])
    titles = [column.title for column in block.columns]
    made = _frame(paper, widths, block.caption, _FIRST_ROW)
    made.append(_row(paper, widths, titles, ["AAR Table Heading"] * len(widths), is_heading=True))
    last = len(block.rows) - 1
    stays = len(block.rows) <= _MOST_TOGETHER
    made.extend(
        _row(paper, widths, row, ["AAR Table Text"] * len(widths), stays=stays and number < last)
        for number, row in enumerate(block.rows)
    )
    return made


def facts(paper: Paper, block: Facts) -> BaseOxmlElement:
    """Names beside their values."""
    widths = _widths(paper, _FACTS)
    made = _frame(paper, widths, "At a glance", _FIRST_COLUMN)
    styles = ["AAR Table Heading", "AAR Table Text"]
    made.extend(_row(paper, widths, pair, styles) for pair in block.pairs)
    return made


def _frame(paper: Paper, widths: Sequence[int], described: str, look: str) -> BaseOxmlElement:
    properties = element(
        "tblPr",
        element("tblStyle", val=paper.style("table")),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val=look),
        element("tblCaption", val=described),
    )
    return element("tbl", properties, element("tblGrid", *(element("gridCol", w=width) for width in widths)))


def _row(
    paper: Paper,
    widths: Sequence[int],
    texts: Sequence[str],
    styles: Sequence[str],
    *,
    is_heading: bool = False,
    stays: bool = False,
) -> BaseOxmlElement:
    properties = element("trPr")
    if is_heading or sum(map(len, texts)) < _LONGEST_UNBROKEN:
        properties.append(element("cantSplit"))
    if is_heading:
        properties.append(element("tblHeader"))
    cells = zip(widths, texts, styles, strict=True)
    return element("tr", properties, *(_cell(paper, *cell, stays=stays) for cell in cells))


def _cell(paper: Paper, width: int, text: str, style: str, *, stays: bool) -> BaseOxmlElement:
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    shown = text if text == BLANK else or_dash(text)
    with_next = [element("keepNext")] if stays else []
    return element("tc", properties, paragraph(paper.style(style), runs(shown), *with_next))


def _widths(paper: Paper, shares: Sequence[float]) -> list[int]:
    """The text width in twentieths of a point, divided by shares."""
    whole = sum(shares)
    return [int(paper.width.twips * share / whole) for share in shares]
