"""What reached the fake Jira over the wire."""

from dataclasses import dataclass, field

from pydantic import JsonValue


@dataclass
class Call:
    """One request; `status` is none when no answer was sent, `was_processed` says whether it took effect."""

    method: str
    path: str
    query: dict[str, list[str]] = field(default_factory=dict)
    body: JsonValue = None
    is_write: bool = False
    was_processed: bool = False
    status: int | None = None
    fault: str | None = None
