"""Which style of the document draws what; a template's own styles win, what it lacks is added."""

from copy import deepcopy
from pathlib import Path
from typing import Final

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_OURS: Final = Path(__file__).with_name("styles.xml")
_TABLE: Final = "aar table"
_BASES: Final = {"paragraph": "normal", "table": "normal table"}


def style_ids(document: Document, *, is_template: bool) -> dict[str, str]:
    """Style ids by their names in lower case, and the style of tables under `table`."""
    home = document.styles.element
    table = _sample_table(document) if is_template and _TABLE not in _by_name(home) else None
    ours = parse_xml(_OURS.read_bytes())
    for style in list(ours.iterchildren(qn("w:style"))):
        existing = _by_name(home).get(_name(style))
        if existing is None:
            home.append(_fitted(style, home))
        elif not is_template:
            home.replace(existing, deepcopy(style))
    ids = {name: _id(style) for name, style in _by_name(home).items()}
    return {**ids, "table": table or ids[_TABLE]}


def _sample_table(document: Document) -> str | None:
    """The style of the template's first table: how the organisation draws its own."""
    used = document.element.body.find(f".//{qn('w:tblStyle')}")
    return None if used is None else str(used.get(qn("w:val")))


def _fitted(style: BaseOxmlElement, home: BaseOxmlElement) -> BaseOxmlElement:
    """Our style as it fits another document, whose base styles may have other ids."""
    made = deepcopy(style)
    made.attrib.pop(qn("w:default"), None)
    based_on = made.find(qn("w:basedOn"))
    known = {_id(other) for other in _by_name(home).values()}
    if based_on is None or based_on.get(qn("w:val")) in known:
        return made
    base = _by_name(home).get(_BASES[str(made.get(qn("w:type")))])
    if base is None:
        made.remove(based_on)
    else:
        based_on.set(qn("w:val"), _id(base))
    return made


def _by_name(home: BaseOxmlElement) -> dict[str, BaseOxmlElement]:
    named = (style for style in home.iterchildren(qn("w:style")) if style.find(qn("w:name")) is not None)
    return {_name(style): style for style in named}


def _name(style: BaseOxmlElement) -> str:
    return str(style.find(qn("w:name")).get(qn("w:val"))).lower()


def _id(style: BaseOxmlElement) -> str:
    return str(style.get(qn("w:styleId")))
