"""On which day a file begins that has clock times only: as said, or as its title or its name tells."""

import re
from datetime import date
from typing import Final

from aar.domain.imports import ImportOptions
from aar.ports import Reading, SourceFile
from aar.store import Database
from aar.tables import Table

_DATE: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_. ]?(\d{2})[-_. ]?(\d{2})(?!\d)")


def day_of(database: Database, file: SourceFile, reading: Reading, options: ImportOptions) -> str | None:
    """The day as 2026-01-31: from `--map occurred_on=…`, a new title, the file's name, or the incident."""
    if not isinstance(reading, Table) or reading.shape != "clock":
        return None
    for told in (options.columns.get("occurred_on"), options.incident, file.name):
        if told and (day := _day_in(told)):
            return day
    with database.read() as store:
        found: str | None = store.value(
            "queries/events/first_day", incident_id=options.incident, zone=options.zone or "UTC"
        )
    return found


def _day_in(text: str) -> str | None:
    for year, month, day in _DATE.findall(text):
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
    return None
