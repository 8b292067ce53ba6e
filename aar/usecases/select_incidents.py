"""Select the incidents that a person looks at, the newest first, and count what fits the selection."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from aar.domain.person import Person
from aar.domain.rights import demand, may
from aar.store import Reader

MOST_LISTED: Final = 1000
Row = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """With all of which words, of which kind, severities and services, in which state of its review.

    `none` is the state of a review that there is not; nothing at all is no limit. One page is read.
    """

    words: str = ""
    kind: str | None = None
    severities: Sequence[str] = ()
    services: Sequence[str] = ()
    review: str | None = None
    page: int = 1


@dataclass(frozen=True)
class Selection:
    """The rows of the page, how many incidents fit, and how many there are whatever is asked for."""

    rows: Sequence[Row] = ()
    fitting: int = 0
    total: int = 0


def select_incidents(store: Reader, asked: Asked, *, by: Person, most: int = MOST_LISTED) -> Selection:
    """What the person may see of it; a page after the last one is empty."""
    demand(by, "read")
    found = store.rows(
        "queries/incidents/selected",
        words=asked.words.split() or None,
        kind=asked.kind,
        severities=list(asked.severities) or None,
        services=list(asked.services) or None,
        review=asked.review,
        most=most,
        skipped=(asked.page - 1) * most,
        sees_private=may(by, "see_private"),
    )
    rows = [row for row in found if row["incident_id"]]
    return Selection(rows, found[0]["fitting"], found[0]["in_all"])
