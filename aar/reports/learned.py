"""How one finding is told, in every outline."""

from collections.abc import Iterable

from aar.domain.factor import ContributingFactor
from aar.domain.finding import Asset, Finding, FindingKind, Risk
from aar.domain.risk_levels import IMPACTS, LIKELIHOODS, rating
from aar.reports.blocks import Block, Paragraph, prose
from aar.reports.material import ReportMaterial
from aar.reports.telling import evidence, headed, labelled
from aar.reports.wording import RATINGS, in_sentence, word


def of_kind(findings: Iterable[Finding], kind: FindingKind) -> list[Finding]:
    """The findings of one kind in their order."""
    return [finding for finding in findings if finding.kind == kind]


def told(material: ReportMaterial, finding: Finding) -> list[Block]:
    """A finding with its analysis, factors, evidence and the actions that serve it."""
    return [
        *headed(finding.title, finding.sensitivity, level=3),
        Paragraph(_particulars(finding), is_note=True),
        *prose(finding.analysis or ""),
        *labelled("Contributing factors", "; ".join(_factor(material, one) for one in finding.factors)),
        *labelled("Affected", "; ".join(_asset(one) for one in finding.assets)),
        *evidence(material, "Evidence", finding.evidence),
        *labelled("Actions", _actions(material, finding)),
    ]


def _particulars(finding: Finding) -> str:
    parts = [
        finding.finding_id,
        word(finding.capability_element),
        f"Rated {finding.rating}: {RATINGS[finding.rating]}" if finding.rating else "",
        f"Risk: {_risk(finding.risk)}" if finding.risk else "",
        f"Impact on {', '.join(finding.impact_categories)}" if finding.impact_categories else "",
    ]
    return " · ".join(filter(None, parts))


def _risk(risk: Risk) -> str:
    likelihood = f"{_level(LIKELIHOODS[risk.likelihood])} to return ({risk.likelihood} of 5)"
    impact = f"{_level(IMPACTS[risk.impact])} if it does ({risk.impact} of 5)"
    return f"{rating(risk)}; {likelihood}, {impact}"


def _level(meaning: str) -> str:
    return in_sentence(meaning.partition(":")[0])


def _factor(material: ReportMaterial, factor: ContributingFactor) -> str:
    return f"{material.taxonomy.label(factor.code)} ({factor.certainty})"


def _asset(asset: Asset) -> str:
    return " ".join(
        filter(None, [word(asset.kind), asset.name, asset.version and f"(version {asset.version})"])
    )


def _actions(material: ReportMaterial, finding: Finding) -> str:
    serving = material.actions_by_finding.get(finding.finding_id, ())
    return "; ".join(f"{action.action_id} {action.title}" for action in serving)
