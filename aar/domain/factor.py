"""Contributing factors: conditions that made a finding possible, never people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from aar.domain.record import Value
from aar.errors import InputError

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


@dataclass(frozen=True)
class Taxonomy:
    """The factors that findings may name: ours, and those that an organisation adds in its file."""

    labels: Mapping[str, str]

    def label(self, code: str) -> str:
        """The factor in words; one that is no longer listed is shown by its code."""
        return self.labels.get(code, code.replace(".", " ").replace("_", " ").capitalize())

    def unknown(self, codes: Iterable[str]) -> list[str]:
        """Which of these codes are not listed."""
        return sorted(set(codes) - set(self.labels))


BUILT_IN: Final = Taxonomy(FACTORS)


def extended(own: Mapping[str, str]) -> Taxonomy:
    """Our factors and an organisation's own; a label of its own for one of ours counts."""
    return Taxonomy({**FACTORS, **own})


def demand_listed(taxonomy: Taxonomy, codes: Iterable[str]) -> None:
    """Raise InputError for a code that the taxonomy does not list."""
    unknown = taxonomy.unknown(codes)
    if unknown:
        raise InputError(
            f"There is no factor {', '.join(unknown)}.",
            f"Use one of {', '.join(taxonomy.labels)}, or add it to the file that AAR_FACTORS names.",
        )
