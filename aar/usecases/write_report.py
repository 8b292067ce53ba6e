"""Write the report of an incident's review as a Word or Markdown file."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from aar.domain.person import Person
from aar.reports.draw import ReportFormat, draw_report
from aar.reports.material import Audience
from aar.reports.section import Outline
from aar.store import Reader
from aar.usecases.gather_report import gather_report


def write_report(
    store: Reader,
    incident_id: str,
    *,
    by: Person,
    now: datetime,
    format: ReportFormat,  # noqa: A002 - what a file's kind is called
    outline: Outline = "review",
    audience: Audience = "internal",
    template: Path | None = None,
    zone: ZoneInfo = ZoneInfo("UTC"),
) -> bytes:
    """Gather and draw within one unit of work; where others wait for the database, draw after it instead."""
    material = gather_report(store, incident_id, by=by, now=now, audience=audience, zone=zone)
    return draw_report(material, format=format, outline=outline, template=template)
