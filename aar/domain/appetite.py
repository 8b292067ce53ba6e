"""Risk appetite: a limit that a leader sets for a measure and a period."""

from typing import Literal

from pydantic import Field

from aar.domain.record import Record, Text


class Appetite(Record):
    """One limit, for example at most 2 sev1 incidents a quarter for each service."""

    appetite_id: str = Field(min_length=1)
    measure: str
    comparison: Literal["at_most", "at_least"] = "at_most"
    limit: float
    period: Literal["month", "quarter", "year"] = "quarter"
    severity: str | None = None
    service: Text | None = None
    priority: str | None = None
    note: Text | None = None
