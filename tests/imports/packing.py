"""Files made for a test: archives, and workbooks of which every cell is said."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.sax.saxutils import escape

_TOP = '<?xml version="1.0" encoding="UTF-8"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FORMATS = {datetime: 1, date: 2, time: 3}
_STYLES = f"""<styleSheet xmlns="{_MAIN}">
<numFmts count="3"><numFmt numFmtId="170" formatCode="yyyy-mm-dd hh:mm"/>
<numFmt numFmtId="171" formatCode="yyyy-mm-dd"/><numFmt numFmtId="172" formatCode="hh:mm"/></numFmts>
<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs>
</styleSheet>"""


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """An archive of these files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def repacked(archive: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """The archive with these files in it, old ones replaced."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return zipped({**{name: opened.read(name) for name in opened.namelist()}, **parts})


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    *,
    merged: str = "",
    hidden: str = "",
    counts_from_1904: bool = False,
) -> bytes:
    """A workbook; None is an empty cell, a tuple a formula with its value, `merged` a range of each sheet."""
    numbers = {name: number for number, name in enumerate(sheets, start=1)}
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}" '
        f'state="{"hidden" if name == hidden else "visible"}"/>'
        for name, number in numbers.items()
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers.values()
    )
    styles = f'<Relationship Id="rId0" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    first = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    epoch = datetime(1904, 1, 1) if counts_from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet has no zone
    return zipped(
        {
            "[Content_Types].xml": f'{_TOP}<Types xmlns="{_PACKAGE}/content-types"/>',
            "_rels/.rels": _related(first),
            "xl/workbook.xml": f'{_TOP}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            f'<workbookPr date1904="{int(counts_from_1904)}"/><sheets>{names}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _related(links + styles),
            "xl/styles.xml": _TOP + _STYLES,
            **{
                f"xl/worksheets/sheet{numbers[name]}.xml": sheet(_rows(rows, epoch), merged)
                for name, rows in sheets.items()
            },
        }
    )


def sheet(rows: str, merged: str = "") -> str:
    """The part of a workbook that holds one sheet."""
    ranges = f'<mergeCells><mergeCell ref="{merged}"/></mergeCells>' if merged else ""
    return f'{_TOP}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{ranges}</worksheet>'


def _related(links: str) -> str:
    return f'{_TOP}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _rows(rows: Sequence[Sequence[Any]], epoch: datetime) -> str:
    return "".join(
        f'<row r="{number}">'
        + "".join(_cell(f"{chr(65 + place)}{number}", value, epoch) for place, value in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )


def _cell(at: str, value: Any, epoch: datetime) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return f'<c r="{at}" t="str"><f>{escape(value[0])}</f><v>{escape(value[1])}</v></c>'
    if isinstance(value, str):
        return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    if isinstance(value, bool):
        return f'<c r="{at}" t="b"><v>{int(value)}</v></c>'
    return f'<c r="{at}" s="{_FORMATS.get(type(value), 0)}"><v>{_number(value, epoch)!r}</v></c>'


def _number(value: Any, epoch: datetime) -> float:
    if isinstance(value, datetime):
        return (value - epoch) / timedelta(days=1)
    if isinstance(value, date):
        return float((value - epoch.date()).days)
    if isinstance(value, time):
        return (value.hour * 60 + value.minute) / 1440
    return float(value)
