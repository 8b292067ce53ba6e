"""Severity, kind, state and priority as coloured badges, in Markdown so that they stand in any line."""

from typing import Final

from dashboards.components.words import label

_COLOURS: Final[dict[str, str]] = {
    "sev1": "red",
    "sev2": "orange",
    "sev3": "yellow",
    "sev4": "gray",
    "P1": "red",
    "P2": "orange",
    "P3": "blue",
    "P4": "gray",
    "near_miss": "violet",
    "exercise": "blue",
    "draft": "gray",
    "in_review": "blue",
    "approved": "violet",
    "published": "green",
    "proposed": "gray",
    "agreed": "blue",
    "in_progress": "orange",
    "done": "violet",
    "verified": "green",
    "dropped": "gray",
    "effective": "green",
    "partly_effective": "orange",
    "not_effective": "red",
    "inconclusive": "gray",
    "stronger": "green",
    "intermediate": "blue",
    "weaker": "orange",
    "in_sync": "green",
    "pending": "gray",
    "sent": "blue",
    "conflict": "red",
    "missing": "orange",
    "parked": "orange",
}
_WORDS: Final[dict[str, str]] = {
    "sev1": "SEV1",
    "sev2": "SEV2",
    "sev3": "SEV3",
    "sev4": "SEV4",
    "P1": "P1",
    "P2": "P2",
    "P3": "P3",
    "P4": "P4",
    "done": "Awaiting verification",
    "in_sync": "In sync",
}


def badge(code: str | None) -> str:
    """The badge of a severity, state, priority or verdict; nothing when it is absent."""
    return f":{_COLOURS.get(code, 'gray')}-badge[{said(code)}]" if code else ""


def badges(*codes: str | None) -> str:
    """Several badges in one line, absent ones left out."""
    return " ".join(badge(code) for code in codes if code)


def said(code: str) -> str:
    """The word on the badge, for tables and charts."""
    return _WORDS.get(code, label(code))


def colour(code: str) -> str:
    """The name of the colour that goes with it."""
    return _COLOURS.get(code, "gray")
