"""What happened, what held, and what has to improve, on one page."""

from collections.abc import Sequence
from typing import Final

from aar.domain.finding import Finding
from aar.reports.blocks import Block, Bullets, Heading
from aar.reports.learned import of_kind
from aar.reports.material import ReportMaterial
from aar.reports.section import Section
from aar.reports.sections.summary import narrative
from aar.reports.telling import title

_MOST: Final = 5
_TOLD_IN_OVERVIEW: Final = frozenset({"objectives", "exercise_type", "participants_count"})


def build(material: ReportMaterial) -> Sequence[Block]:
    """The narrative, then the foremost strengths and areas for improvement."""
    return [
        *narrative(material, without=_TOLD_IN_OVERVIEW),
        *_foremost("Major strengths", of_kind(material.findings, "strength")),
        *_foremost("Primary areas for improvement", of_kind(material.findings, "area_for_improvement")),
    ]


def _foremost(heading: str, findings: Sequence[Finding]) -> list[Block]:
    if not findings:
        return []
    first = sorted(findings, key=_weight, reverse=True)[:_MOST]
    return [Heading(heading), Bullets([title(finding.title) for finding in first])]


def _weight(finding: Finding) -> int:
    """The risk that a finding stands for; sorting keeps the order of equals."""
    return finding.risk.likelihood * finding.risk.impact if finding.risk else 0


SECTION: Final = Section(title="Executive summary", place=200, outlines=frozenset({"aar-ip"}), build=build)
