"""Say that an action does not follow from a finding after all."""

from datetime import datetime

from aar.domain.action import ActionItem
from aar.domain.person import Person
from aar.store import Writer
from aar.usecases.access import visible_action
from aar.usecases.linking import demand_linked, demand_links
from aar.usecases.outbox import save_action


def unlink_action(store: Writer, action_id: str, finding_id: str, *, by: Person, now: datetime) -> ActionItem:
    """Take the finding away; raises ConflictError when the action would then follow from nothing."""
    action = visible_action(store, action_id, by)
    demand_linked(action, finding_id)
    finding_ids = tuple(one for one in action.finding_ids if one != finding_id)
    demand_links(store, action, finding_ids, by=by, before=action.finding_ids)
    return save_action(store, action.changed(finding_ids=finding_ids), verb="unlinked", by=by, now=now)
