"""How far a record may be told: what is public rests on nothing that is restricted."""

from collections.abc import Iterable
from dataclasses import dataclass

from aar.errors import ConflictError


@dataclass(frozen=True)
class Citation:
    """A public record that cites a restricted one, by their ids."""

    cited_by: str
    cited: str


def demand_nothing_restricted_is_cited(record_id: str, citations: Iterable[Citation]) -> None:
    """Raise ConflictError when this record is public and cites what is restricted, or is itself so cited."""
    found = list(citations)
    cited = [one.cited for one in found if one.cited_by == record_id]
    if cited:
        raise ConflictError(
            f"{record_id} cannot be public: it cites {', '.join(cited)}, and that is restricted.",
            "Take what is restricted out of it first, or mark it as internal.",
        )
    cited_by = [one.cited_by for one in found if one.cited == record_id]
    if cited_by:
        raise ConflictError(
            f"{record_id} cannot be restricted: {', '.join(cited_by)} cites it and is public.",
            f"Take {record_id} out of it first, or mark what cites it as internal.",
        )
