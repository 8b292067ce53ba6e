"""What a person who was not there needs to know in two minutes."""

from collections.abc import Collection, Sequence
from typing import Final

from aar.domain.event import Milestone
from aar.forms.form import Section as FormSection
from aar.reports import clock
from aar.reports.blocks import Block, Facts, Heading, prose
from aar.reports.material import ReportMaterial
from aar.reports.section import Section
from aar.reports.telling import answers
from aar.reports.wording import counted, listed

_SPANS: Final[tuple[tuple[str, Milestone, Milestone], ...]] = (
    ("Noticed after", "impact_started", "detected"),
    ("Mitigated after", "impact_started", "mitigated"),
    ("Resolved after", "impact_started", "resolved"),
)


def build(material: ReportMaterial) -> Sequence[Block]:
    """Figures of the incident, then the answers that the form asks for before the timeline."""
    return [*_figures(material), *narrative(material)]


def narrative(material: ReportMaterial, without: Collection[str] = ()) -> list[Block]:
    """The overview in the words of the review, else the incident's own summary."""
    told = answers(material, sections_before_timeline(material), without)
    if told or not material.incident.summary:
        return told
    return [Heading("What happened?"), *prose(material.incident.summary)]


def sections_before_timeline(material: ReportMaterial) -> list[FormSection]:
    """The sections of questions that the form puts first."""
    kinds = [section.kind for section in material.form.sections]
    first = kinds.index("timeline") if "timeline" in kinds else len(kinds)
    return [section for section in material.form.sections[:first] if section.kind == "questions"]


def _figures(material: ReportMaterial) -> list[Block]:
    pairs = [*_impact(material), *_spans(material), ("In this report", _contents(material))]
    told = [(name, value) for name, value in pairs if value]
    return [Facts(told)] if told else []


def _impact(material: ReportMaterial) -> list[tuple[str, str]]:
    minutes = material.incident.impact_minutes
    started = material.milestones.get("impact_started")
    return [
        ("Impact started", material.when(started) if started else ""),
        ("Minutes of impact", "" if minutes is None else f"{minutes:g}"),
    ]


def _spans(material: ReportMaterial) -> list[tuple[str, str]]:
    at = material.milestones
    return [
        (name, clock.duration(at[end] - at[start]))
        for name, start, end in _SPANS
        if start in at and end in at
    ]


def _contents(material: ReportMaterial) -> str:
    strengths = sum(finding.kind == "strength" for finding in material.findings)
    verified = sum(action.state == "verified" for action in material.actions)
    counts = [
        (len(material.decisions), counted(len(material.decisions), "decision")),
        (strengths, counted(strengths, "strength")),
        (
            len(material.findings) - strengths,
            counted(len(material.findings) - strengths, "area", "areas") + " for improvement",
        ),
        (len(material.actions), f"{counted(len(material.actions), 'action')} ({verified} verified)"),
    ]
    return listed([text for count, text in counts if count])


SECTION: Final = Section(title="Summary", place=100, outlines=frozenset({"review"}), build=build)
