"""Draws gathered material as a file; needs no database, so it can take its time."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from aar.errors import InputError
from aar.reports.compose import compose
from aar.reports.material import ReportMaterial
from aar.reports.public import names_in
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

    return word(document, template, _keeping_names_out(material, template))


def _keeping_names_out(material: ReportMaterial, template: Path | None) -> Callable[[str], None]:
    """What looks at the head and foot of a template: the public reads no known name there either."""

    def demand(text: str) -> None:
        named = names_in(material, text) if material.is_public else []
        if named:
            raise InputError(
                f"{template} names {', '.join(named)} in its head or foot, and a public report names nobody.",
                "Take the name out of the template, or write the report without it.",
            )

    return demand
