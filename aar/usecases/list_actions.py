"""Action items with their links and when each is due for its check."""

from typing import Any

from aar.domain.action import ActionItem
from aar.domain.link import TrackerLink
from aar.domain.person import Person
from aar.domain.record import plain
from aar.domain.rights import demand, may
from aar.store import Reader

_LINK_FIELDS = ("key", "remote_id", "state", "last_error", "next_attempt_at")


def list_actions(store: Reader, *, by: Person) -> list[dict[str, Any]]:
    """Every action that the person may see, as contracts.md shapes it: `link` is null without one."""
    demand(by, "read")
    links = {link.action_id: link for link in store.list(TrackerLink)}
    due = {
        row["action_id"]: row["verification_due_on"] for row in store.rows("queries/actions/verification_due")
    }
    sees_private = may(by, "see_private")
    actions = store.list(ActionItem, "visible", sees_private=sees_private, person_id=by.person_id)
    return [_shaped(action, links.get(action.action_id), due.get(action.action_id)) for action in actions]


def _shaped(action: ActionItem, link: TrackerLink | None, due_on: object) -> dict[str, Any]:
    linked = plain({name: getattr(link, name) for name in _LINK_FIELDS}) if link else None
    extra = plain({"verification_due_on": due_on})
    return {**action.plain(), "link": linked, **extra}
