"""Draws gathered material as a file; needs no database, so it can take its time."""

from pathlib import Path
from typing import Literal

from aar.reports.compose import compose
from aar.reports.material import ReportMaterial
from aar.reports.section import Outline

ReportFormat = Literal["docx", "md"]


def draw_report(
    material: ReportMaterial,
    *,
    format: ReportFormat,  # noqa: A002 - what a file's kind is called
    outline: Outline = "review",
    template: Path | None = None,
) -> bytes:
    """The report as a file; raises InputError when the template cannot be used."""
    document = compose(material, outline)
    if format == "md":
        from aar.reports.markdown import markdown

        return markdown(document)
    from aar.reports.word import word

    return word(document, template)
