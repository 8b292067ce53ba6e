"""List verified actions that are looked at again, for what worked once may not work any more."""

from datetime import date
from typing import Any

from aar.domain.person import Person
from aar.domain.rights import demand, may
from aar.store import Reader


def list_reaudits(
    store: Reader,
    *,
    reaudit_days: int,
    by: Person,
    due_by: date | None = None,
    verifier: str | None = None,
    action_id: str | None = None,
    most: int | None = None,
) -> list[dict[str, Any]]:
    """What the person may see with the day on which each is due again, the most urgent first.

    All of them, or those due by a day, of one verifier or of one action; `in_all` counts them beyond `most`.
    """
    demand(by, "read")
    return store.rows(
        "queries/work/reaudits",
        reaudit_days=reaudit_days,
        sees_private=may(by, "see_private"),
        due_by=due_by,
        verifier=verifier,
        action_id=action_id,
        most=most,
    )
