"""Owners and verifiers are people that are known here."""

from aar.domain.action import ActionItem
from aar.domain.person import Person
from aar.store import Reader


def demand_known_people(store: Reader, action: ActionItem, *, before: ActionItem | None = None) -> None:
    """Raise InputError for an owner or a verifier whom nobody knows; who is named already may stay."""
    for person_id in _named(action) - (_named(before) if before else set()):
        store.require(Person, person_id)


def _named(action: ActionItem) -> set[str]:
    return {one for one in (action.owner, action.plan and action.plan.verifier) if one}
