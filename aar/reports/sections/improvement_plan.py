"""The improvement plan of emergency management: one row for each area and what corrects it."""

from collections.abc import Sequence
from typing import Final

from aar.domain.action import ActionItem
from aar.domain.finding import Finding
from aar.reports import clock
from aar.reports.blocks import Block, Column, Paragraph, Table, lines
from aar.reports.learned import of_kind
from aar.reports.material import ReportMaterial
from aar.reports.section import Section
from aar.reports.standing import LEGEND, standing
from aar.reports.wording import word

_COLUMNS: Final = (
    Column("Capability", 1.3),
    Column("Area for improvement", 2.3),
    Column("Corrective action", 2.6),
    Column("Capability element", 1.15),
    Column("Responsible organization", 1.45),
    Column("Point of contact", 1.2),
    Column("Start", 1.1),
    Column("Completion", 1.6),
)


def build(material: ReportMaterial) -> Sequence[Block]:
    """Every area for improvement with its actions; an area without one stays visible."""
    areas = of_kind(material.findings, "area_for_improvement")
    rows = [row for finding in areas for row in _rows(material, finding)]
    if not rows:
        return []
    return [Table("Improvement plan", _COLUMNS, rows), Paragraph(LEGEND, is_note=True)]


def _rows(material: ReportMaterial, finding: Finding) -> list[tuple[str, ...]]:
    actions = material.actions_by_finding.get(finding.finding_id, ())
    about = (finding.capability or "", finding.title)
    element = word(finding.capability_element)
    if not actions:
        return [(*about, "No action", element, "", "", "", "")]
    return [(*about, *_action(material, action, element)) for action in actions]


def _action(material: ReportMaterial, action: ActionItem, element: str) -> tuple[str, ...]:
    return (
        f"{action.action_id} {action.title}",
        element,
        word(material.role_of(action.owner)),
        material.name_of(action.owner),
        clock.day(action.agreed_at, material.zone),
        lines(str(action.due_on or ""), standing(material, action)),
    )


SECTION: Final = Section(
    title="Improvement plan",
    place=900,
    outlines=frozenset({"aar-ip"}),
    build=build,
    is_wide=True,
    is_appendix=True,
)
