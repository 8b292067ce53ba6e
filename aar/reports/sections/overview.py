"""The event at a glance, as emergency management opens its reports."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from aar.reports import clock
from aar.reports.blocks import Block, Facts
from aar.reports.material import ReportMaterial
from aar.reports.section import Section
from aar.reports.telling import answer_text
from aar.reports.wording import SEVERITIES, word

_OBJECTIVE: Final = re.compile(r"(?P<objective>.+?)\s*\((?P<capability>[^()]+)\)\W*")


def build(material: ReportMaterial) -> Sequence[Block]:
    """Name, dates, scope, capabilities, objectives, participants and point of contact."""
    pairs = [
        ("Name", material.incident.title),
        ("Dates", _dates(material)),
        ("Type", word(answer_text(material, "exercise_type") or material.incident.kind)),
        ("Severity", SEVERITIES[material.incident.severity] if material.incident.severity else ""),
        ("Scope", ", ".join(material.incident.services)),
        ("Capabilities", ", ".join(capabilities(material))),
        ("Objectives", answer_text(material, "objectives")),
        ("Players", answer_text(material, "participants_count")),
        ("Participating roles", _roles(material)),
        ("Point of contact", material.name_of(material.review.facilitator)),
    ]
    return [Facts([(name, value) for name, value in pairs if value])]


def capabilities(material: ReportMaterial) -> list[str]:
    """The capabilities that findings name, in the order of the objectives, then as they come up."""
    found = dict.fromkeys(finding.capability for finding in material.findings if finding.capability)
    tested = [capability.casefold() for _, capability in objectives(material)]
    return sorted(found, key=lambda name: [*tested, name.casefold()].index(name.casefold()))


def objectives(material: ReportMaterial) -> list[tuple[str, str]]:
    """Each objective, and the capability that it names in brackets at its end."""
    told = answer_text(material, "objectives").splitlines()
    return [_objective(line) for line in told if line.strip()]


def _objective(line: str) -> tuple[str, str]:
    text = line.strip().removeprefix("- ").removeprefix("* ")
    found = _OBJECTIVE.fullmatch(text)
    return (found["objective"], found["capability"].strip()) if found else (text, "")


def _dates(material: ReportMaterial) -> str:
    ends = [event.occurred_until or event.occurred_at for event in material.events]
    if not ends:
        return ""
    first = material.milestones.get("impact_started", material.events[0].occurred_at)
    days = dict.fromkeys(_day(material, at) for at in (first, max(ends)))
    return " to ".join(days)


def _day(material: ReportMaterial, at: datetime) -> str:
    return clock.day(at, material.zone)


def _roles(material: ReportMaterial) -> str:
    roles = [] if material.is_public else [word(there.role) for there in material.review.participants]
    return ", ".join(sorted(set(roles)))


SECTION: Final = Section(title="Overview", place=100, outlines=frozenset({"aar-ip"}), build=build)
