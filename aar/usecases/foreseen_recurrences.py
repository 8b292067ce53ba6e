"""Find the incidents that came back while an action that would have met them was open."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from aar.domain.person import Person
from aar.store import Reader
from aar.usecases.access import visible_action
from aar.usecases.foreseeing import gather_foresight, near


@dataclass(frozen=True)
class Recurrence:
    """An incident that the action made foreseeable."""

    incident_id: str
    title: str
    severity: str | None
    started_at: datetime
    impact_minutes: float | None


@dataclass(frozen=True)
class Foresight:
    """What one action foresaw: the recurrences in their order."""

    recurrences: Sequence[Recurrence] = field(default_factory=tuple)

    @property
    def impact_minutes(self) -> int:
        """Whole impact minutes of those recurrences that say how many."""
        return round(sum(one.impact_minutes or 0 for one in self.recurrences))

    @property
    def unmeasured(self) -> int:
        """How many recurrences do not say how long their impact lasted."""
        return sum(one.impact_minutes is None for one in self.recurrences)


def foreseen_recurrences(store: Reader, action_id: str, *, by: Person, now: datetime) -> Foresight:
    """What the person may see of it, by the rule by which incidents name actions that foresaw them."""
    action = visible_action(store, action_id, by)
    if action.state == "proposed":
        return Foresight()
    served = [row["incident_id"] for row in store.rows("queries/similar/served", action_id=action_id)]
    others = near(store, served)
    if not others:
        return Foresight()
    gather_foresight(store, {*served, *others}, [action_id], by=by, now=now)
    rows = store.rows("queries/similar/foreseen_by", action_id=action_id)
    return Foresight([Recurrence(**row) for row in rows])
