"""An incident: an unplanned event with impact; near misses and exercises share its shape."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from aar.domain.record import Instant, Many, Record, RequiredText, Text

IncidentKind = Literal["incident", "near_miss", "exercise"]
Severity = Literal["sev1", "sev2", "sev3", "sev4"]
WORST_FIRST: tuple[Severity, ...] = ("sev1", "sev2", "sev3", "sev4")


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


class Incident(Record):
    """One incident; milestone times come from its events, nowhere else."""

    incident_id: str = Field(min_length=1)
    title: RequiredText
    kind: IncidentKind = "incident"
    severity: Annotated[Severity | None, BeforeValidator(_lower)] = None
    services: Many[Text] = ()
    summary: Text | None = None
    impact_minutes: float | None = Field(default=None, ge=0)
    is_private: bool = False
    source: Text | None = None
    source_id: Text | None = None
    created_at: Instant | None = None
    merged_into: str | None = None  # the incident that stands for this one since they were merged
