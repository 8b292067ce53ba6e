"""The codes of the domain in the words of a report."""

from collections.abc import Mapping
from typing import Final

from aar.domain.event import Milestone
from aar.domain.finding import Rating
from aar.domain.incident import IncidentKind, Severity
from aar.domain.review import ReviewState
from aar.domain.verification import Result

REPORTS: Final[Mapping[IncidentKind, str]] = {
    "incident": "Incident review",
    "near_miss": "Near-miss review",
    "exercise": "Exercise review",
}
SEVERITIES: Final[Mapping[Severity, str]] = {
    "sev1": "1 (most severe)",
    "sev2": "2",
    "sev3": "3",
    "sev4": "4 (mildest)",
}
MILESTONES: Final[Mapping[Milestone, str]] = {
    "impact_started": "Impact started",
    "detected": "Detected",
    "acknowledged": "Acknowledged",
    "mitigated": "Mitigated",
    "resolved": "Resolved",
}
STATES: Final[Mapping[ReviewState, str]] = {
    "draft": "Draft",
    "in_review": "Draft, in review",
    "approved": "Draft, approved and not yet published",
    "published": "Published",
}
RESULTS: Final[Mapping[Result, str]] = {
    "effective": "effective",
    "partly_effective": "partly effective",
    "not_effective": "not effective",
    "inconclusive": "inconclusive",
}
RATINGS: Final[Mapping[Rating, str]] = {
    "P": "performed without challenges",
    "S": "performed with some challenges: the objective was met, and it could be better",
    "M": "performed with major challenges: the objective was met at a cost to other work, safety or plans",
    "U": "could not be performed",
}
METHODS: Final[Mapping[str, str]] = {
    "metric": "metric before and after",
    "test": "test",
    "audit": "audit",
    "exercise": "exercise",
    "record_review": "review of records",
}


def word(code: str | None) -> str:
    """A code as a word: `config_change` becomes Config change; empty without one."""
    if not code:
        return ""
    said = code.replace("_", " ").strip()
    return said[:1].upper() + said[1:]


def in_sentence(text: str) -> str:
    """The text as it stands within a sentence; abbreviations keep their capitals."""
    is_abbreviation = text[:2].isalpha() and text[:2].isupper()
    return text if is_abbreviation else text[:1].lower() + text[1:]


def listed(items: list[str]) -> str:
    """Items as a sentence lists them: a, b and c."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 event, 2 events."""
    return f"{number} {one if number == 1 else many or one + 's'}"
