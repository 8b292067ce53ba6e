"""Contributing factors: conditions that made a finding possible, never people."""

from typing import Final, Literal

from aar.domain.record import Value

FACTORS: Final[dict[str, str]] = {
    "data.drift": "Data drift",
    "data.quality": "Data quality",
    "data.lineage": "Data lineage",
    "code.change": "Code change",
    "config.change": "Configuration change",
    "model.version": "Model version",
    "model.evaluation": "Model evaluation",
    "feature.store": "Feature store",
    "dependency.external": "External dependency",
    "capacity": "Capacity",
    "infrastructure": "Infrastructure",
    "security": "Security",
    "monitoring.gap": "Monitoring gap",
    "alert.noise": "Alert noise",
    "process.gap": "Process gap",
    "playbook.gap": "Playbook gap",
    "communication": "Communication",
    "staffing": "Staffing",
    "training": "Training",
    "ownership": "Ownership",
    "tooling": "Tooling",
    "unknown": "Unknown",
}


class ContributingFactor(Value):
    """A factor of the taxonomy and how certain it is."""

    code: str
    certainty: Literal["known", "potential"] = "known"


def label(code: str) -> str:
    """The factor in words; a code of the organisation's own is shown as it is."""
    return FACTORS.get(code, code.replace(".", " ").replace("_", " ").capitalize())
