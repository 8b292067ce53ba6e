"""Takes out of a template what a report must not hand on: people, remarks, what is fetched from elsewhere."""

from collections.abc import Iterator
from typing import Final

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part, XmlPart
from docx.opc.rel import _Relationship as Relationship
from docx.oxml.ns import qn

from aar.errors import InputError

_KEPT: Final = frozenset(
    {RT.STYLES, RT.SETTINGS, RT.NUMBERING, RT.FONT_TABLE, RT.THEME, RT.WEB_SETTINGS, RT.HEADER, RT.FOOTER}
)
_STANDING: Final = frozenset({RT.HEADER, RT.FOOTER})
_OF_PACKAGE: Final = frozenset({RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES})
_SETTINGS: Final = (
    "attachedTemplate",
    "mailMerge",
    "docVars",
    "footnotePr",
    "endnotePr",
    "documentProtection",
)


def clean_package(word: WordDocument) -> None:
    """Keep styles, pages, heads and feet; raises InputError where those fetch something from elsewhere."""
    used = {reference.get(qn("r:id")) for reference in word.element.body.iter(*_references())}
    for key, relation in list(word.part.rels.items()):
        is_used = relation.reltype not in _STANDING or key in used
        if relation.reltype not in _KEPT or not is_used:
            word.part.rels.pop(key)
    for key, relation in list(word.part.package.rels.items()):
        if relation.reltype not in _OF_PACKAGE:
            word.part.package.rels.pop(key)
    _clean_settings(word)
    for part in _standing(word):
        _demand_nothing_fetched(part)


def standing_text(word: WordDocument) -> str:
    """What the heads and feet say that stand on every page."""
    paragraphs = (one for part in _standing(word) for one in part.element.iter(qn("w:p")))
    return "\n".join("".join(str(text.text) for text in one.iter(qn("w:t"))) for one in paragraphs)


def _references() -> tuple[str, str]:
    return qn("w:headerReference"), qn("w:footerReference")


def _standing(word: WordDocument) -> Iterator[XmlPart]:
    for relation in word.part.rels.values():
        if relation.reltype in _STANDING and isinstance(relation.target_part, XmlPart):
            yield relation.target_part


def _clean_settings(word: WordDocument) -> None:
    settings = word.settings.element
    for name in _SETTINGS:
        for found in list(settings.iterchildren(qn(f"w:{name}"))):
            settings.remove(found)
    for relation in word.part.rels.values():
        if relation.reltype == RT.SETTINGS:
            relation.target_part.rels.clear()


def _demand_nothing_fetched(part: Part) -> None:
    fetched = [one for one in part.rels.values() if one.is_external and not _is_link(one)]
    if fetched:
        raise InputError(
            "The template cannot be used: its head or foot fetches a file from elsewhere when it is read.",
            "Put the picture into the template itself, in Word with “Insert”, not with “Link to file”.",
        )


def _is_link(relation: Relationship) -> bool:
    return relation.reltype == RT.HYPERLINK
