"""How each capability held: ratings for exercises, then strengths and areas for improvement."""

from collections.abc import Sequence
from typing import Final, get_args

from aar.domain.finding import Finding, Rating
from aar.reports.blocks import BLANK, Block, Bullets, Column, Heading, Paragraph, Table
from aar.reports.learned import of_kind, told
from aar.reports.material import ReportMaterial
from aar.reports.section import Section
from aar.reports.sections.overview import capabilities, objectives
from aar.reports.telling import title
from aar.reports.wording import RATINGS, word

_RATINGS: Final[tuple[Rating, ...]] = get_args(Rating)
_MARK: Final = "●"
_GENERAL: Final = "General"


def build(material: ReportMaterial) -> Sequence[Block]:
    """The table of ratings, then the findings of each capability."""
    names = capabilities(material)
    groups = [(name, [one for one in material.findings if one.capability == name]) for name in names]
    general = [one for one in material.findings if not one.capability]
    every = [*groups, (_GENERAL, general)] if general else groups
    return [
        *_ratings(material),
        *(block for name, found in every for block in _capability(material, name, found)),
    ]


def _capability(material: ReportMaterial, name: str, findings: Sequence[Finding]) -> list[Block]:
    strengths = of_kind(findings, "strength")
    areas = of_kind(findings, "area_for_improvement")
    heading = [] if len(findings) == len(material.findings) and name == _GENERAL else [Heading(title(name))]
    return [
        *heading,
        *_group(material, "Strengths", strengths),
        *_group(material, "Areas for improvement", areas),
    ]


def _group(material: ReportMaterial, name: str, findings: Sequence[Finding]) -> list[Block]:
    if not findings:
        return []
    return [Paragraph("", name), *(block for finding in findings for block in told(material, finding))]


def _ratings(material: ReportMaterial) -> list[Block]:
    if material.incident.kind != "exercise" or not any(one.rating for one in material.findings):
        return []
    columns = (Column("Objective", 4), Column("Capability", 2.4), *(Column(one, 0.5) for one in _RATINGS))
    meanings = [f"{rating}: {meaning}." for rating, meaning in RATINGS.items()]
    note = Paragraph(
        "Where several findings rate one capability, the most severe rating counts.", is_note=True
    )
    return [Table("Ratings by capability", columns, _rows(material)), Bullets(meanings), note]


def _rows(material: ReportMaterial) -> list[tuple[str, ...]]:
    worst = _worst(material)
    told = objectives(material)
    named = {capability.casefold() for _, capability in told}
    rest = [("", name) for name in worst if name.casefold() not in named]
    by_folded = {name.casefold(): (name, rating) for name, rating in worst.items()}
    rated = [(objective, *by_folded.get(name.casefold(), (name, None))) for objective, name in [*told, *rest]]
    return [
        (objective, word(name), *(_mark(given, one) for one in _RATINGS)) for objective, name, given in rated
    ]


def _worst(material: ReportMaterial) -> dict[str, Rating]:
    worst: dict[str, Rating] = {}
    for finding in material.findings:
        if finding.rating:
            name = finding.capability or _GENERAL
            worst[name] = max(worst.get(name, "P"), finding.rating, key=_RATINGS.index)
    return worst


def _mark(given: Rating | None, column: Rating) -> str:
    return _MARK if given == column else BLANK


SECTION: Final = Section(
    title="Analysis of capabilities", place=300, outlines=frozenset({"aar-ip"}), build=build
)
