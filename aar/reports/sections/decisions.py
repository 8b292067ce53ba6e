"""The choices as they looked when they were made, and only then what came of them."""

from collections.abc import Sequence
from typing import Final

from aar.domain.decision import Decision
from aar.reports.blocks import Block, Bullets, Paragraph
from aar.reports.material import ReportMaterial
from aar.reports.section import Section
from aar.reports.telling import answers, evidence, headed, labelled, sections_of_kind
from aar.reports.wording import in_sentence, word


def build(material: ReportMaterial) -> Sequence[Block]:
    """Each decision: what was known and unknown then, what was chosen and why, what followed."""
    ordered = sorted(material.decisions, key=lambda one: (one.decided_at, one.decision_id))
    told = [block for decision in ordered for block in _decision(material, decision)]
    return [*told, *answers(material, sections_of_kind(material, "decisions"))]


def _decision(material: ReportMaterial, decision: Decision) -> list[Block]:
    return [
        *headed(decision.question, decision.sensitivity),
        Paragraph(_when_and_who(material, decision), is_note=True),
        *evidence(material, "Known then", decision.known_then),
        *labelled("Not known then", decision.unknown_then),
        *_options(decision),
        *labelled("Chosen", decision.chosen),
        *labelled("Why", decision.rationale),
        *labelled("Expected", decision.expected_result),
        *labelled("What came of it", decision.outcome),
        *labelled("With hindsight", decision.hindsight_note),
    ]


def _when_and_who(material: ReportMaterial, decision: Decision) -> str:
    by = f"by {in_sentence(word(decision.decided_by))}" if decision.decided_by else ""
    stage = f"stage {decision.stage}" if decision.stage else ""
    when = " ".join(filter(None, [f"Decided {material.when(decision.decided_at)}", by]))
    return ", ".join(filter(None, [f"{decision.decision_id}. {when}", stage]))


def _options(decision: Decision) -> list[Block]:
    return [Paragraph("", "Options"), Bullets(list(decision.options))] if decision.options else []


SECTION: Final = Section(title="Decisions", place=400, outlines=frozenset({"review"}), build=build)
