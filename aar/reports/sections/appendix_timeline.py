"""Timeline, as an appendix of the improvement plan."""

from typing import Final

from aar.reports.section import Section
from aar.reports.sections.timeline import build

SECTION: Final = Section(
    title="Timeline", place=920, outlines=frozenset({"aar-ip"}), build=build, is_appendix=True
)
