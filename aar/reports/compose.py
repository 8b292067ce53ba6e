"""Turns the material of a review into a document, section by section."""

import string
from collections.abc import Iterable, Iterator
from typing import Final

from aar.reports import clock
from aar.reports.blocks import Chapter, Document, Facts, Paragraph
from aar.reports.material import ReportMaterial
from aar.reports.public import for_public
from aar.reports.section import Outline, sections_of
from aar.reports.telling import title
from aar.reports.wording import REPORTS, SEVERITIES, STATES, counted

_NOTHING: Final = Chapter("Summary", [Paragraph("Nothing of this review is marked public yet.")])


def compose(material: ReportMaterial, outline: Outline) -> Document:
    """The whole report; for the public only of what is marked public, and without names."""
    told = for_public(material) if material.audience == "public" else material
    kind = REPORTS[told.incident.kind]
    name = kind if outline == "review" else "After-action report and improvement plan"
    return Document(
        title=title(told.incident.title),
        subtitle=f"{name} · {told.incident.incident_id}",
        mark="" if told.review.state == "published" else "Draft",
        footer=f"{told.incident.incident_id} · {name} · {_handling(told)}",
        facts=Facts([(label, value) for label, value in _facts(told) if value]),
        chapters=list(_chapters(told, outline)) or [_NOTHING],
        author=told.name_of(told.review.facilitator),
        made_at=told.made_at,
        keywords=[told.incident.incident_id, *told.incident.services],
    )


def _chapters(material: ReportMaterial, outline: Outline) -> Iterator[Chapter]:
    letters = iter(_letters())
    for section in sections_of(outline):
        blocks = section.build(material)
        if blocks:
            name = f"Appendix {next(letters)}: {section.title}" if section.is_appendix else section.title
            yield Chapter(name, blocks, is_wide=section.is_wide)


def _letters() -> Iterable[str]:
    yield from string.ascii_uppercase
    yield from (f"{first}{second}" for first in string.ascii_uppercase for second in string.ascii_uppercase)


def _handling(material: ReportMaterial) -> str:
    if material.is_public:
        return "Public"
    return "Private" if material.incident.is_private else "Internal"


def _facts(material: ReportMaterial) -> list[tuple[str, str]]:
    incident, review, zone = material.incident, material.review, material.zone
    approver, on = material.name_of(review.approved_by), clock.day(review.approved_at, zone)
    inside = [
        ("Facilitator", material.name_of(review.facilitator)),
        ("Approved by", f"{approver}, {on}" if on else approver),
    ]
    shortened = title(incident.title).endswith("…")
    return [
        ("Title", incident.title if shortened else ""),
        ("Severity", SEVERITIES[incident.severity] if incident.severity else ""),
        ("Services", ", ".join(incident.services)),
        ("Review", f"{review.review_id}, version {review.version}"),
        ("State", " ".join(filter(None, [STATES[review.state], clock.day(review.published_at, zone)]))),
        *([] if material.is_public else inside),
        ("Amends", review.amends or ""),
        ("Handling", _handling_in_words(material)),
        ("As of", f"{clock.moment(material.made_at, zone)}, times in {material.zone_in_words}"),
    ]


def _handling_in_words(material: ReportMaterial) -> str:
    if material.is_public:
        return "Public: only what is marked public, with roles instead of names"
    audience = "those who may see this private incident" if material.incident.is_private else "internal use"
    restricted = sum(
        sum(record.sensitivity == "restricted" for record in records)
        for records in (
            material.events,
            material.decisions,
            material.findings,
            material.actions,
            material.answers.values(),
        )
    )
    note = f"; contains {counted(restricted, 'restricted record')}" if restricted else ""
    return f"For {audience}{note}"
