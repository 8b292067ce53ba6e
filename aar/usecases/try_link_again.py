"""Send once more what the tracker refused, because somebody has put it right there."""

from datetime import datetime

from aar.domain.link import TrackerLink
from aar.domain.person import Person
from aar.domain.rights import demand
from aar.store import Writer
from aar.usecases.access import visible_action
from aar.usecases.outbox import demand_link_in


def try_link_again(store: Writer, action_id: str, *, by: Person, now: datetime) -> TrackerLink:
    """The parked link waits for the next sync; raises ConflictError when it is not parked."""
    demand(by, "settle_conflicts")
    visible_action(store, action_id, by)
    link = demand_link_in(store, action_id, "parked")
    return store.save(link.tried_again(now), verb="tried again", by=by, now=now)
