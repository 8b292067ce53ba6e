"""A leader sets how much risk is accepted, as a number that what happens is held against."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aar.domain.appetite import MEASURES, Appetite, demand_usable
from aar.domain.person import Person
from aar.domain.rights import demand
from aar.store import Writer
from aar.usecases.validation import built


def set_appetite(store: Writer, fields: Mapping[str, Any], *, by: Person, now: datetime) -> Appetite:
    """Set the limit of a measure for a period and what it is narrowed by; it takes the place of the former.

    Raises InputError for a limit that nothing could be held against.
    """
    demand(by, "set_appetite")
    measure = MEASURES.get(str(fields.get("measure")))
    direction = {"comparison": measure.comparison} if measure else {}
    wanted = built(Appetite, {**fields, **direction, "appetite_id": "new"})
    demand_usable(wanted)
    standing = next((one for one in store.list(Appetite) if one.scope == wanted.scope), None)
    appetite_id = standing.appetite_id if standing else store.new_id(Appetite)
    return store.save(wanted.changed(appetite_id=appetite_id), verb="set", by=by, now=now)
