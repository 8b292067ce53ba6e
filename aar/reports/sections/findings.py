"""What was learned: strengths to keep and areas to improve, each with its evidence."""

from collections.abc import Sequence
from typing import Final

from aar.reports.blocks import Block, Heading
from aar.reports.learned import of_kind, told
from aar.reports.material import ReportMaterial
from aar.reports.section import Section
from aar.reports.telling import answers, sections_of_kind


def build(material: ReportMaterial) -> Sequence[Block]:
    """Strengths first, then areas for improvement."""
    groups = (
        ("Strengths", of_kind(material.findings, "strength")),
        ("Areas for improvement", of_kind(material.findings, "area_for_improvement")),
    )
    blocks: list[Block] = []
    for title, findings in groups:
        if findings:
            blocks += [Heading(title), *(block for one in findings for block in told(material, one))]
    return [*blocks, *answers(material, sections_of_kind(material, "findings"))]


SECTION: Final = Section(title="Findings", place=500, outlines=frozenset({"review"}), build=build)
