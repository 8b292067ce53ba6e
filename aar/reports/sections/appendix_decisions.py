"""Decisions, as an appendix of the improvement plan."""

from typing import Final

from aar.reports.section import Section
from aar.reports.sections.decisions import build

SECTION: Final = Section(
    title="Decisions", place=930, outlines=frozenset({"aar-ip"}), build=build, is_appendix=True
)
