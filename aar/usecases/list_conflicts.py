"""The differences that wait for a person, and those that were settled."""

from aar.domain.link import Conflict
from aar.domain.person import Person
from aar.domain.rights import demand, may
from aar.store import Reader


def list_conflicts(store: Reader, *, by: Person, settled_too: bool = False) -> list[Conflict]:
    """Open conflicts of actions that the person may see, or all of them."""
    demand(by, "read")
    conflicts = store.list(Conflict, "all" if settled_too else "open")
    if may(by, "see_private"):
        return conflicts
    hidden = {row["action_id"] for row in store.rows("queries/actions/private_ids")}
    return [conflict for conflict in conflicts if conflict.action_id not in hidden]
