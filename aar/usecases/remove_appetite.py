"""Take a limit away, so that nothing is held against it any more."""

from datetime import datetime

from aar.domain.appetite import Appetite
from aar.domain.person import Person
from aar.domain.rights import demand
from aar.store import Writer


def remove_appetite(store: Writer, appetite_id: str, *, by: Person, now: datetime) -> None:
    """Remove it; what it said stays in the audit."""
    demand(by, "set_appetite")
    store.delete(store.require(Appetite, appetite_id), verb="removed", by=by, now=now)
