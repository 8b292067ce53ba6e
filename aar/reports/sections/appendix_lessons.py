"""Surprises and lessons, as an appendix of the improvement plan."""

from typing import Final

from aar.reports.section import Section
from aar.reports.sections.reflection import build

SECTION: Final = Section(
    title="Surprises and lessons", place=940, outlines=frozenset({"aar-ip"}), build=build, is_appendix=True
)
