"""What will be done about it, and how somebody else will check that it helped."""

from collections.abc import Sequence
from typing import Final

from aar.domain.action import ActionItem
from aar.domain.counted import counted_then
from aar.domain.verification import Evidence, Verification
from aar.reports.blocks import Block, Bullets, Column, Paragraph, Table, lines
from aar.reports.material import ReportMaterial
from aar.reports.section import Section
from aar.reports.standing import LEGEND, plan_in_words, standing, verdict
from aar.reports.telling import answers, headed, labelled, sections_of_kind
from aar.reports.wording import word

_COLUMNS: Final = (
    Column("Action", 3.1),
    Column("Responsible", 1.75),
    Column("Due", 1.15),
    Column("Priority", 0.9),
    Column("Strength", 1.3),
    Column("Where it stands", 2.05),
)


def build(material: ReportMaterial) -> Sequence[Block]:
    """A table of all actions, then each with its scope, plan and verdicts."""
    told = answers(material, sections_of_kind(material, "actions"))
    if not material.actions:
        nothing = [] if material.is_public else [Paragraph("No actions follow from this review.")]
        return [*nothing, *told]
    rows = [_row(material, action) for action in material.actions]
    details = [block for action in material.actions for block in _details(material, action)]
    table = Table("Actions and where they stand", _COLUMNS, rows)
    return [Paragraph(LEGEND, is_note=True), table, *_weak_plan(material), *details, *told]


def _row(material: ReportMaterial, action: ActionItem) -> tuple[str, ...]:
    return (
        lines(action.action_id, action.title),
        material.name_of(action.owner),
        str(action.due_on or ""),
        action.priority or "",
        word(action.strength),
        standing(material, action),
    )


def _weak_plan(material: ReportMaterial) -> list[Block]:
    review = material.review
    if material.is_public or not review.weak_plan_accepted_by:
        return []
    by = material.name_of(review.weak_plan_accepted_by)
    return labelled(f"A plan of only weaker actions was accepted by {by}", review.weak_plan_reason or "–")


def _details(material: ReportMaterial, action: ActionItem) -> list[Block]:
    return [
        *headed(f"{action.action_id} {action.title}", action.sensitivity),
        *labelled("Serves", _findings(material, action)),
        *labelled("Scope", action.scope),
        *labelled("Done when", action.done_when),
        *labelled("Kind", _kind(action)),
        *labelled("Verification plan", plan_in_words(material, action)),
        *_verdicts(material, action),
        *labelled("Tracker", _tracker(material, action)),
    ]


def _findings(material: ReportMaterial, action: ActionItem) -> str:
    served = (material.findings_by_id.get(finding_id) for finding_id in action.finding_ids)
    return "; ".join(f"{finding.finding_id} {finding.title}" for finding in served if finding)


def _kind(action: ActionItem) -> str:
    aim = f"Aims to {action.aim}" if action.aim else ""
    category = f"{word(action.strength_category)} ({action.strength})" if action.strength_category else ""
    return "; ".join(filter(None, [aim, category]))


def _verdicts(material: ReportMaterial, action: ActionItem) -> list[Block]:
    verdicts = material.verifications.get(action.action_id, ())
    if not verdicts:
        return []
    told = [lines(verdict(material, one), *_shown_by(one)) for one in verdicts]
    return [Paragraph("", "Verification"), Bullets(told)]


def _shown_by(verification: Verification) -> list[str]:
    counted = counted_then(verification.statistics)
    return [*filter(None, [counted]), *map(_evidence, verification.evidence)]


def _evidence(evidence: Evidence) -> str:
    short_hash = f" (sha256 {evidence.sha256[:12]}…)" if evidence.sha256 else ""
    return f"Evidence: {evidence.value}{short_hash}"


def _tracker(material: ReportMaterial, action: ActionItem) -> str:
    link = material.links.get(action.action_id)
    return " ".join(filter(None, [link.key, link.url])) if link else ""


SECTION: Final = Section(title="Actions", place=600, outlines=frozenset({"review"}), build=build)
