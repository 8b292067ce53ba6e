"""What awaits a check, and whether the person looking may make it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

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


@dataclass(frozen=True)
class VerificationView:
    """The rows that wait, the most urgent first, and the open action."""

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
    def due(self) -> int:
        """How many checks are due today or earlier."""
        return sum(is_due(row, self.visit) for row in self.rows)


def build_view(store: Reader, visit: Visit) -> VerificationView:
    """Read what waits for this person, or for everybody."""
    seen = {"sees_private": visit.sees_private, "person_id": visit.person.person_id}
    board = store.rows("queries/actions/board", **seen)
    waiting = [row for row in board if row["state"] == "done"]
    is_verifier = any(row["verifier"] == visit.person.person_id for row in waiting)
    asked = visit.params.get("who")
    who = asked if asked in {"mine", "all"} else "mine" if is_verifier else "all"
    rows = [row for row in waiting if _is_of(row, who, visit)]
    rows.sort(key=lambda row: (row["verification_due_on"] is None, row["verification_due_on"] or visit.today))
    reaudits = list_reaudits(store, reaudit_days=session.reaudit_days(), by=visit.person)
    again = [row for row in reaudits if row["due_on"] <= visit.today and _is_of(row, who, visit)]
    wanted = visit.params.get("action") or next((str(row["action_id"]) for row in (*rows, *again)), None)
    opened = view_of(store, visit, wanted) if wanted else None
    return VerificationView(
        visit=visit,
        who=who,
        rows=rows,
        recent=store.rows("queries/verifications/recent", sees_private=visit.sees_private),
        opened=opened,
        again=again,
        again_on=next((row["due_on"] for row in reaudits if row["action_id"] == wanted), None),
        unknown=[f"who {asked}"] if asked and asked != who else (),
        check=check_plan(store, opened.action, by=visit.person, now=visit.now) if opened else None,
    )


def _is_of(row: Row, who: str, visit: Visit) -> bool:
    return who == "all" or row["verifier"] == visit.person.person_id


def is_due(row: Row, visit: Visit) -> bool:
    """Whether the check of this action is due."""
    on = row["verification_due_on"]
    return on is not None and on <= visit.today


def why_not(view: ActionView) -> str:
    """Why the person looking cannot record a verdict; nothing when they can."""
    action, person = view.action, view.visit.person
    try:
        demand_verifiable(action, person.person_id)
    except AarError as error:
        return f"{error.message} {error.hint}"
    if awaits_leader(action, view.verifications):
        return "" if may(person, "decide_doubt") else "Three checks could not tell, so a leader decides."
    verifier = action.plan.verifier if action.plan else None
    if verifier == person.person_id or may(person, "edit_any_action"):
        return ""
    return f"{view.name(verifier)} is named in the plan to check it. A facilitator can name somebody else."
