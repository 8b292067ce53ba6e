"""What the Sync page shows: the connection, what waits, what differs, and what the last runs did."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from aar.domain.link import TrackerLink
from aar.domain.person import Person
from aar.domain.rights import may
from aar.store import Reader
from aar.tracking import Connection, connection_of
from dashboards import session
from dashboards.components.people import name_of
from dashboards.page import Visit

Row = Mapping[str, Any]
_TRACKER: Final = "jira"


@dataclass(frozen=True)
class SyncView:
    """Plain values only; `differences` holds the rows of one action together."""

    visit: Visit
    connection: Connection
    links: Mapping[str, int]
    unsettled: Sequence[Row]
    differences: Sequence[tuple[str, Sequence[Row]]]
    runs: Sequence[Row]
    people: Mapping[str, Person]
    owners: Sequence[Row]
    unassigned: frozenset[str]

    @property
    def may_sync(self) -> bool:
        """Whether the person looking may start a run."""
        return may(self.visit.person, "sync")

    @property
    def may_settle(self) -> bool:
        """Whether the person looking may settle conflicts."""
        return may(self.visit.person, "settle_conflicts")

    @property
    def waiting(self) -> int:
        """How many actions wait to be sent."""
        return self.links.get("pending", 0) + self.links.get("sent", 0)

    @property
    def is_untried(self) -> bool:
        """Whether there was no Jira yet: what waits is told as one number, for no sync sends it."""
        return not (self.connection.is_complete or self.runs or set(self.links) - {"pending"})

    @property
    def conflicts(self) -> int:
        """How many fields wait for a choice."""
        return sum(len(rows) for _, rows in self.differences)

    def name(self, person_id: str | None) -> str:
        """A person's name."""
        return name_of(self.people, person_id)


def build_view(store: Reader, visit: Visit) -> SyncView:
    """Read it all; private actions stay out of sight for whom they are hidden."""
    hidden = {"sees_private": visit.sees_private}
    conflicts = [_decoded(row) for row in store.rows("queries/sync/open_conflicts", **hidden)]
    return SyncView(
        visit=visit,
        connection=connection_of(session.app().settings),
        links={row["state"]: row["links"] for row in store.rows("queries/sync/counts", tracker=_TRACKER)},
        unsettled=store.rows("queries/sync/unsettled", tracker=_TRACKER, **hidden),
        differences=[(key, list(rows)) for key, rows in groupby(conflicts, lambda row: row["action_id"])],
        runs=[{**row, "counts": json.loads(row["counts"])} for row in store.rows("queries/sync/last_runs")],
        owners=store.rows("queries/sync/owners", tracker=_TRACKER, **hidden),
        unassigned=_unassigned(store),
        people={person.person_id: person for person in store.list(Person)},
    )


def _unassigned(store: Reader) -> frozenset[str]:
    links = store.list(TrackerLink, "remarked", tracker=_TRACKER)
    return frozenset(owner for link in links if (owner := link.unassigned))


def _decoded(row: Row) -> dict[str, Any]:
    sides = {name: json.loads(row[name]) if row[name] else None for name in ("base", "ours", "theirs")}
    return {**row, **sides}
