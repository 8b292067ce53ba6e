"""Under which headings our fields usually stand, the surest first, folded to lower case and single spaces."""

from collections.abc import Mapping
from typing import Final

TIMES: Final = (
    "occurred", "timestamp", "time", "datetime", "date time", "when", "at", "event time",
    "event timestamp", "complete timestamp", "time timestamp", "change date+time", "date+time", "datestamp",
    "created at", "created", "start", "start time", "started at", "start at", "start timestamp",
    "downtime start", "sys created on", "opened at", "time utc", "timestamp utc", "date/time", "begin",
    "update time",
)  # fmt: skip
WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "occurred_at": TIMES,
    "incident": (
        "incident", "incident id", "incident number", "incident no", "incident key", "issue key", "case id",
        "case", "case number", "case concept name", "caseid", "sr number", "ticket number", "ticket id",
    ),
    "text": (
        "text", "message", "description", "event", "details", "detail", "what", "what happened",
        "activity", "concept name", "incidentactivity type", "note", "notes", "comment", "body", "entry",
        "log", "content", "short description", "summary", "action", "action taken", "observation", "update",
    ),
    "actor": (
        "actor", "who", "author", "user", "person", "by", "created by", "sys updated by", "owner",
        "resource", "org resource",
    ),
    "kind": ("kind", "type", "event type", "category"),
    "status": ("status", "state", "incident state"),
    "severity": ("severity", "sev", "priority", "impact", "sr latest impact"),
    "services": ("services", "service", "component", "components", "product", "cmdb ci"),
    "occurred_until": ("end", "end time", "ended at", "end at", "until", "finished at", "downtime end"),
    "source_url": ("url", "link", "source url", "permalink"),
    "source_id": (
        "source id", "event id", "entry id", "uuid", "message id", "update id", "incidentactivity number",
    ),
    "actor_role": ("role", "actor role"),
    "occurred_on": ("date", "day"),
    "title": ("incident title", "incident name", "title", "summary", "short description"),
}  # fmt: skip
# Headings of the time at which an incident began: a state beside it is that of today.
BEGINNINGS: Final = (
    "created",
    "created at",
    "created on",
    "opened",
    "opened at",
    "sys created on",
    "reported at",
)
# Headings of an incident's number or of an event's own id: what stands below them decides.
NUMBERS: Final = ("number", "ticket", "key", "id")
# What tells something of an event where no column is its text.
TELLING: Final = (
    "title", "name", "subject", "status", "state", "incident state", "sub status", "substatus", "impact",
    "severity", "reason", "result", "outcome", "cause", "type", "category", "component", "service", "product",
    "assignment group", "lifecycle transition",
)  # fmt: skip
