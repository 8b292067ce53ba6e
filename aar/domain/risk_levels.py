"""The five levels of likelihood and of impact in words, each with what it means."""

from typing import Final

from aar.domain.finding import Risk

LIKELIHOODS: Final[dict[int, str]] = {
    1: "Rare: less than once in five years",
    2: "Unlikely: once in some years",
    3: "Possible: about once a year",
    4: "Likely: several times a year",
    5: "Almost certain: every month",
}
IMPACTS: Final[dict[int, str]] = {
    1: "Negligible: nobody outside notices",
    2: "Minor: some notice, nobody is harmed",
    3: "Moderate: many notice, work is delayed",
    4: "Major: promises broken, money or trust lost",
    5: "Severe: people harmed, or the organisation at risk",
}
_HIGH: Final = 12
_MEDIUM: Final = 6


def rating(risk: Risk) -> str:
    """Low below 6, medium from 6, high from 12 of the 25 that likelihood times impact can reach."""
    score = risk.likelihood * risk.impact
    return "high" if score >= _HIGH else "medium" if score >= _MEDIUM else "low"
