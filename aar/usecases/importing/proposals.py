"""What a file asks for becomes proposed actions of its incidents, each once and in the same transaction."""

import hashlib
from collections.abc import Sequence
from typing import Any

from aar.domain.action import ActionItem
from aar.domain.event import normalised
from aar.domain.imports import ImportResult
from aar.domain.person import Person
from aar.ports import Proposal
from aar.store import Writer

_FEW = 2


def propose(store: Writer, proposals: Sequence[Proposal], result: ImportResult) -> ImportResult:
    """Insert those that are not known yet, and say how many; the import's audit row covers them."""
    incidents = {one.source_id: one.incident_id for one in result.incidents}
    if not proposals or not incidents:
        return result
    only = next(iter(incidents.values())) if len(incidents) == 1 else None
    placed = [(incidents.get(one.incident, only), one) for one in proposals]
    known = _known(store, set(incidents.values()))
    new = {
        (incident_id, _identity(one.title)): one
        for incident_id, one in placed
        if incident_id and (incident_id, _identity(one.title)) not in known
    }
    if not new:
        return result
    people = store.list(Person)
    first = store.take_numbers("ACT", len(new))
    actions = [
        _action(one, people).changed(
            action_id=f"ACT-{number:04d}",
            incident_id=incident_id,
            source_id=identity,
            import_id=result.import_id,
        )
        for number, ((incident_id, identity), one) in enumerate(new.items(), start=first)
    ]
    store.put(actions)
    return result.changed(notes=(*(result.notes or ()), _note(actions)))


def _known(store: Writer, incident_ids: set[str]) -> set[tuple[str, str]]:
    """What is there, under its first title and its present one, and what a person removed."""
    rows = store.rows("queries/actions/proposed_before", incident_ids=sorted(incident_ids))
    by_title = {(row["incident_id"], _identity(row["title"])) for row in rows}
    return by_title | {(row["incident_id"], row["source_id"]) for row in rows}


def _identity(title: str) -> str:
    return hashlib.md5(normalised(title).casefold().encode(), usedforsecurity=False).hexdigest()


def _action(one: Proposal, people: list[Person]) -> ActionItem:
    owners = [person.person_id for person in people if one.owner and _is_named(person, one.owner)]
    owner = owners[0] if len(owners) == 1 else None
    said = (
        one.text,
        f"Its owner is written as {one.owner}." if one.owner and owner is None else None,
        one.url,
        "Marked as done where it was imported from." if one.is_done else None,
    )
    scope = "\n".join(filter(None, said)) or None
    return ActionItem(action_id="ACT", title=one.title, scope=scope, owner=owner)


def _is_named(person: Person, written: str) -> bool:
    name = normalised(written).lstrip("@").casefold()
    email = (person.email or "").casefold()
    return name in {person.name.casefold(), person.person_id.casefold(), email, email.partition("@")[0]} - {
        ""
    }


def _note(actions: Sequence[Any]) -> str:
    if len(actions) < _FEW:
        return "One action item of it is a proposed action of the incident."
    return f"{len(actions)} action items of it are proposed actions of the incident."
