"""List verified actions that are looked at again, for what worked once may not work any more."""

from typing import Any

from aar.domain.person import Person
from aar.domain.rights import demand, may
from aar.store import Reader


def list_reaudits(store: Reader, *, reaudit_days: int, by: Person) -> list[dict[str, Any]]:
    """All that the person may see with the day on which each is due again, the most urgent first."""
    demand(by, "read")
    return store.rows(
        "queries/verifications/reaudits", reaudit_days=reaudit_days, sees_private=may(by, "see_private")
    )
