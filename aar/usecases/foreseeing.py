"""Gathering the facts that tell what was foreseeable, of the incidents and actions in question alone."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from aar.domain.person import Person
from aar.store import Reader
from aar.usecases.compute_metrics import Question, gather_facts

_FACTS: Final = ("action_courses", "open_stints", "incident_facts")


def gather_foresight(
    store: Reader, incident_ids: Collection[str], action_ids: Collection[str], *, by: Person, now: datetime
) -> None:
    """The facts of these as of now; other incidents and actions are not in them.

    Temporary tables go before those of the database, so the one definition of each fact reads the few records
    that stand there for as long as they do.
    """
    store.perform("narrowed/events", incident_ids=list(incident_ids))
    store.perform("narrowed/reviews", incident_ids=list(incident_ids))
    store.perform("narrowed/findings")
    store.perform("narrowed/actions", action_ids=list(action_ids))
    gather_facts(store, Question(as_of=now, zone=ZoneInfo("UTC")), by=by, facts=_FACTS)
    for table in ("events", "reviews", "findings", "actions"):
        store.perform(f"narrowed/all_{table}")


def near(store: Reader, incident_ids: Sequence[str]) -> list[str]:
    """The incidents that share a known factor and a service with another one of these."""
    return [row["incident_id"] for row in store.rows("queries/similar/near", incident_ids=list(incident_ids))]
