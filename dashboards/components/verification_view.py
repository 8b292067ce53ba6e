"""What awaits a check, and whether the person looking may make it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from aar.domain.rights import may
from aar.domain.verification import awaits_leader, demand_verifiable
from aar.errors import AarError
from aar.store import Reader
from aar.usecases.check_plan import PlanCheck, check_plan
from aar.usecases.list_reaudits import list_reaudits
from dashboards import session
from dashboards.components.action_view import ActionView, view_of
from dashboards.page import Visit

Row = Mapping[str, Any]
_MOST: Final = 200


@dataclass(frozen=True)
class VerificationView:
    """The most urgent rows that wait, and the open action."""

    visit: Visit
    who: str
    rows: Sequence[Row]
    recent: Sequence[Row]
    opened: ActionView | None
    check: PlanCheck | None = None
    again: Sequence[Row] = ()
    again_on: date | None = None
    unknown: Sequence[str] = ()

    @property
    def waiting(self) -> int:
        """How many actions await a check in all."""
        return self.rows[0]["in_all"] if self.rows else 0

    @property
    def looked_at_again(self) -> int:
        """How many proven actions are due for another look in all."""
        return self.again[0]["in_all"] if self.again else 0

    @property
    def due(self) -> int:
        """How many checks are due today or earlier."""
        return self.rows[0]["in_due"] if self.rows else 0


def build_view(store: Reader, visit: Visit) -> VerificationView:
    """Read what waits for this person, or for everybody."""
    asked = visit.params.get("who")
    who, rows = _whose(store, visit, asked)
    looks = partial(list_reaudits, store, reaudit_days=session.reaudit_days(), by=visit.person)
    again = looks(due_by=visit.today, verifier=_verifier(who, visit), most=_MOST)
    wanted = visit.params.get("action") or next((str(row["action_id"]) for row in (*rows, *again)), None)
    opened = view_of(store, visit, wanted) if wanted else None
    next_look = looks(action_id=wanted) if wanted else ()
    return VerificationView(
        visit=visit,
        who=who,
        rows=rows,
        recent=store.rows("queries/verifications/recent", sees_private=visit.sees_private),
        opened=opened,
        again=again,
        again_on=next((row["due_on"] for row in next_look), None),
        unknown=[f"who {asked}"] if asked and asked != who else (),
        check=check_plan(store, opened.action, by=visit.person, now=visit.now) if opened else None,
    )


def _whose(store: Reader, visit: Visit, asked: str | None) -> tuple[str, Sequence[Row]]:
    """What is asked for, else what waits for this person, else for everybody."""
    if asked in {"mine", "all"}:
        return asked, _waiting(store, visit, asked)
    mine = _waiting(store, visit, "mine")
    return ("mine", mine) if mine else ("all", _waiting(store, visit, "all"))


def _waiting(store: Reader, visit: Visit, who: str) -> Sequence[Row]:
    """The most urgent so many; what nobody is due to check comes last."""
    return store.rows(
        "queries/work/verifications",
        everyones=who == "all",
        person_id=visit.person.person_id,
        sees_private=visit.sees_private,
        decides=False,
        today=visit.today,
        most=_MOST,
    )


def _verifier(who: str, visit: Visit) -> str | None:
    return None if who == "all" else visit.person.person_id


def why_not(view: ActionView) -> str:
    """Why the person looking cannot record a verdict; nothing when they can."""
    action, person = view.action, view.visit.person
    verifier = action.plan.verifier if action.plan else None
    if action.owner == person.person_id and verifier not in {None, action.owner}:
        return f"You own it, so somebody else checks it: {view.name(verifier)} is named in the plan."
    try:
        demand_verifiable(action, person.person_id)
    except AarError as error:
        return f"{error.message} {error.hint}"
    if awaits_leader(action, view.verifications):
        return "" if may(person, "decide_doubt") else "Three checks could not tell, so a leader decides."
    if verifier == person.person_id or may(person, "edit_any_action"):
        return ""
    return f"{view.name(verifier)} is named in the plan to check it. A facilitator can name somebody else."
