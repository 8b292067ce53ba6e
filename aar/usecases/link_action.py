"""Let an action that exists already cover one more finding, of whatever incident."""

from datetime import datetime

from aar.domain.action import ActionItem
from aar.domain.person import Person
from aar.store import Writer
from aar.usecases.access import visible_action
from aar.usecases.linking import demand_links
from aar.usecases.marking import demand_fit_mark
from aar.usecases.outbox import save_action


def link_action(store: Writer, action_id: str, finding_id: str, *, by: Person, now: datetime) -> ActionItem:
    """Add the finding to those that the action follows from; linking twice changes nothing."""
    action = visible_action(store, action_id, by)
    if finding_id in action.finding_ids:
        return action
    finding_ids = (*action.finding_ids, finding_id)
    demand_links(store, action, finding_ids, by=by, before=action.finding_ids)
    linked = save_action(store, action.changed(finding_ids=finding_ids), verb="linked", by=by, now=now)
    demand_fit_mark(store, linked)
    return linked
