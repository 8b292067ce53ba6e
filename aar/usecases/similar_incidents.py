"""Find incidents that have most in common with one, what is still open of them, and what was foreseeable."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.rights import may
from aar.domain.search_terms import pattern_of, terms_of
from aar.store import Reader
from aar.usecases.access import visible_incident
from aar.usecases.foreseeing import gather_foresight, near

_BEGINNING: Final = 200  # characters of a summary


@dataclass(frozen=True)
class OpenAction:
    """Work on a similar incident that is owed, or done and not verified."""

    action_id: str
    title: str
    state: str
    due_on: date | None


@dataclass(frozen=True)
class Similar:
    """One incident, what it shares with the one that was asked about, and what is still open of it."""

    incident_id: str
    title: str
    kind: str
    severity: str | None
    started_at: datetime | None
    factors: Sequence[str]
    services: Sequence[str]
    words: Sequence[str]
    actions: Sequence[OpenAction] = ()


@dataclass(frozen=True)
class Foreseen:
    """An action of an earlier incident that was open when this one started."""

    incident_id: str
    incident_title: str
    action_id: str
    title: str


@dataclass(frozen=True)
class Past:
    """The five most similar incidents, and the actions that made this one foreseeable."""

    similar: Sequence[Similar] = field(default_factory=tuple)
    foreseen: Sequence[Foreseen] = field(default_factory=tuple)


def similar_incidents(store: Reader, incident_id: str, *, by: Person, now: datetime) -> Past:
    """What the person may see of it; raises InputError when there is no such incident for them."""
    incident = visible_incident(store, incident_id, by)
    sees_private = may(by, "see_private")
    rows = store.rows(
        "queries/similar/incidents",
        incident_id=incident_id,
        sees_private=sees_private,
        **_words_of(store, incident),
    )
    still_open = store.rows(
        "queries/similar/actions",
        incident_ids=[row["incident_id"] for row in rows],
        sees_private=sees_private,
    )
    return Past([_similar(row, still_open) for row in rows], _foreseen(store, incident_id, by, now))


def _words_of(store: Reader, incident: Incident) -> dict[str, Any]:
    told = f"{incident.title} {(incident.summary or '')[:_BEGINNING]}"
    spelled = store.rows("queries/search/terms", asked=told)
    terms = terms_of(spelled)
    return {
        "terms": [dict(term) for term in terms],
        "pattern": pattern_of(terms, spelled) if terms else None,
    }


def _similar(row: dict[str, Any], still_open: Sequence[dict[str, Any]]) -> Similar:
    actions = [
        OpenAction(**{name: value for name, value in one.items() if name != "incident_id"})
        for one in still_open
        if one["incident_id"] == row["incident_id"]
    ]
    return Similar(**row, actions=actions)


def _foreseen(store: Reader, incident_id: str, by: Person, now: datetime) -> list[Foreseen]:
    others = near(store, [incident_id])
    if not others:
        return []
    work = [row["action_id"] for row in store.rows("queries/similar/work_on", incident_ids=others)]
    gather_foresight(store, {incident_id, *others}, work, by=by, now=now)
    rows = store.rows(
        "queries/similar/foreseen", incident_ids=[incident_id], sees_private=may(by, "see_private")
    )
    told = ({name: value for name, value in row.items() if name != "later_id"} for row in rows)
    return [Foreseen(**row) for row in told]
