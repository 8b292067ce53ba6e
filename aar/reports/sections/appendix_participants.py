"""Participants, as an appendix of the improvement plan."""

from typing import Final

from aar.reports.section import Section
from aar.reports.sections.people import build

SECTION: Final = Section(
    title="Participants", place=910, outlines=frozenset({"aar-ip"}), build=build, is_appendix=True
)
