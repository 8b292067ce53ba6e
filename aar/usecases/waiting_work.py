"""What waits for a person, the most urgent first: reviews, actions, checks, conflicts, drops, questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from aar.domain.person import Person
from aar.domain.rights import may
from aar.store import Reader
from aar.usecases.list_reaudits import list_reaudits

SOON: Final = timedelta(days=7)
MOST: Final = 30
Row = dict[str, Any]


@dataclass(frozen=True)
class Pile:
    """The most urgent rows of one kind, and how many there are in all."""

    rows: Sequence[Row] = ()
    total: int = 0


@dataclass(frozen=True)
class WaitingWork:
    """What waits, kind by kind; `is_everyones` when the person looks after all of it."""

    is_everyones: bool
    invitations: Pile
    reviews: Pile
    actions: Pile
    verifications: Pile
    conflicts: Pile
    drops: Pile

    @property
    def overdue(self) -> int:
        """How many actions are past their date."""
        return self.actions.rows[0]["overdue"] if self.actions.rows else 0

    @property
    def due_soon(self) -> int:
        """How many actions are due within a week, overdue ones included."""
        return self.actions.rows[0]["due_soon"] if self.actions.rows else 0

    @property
    def total(self) -> int:
        """How many things wait."""
        kinds = (self.invitations, self.reviews, self.actions, self.verifications, self.conflicts, self.drops)
        return sum(pile.total for pile in kinds)


def waiting_work(
    store: Reader, *, by: Person, today: date, reaudit_days: int, most: int = MOST
) -> WaitingWork:
    """At most so much of each kind, or of everyone's work for who manages people."""
    is_everyones = may(by, "manage_people")
    whose = {"person_id": by.person_id, "everyones": is_everyones}
    seen = {"sees_private": may(by, "see_private"), "most": most}
    served = {
        "actions": _read(store, "actions", **whose, **seen, today=today, soon_on=today + SOON),
        "drops": _read(store, "drops", **seen) if may(by, "confirm_drop") else Pile(),
        "verifications": _checks(store, by, today, reaudit_days, {**whose, **seen}),
    }
    told = _with_origins(store, served, sees_private=may(by, "see_private"))
    return WaitingWork(
        is_everyones=is_everyones,
        invitations=_read(store, "invitations", **seen, person_id=by.person_id),
        reviews=_read(
            store, "reviews", **whose, **seen, writes=may(by, "review"), approves=may(by, "approve")
        ),
        conflicts=_read(store, "conflicts", **seen) if may(by, "settle_conflicts") else Pile(),
        **told,
    )


def _read(store: Reader, kind: str, /, **parameters: object) -> Pile:
    return _pile(store.rows(f"queries/work/{kind}", **parameters))


def _pile(rows: Sequence[Row]) -> Pile:
    return Pile(rows, rows[0]["in_all"] if rows else 0)


def _checks(store: Reader, by: Person, today: date, reaudit_days: int, asked: dict[str, Any]) -> Pile:
    """What is checked for the first time, before what is looked at again."""
    first = _read(store, "verifications", **asked, decides=may(by, "decide_doubt"), today=today)
    again = list_reaudits(
        store,
        reaudit_days=reaudit_days,
        by=by,
        due_by=today,
        verifier=None if asked["everyones"] else by.person_id,
        most=asked["most"],
    )
    told = [{**row, "awaits_leader": False, "is_again": True} for row in again]
    return Pile([*first.rows, *told][: asked["most"]], first.total + _pile(again).total)


def _with_origins(store: Reader, piles: dict[str, Pile], *, sees_private: bool) -> dict[str, Pile]:
    """The same, each action with the first incident that it serves and that may be shown."""
    ids = [row["action_id"] for pile in piles.values() for row in pile.rows]
    told = store.rows("queries/actions/first_incidents", action_ids=ids, sees_private=sees_private)
    first = {row["action_id"]: row["incident_id"] for row in told}
    return {
        name: Pile([{**row, "incident_id": first.get(row["action_id"])} for row in pile.rows], pile.total)
        for name, pile in piles.items()
    }
