"""Findings: what was learned, kept as strengths and as areas for improvement."""

from typing import Literal

from pydantic import Field

from aar.domain.factor import ContributingFactor
from aar.domain.record import Many, Record, RequiredText, Sensitivity, Text, Value

FindingKind = Literal["strength", "area_for_improvement"]
CapabilityElement = Literal["planning", "organization", "equipment", "training", "exercises"]
ImpactCategory = Literal["customer", "financial", "legal", "safety", "fairness", "reputation", "operations"]
Rating = Literal["P", "S", "M", "U"]


class Risk(Value):
    """How likely it is to return and how bad it would be, each from 1 to 5."""

    likelihood: int = Field(ge=1, le=5)
    impact: int = Field(ge=1, le=5)


class Asset(Value):
    """A thing that was affected: a model, a dataset, a service, and in which version."""

    name: RequiredText
    kind: Text | None = None
    version: Text | None = None


class Finding(Record):
    """What was learned, with the events that show it and the factors behind it."""

    finding_id: str = Field(min_length=1)
    review_id: str = Field(min_length=1)
    kind: FindingKind = "area_for_improvement"
    title: RequiredText
    analysis: Text | None = None
    factors: Many[ContributingFactor] = ()
    evidence: Many[str] = ()
    capability_element: CapabilityElement | None = None
    impact_categories: Many[ImpactCategory] = ()
    risk: Risk | None = None
    assets: Many[Asset] = ()
    capability: Text | None = None
    rating: Rating | None = None
    copied_from: str | None = None
    sensitivity: Sensitivity = "internal"


def missing_for_review(finding: Finding) -> list[str]:
    """What an area for improvement still needs before its review can go to in_review."""
    if finding.kind == "strength":
        return []
    wanted = {"evidence from the timeline": finding.evidence, "a contributing factor": finding.factors}
    return [what for what, present in wanted.items() if not present]


def codes_of(finding: Finding) -> set[str]:
    """The factors that it names, however certain."""
    return {factor.code for factor in finding.factors}
