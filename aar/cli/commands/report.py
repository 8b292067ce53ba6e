"""`aar report`: the review of an incident as a Word or Markdown file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from aar.cli.output import AsJson, By, acting, application, print_json, say
from aar.errors import InputError

if TYPE_CHECKING:
    from aar.reports.draw import ReportFormat
    from aar.reports.material import ReportMaterial

_FORMATS: Final[dict[str, "ReportFormat"]] = {".docx": "docx", ".md": "md"}
Out = Annotated[
    Path, typer.Option(metavar="FILE.docx|FILE.md", help="Where to write; the ending decides what.")
]
OutlineOption = Annotated[
    Literal["review", "aar-ip"],
    typer.Option(help="The review, or the after-action report with improvement plan."),
]
AudienceOption = Annotated[
    Literal["internal", "public"],
    typer.Option(help="public: only what is marked public, with roles instead of names."),
]
TemplateOption = Annotated[
    Path | None, typer.Option(metavar="FILE.docx", help="Take styles, pages, head and foot from this file.")
]


def report(
    incident_id: Annotated[str, typer.Argument(metavar="INCIDENT")],
    *,
    out: Out,
    outline: OutlineOption = "review",
    audience: AudienceOption = "internal",
    template: TemplateOption = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Write the latest published review, else the draft, as a document."""
    from aar.reports.draw import draw_report
    from aar.usecases.gather_report import gather_report

    format_ = _format(out)
    app = application()
    person, zone = acting(app, by), app.settings.zone_info
    with app.reading() as store:
        material = gather_report(store, incident_id, by=person, now=app.now(), audience=audience, zone=zone)
    style = template or app.settings.report_template
    _write(out, draw_report(material, format=format_, outline=outline, template=style))
    say(f"Wrote {out}.")
    if audience == "public":
        _say_what_is_kept_back(material)
    if as_json:
        review = material.review
        print_json({"file": str(out), "review_id": review.review_id, "state": review.state})


def _say_what_is_kept_back(material: "ReportMaterial") -> None:
    from aar.reports.public import public_version

    version = public_version(material)
    names = ", ".join(f"{name} ({told})" for name, told in version.replaced.items())
    say(f"Left out: {len(version.left_out)} that are not marked public. Told by a role: {names or 'nobody'}.")
    say("Read it before you hand it out: only names of people who are known here became roles.")


def _format(out: Path) -> "ReportFormat":
    if out.suffix.lower() not in _FORMATS:
        raise InputError(f"{out.name} names no kind of report.", "End the name with .docx or .md.")
    return _FORMATS[out.suffix.lower()]


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise InputError(
            f"{out} cannot be written: {(error.strerror or 'unknown reason').lower()}.",
            "Choose a folder that exists and a file that is not open elsewhere.",
        ) from error


COMMAND = report
