"""One action with everything around it: where it comes from, how its issue stands, what was found."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aar.domain.action import ActionItem
from aar.domain.link import Conflict, TrackerLink
from aar.domain.person import Person
from aar.domain.rights import may
from aar.domain.verification import Verification
from aar.store import Reader
from aar.usecases.access import visible_action
from aar.usecases.foreseen_recurrences import Foresight, foreseen_recurrences
from dashboards.components.people import name_of
from dashboards.page import Visit

_TRACKER = "jira"


@dataclass(frozen=True)
class ActionView:
    """What the page draws of one action; `origins` are rows of findings with their review and incident."""

    visit: Visit
    action: ActionItem
    origins: list[dict[str, Any]]
    people: Mapping[str, Person]
    link: TrackerLink | None
    conflicts: list[Conflict]
    verifications: list[Verification]
    check_due_on: Any
    foresight: Foresight

    @property
    def may_edit(self) -> bool:
        """Whether the person looking may change it: own actions, or any."""
        person = self.visit.person
        is_own = self.action.owner == person.person_id and may(person, "edit_own_action")
        return is_own or may(person, "edit_any_action")

    @property
    def may_agree(self) -> bool:
        """Whether the person looking makes agreed work of a proposal."""
        return may(self.visit.person, "agree")

    @property
    def may_settle(self) -> bool:
        """Whether the person looking decides what differs from the tracker."""
        return may(self.visit.person, "settle_conflicts")

    @property
    def may_confirm_drop(self) -> bool:
        """Whether the person looking agrees with what was dropped in the tracker, or brings it back."""
        return may(self.visit.person, "confirm_drop")

    @property
    def services(self) -> list[str]:
        """The services of the incidents that it serves."""
        return sorted({service for row in self.origins for service in row["services"] or ()})

    def name(self, person_id: str | None) -> str:
        """A person's name."""
        return name_of(self.people, person_id)


def view_of(store: Reader, visit: Visit, action_id: str) -> ActionView:
    """Read it; raises InputError when there is none that this person may see."""
    action = visible_action(store, action_id, visit.person)
    due = store.one("queries/actions/checks_due", action_ids=[action_id])
    return ActionView(
        visit=visit,
        action=action,
        origins=store.rows("queries/actions/origins", action_id=action_id, sees_private=visit.sees_private),
        people={person.person_id: person for person in store.list(Person)},
        link=store.get(TrackerLink, action_id, _TRACKER),
        conflicts=store.list(Conflict, "open_of_action", action_id=action_id),
        verifications=store.list(Verification, "of_actions", action_ids=[action_id]),
        check_due_on=due["verification_due_on"] if due else None,
        foresight=foreseen_recurrences(store, action_id, by=visit.person, now=visit.now),
    )
