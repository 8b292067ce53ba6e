"""Owners and verifiers are people that are known here, and a metric counts a factor that is listed."""

from aar.domain.action import ActionItem
from aar.domain.factor import demand_listed
from aar.domain.person import Person
from aar.store import Reader


def demand_known_names(store: Reader, action: ActionItem, *, before: ActionItem | None = None) -> None:
    """Raise InputError for a person whom nobody knows or a factor not listed; what stood there may stay."""
    for person_id in _people(action) - (_people(before) if before else set()):
        store.require(Person, person_id)
    demand_listed(store.taxonomy, _factors(action) - (_factors(before) if before else set()))


def _people(action: ActionItem) -> set[str]:
    return {one for one in (action.owner, action.plan and action.plan.verifier) if one}


def _factors(action: ActionItem) -> set[str]:
    return {action.plan.factor} if action.plan and action.plan.factor else set()
