"""One action may serve several findings and incidents; what is promised already is offered first."""

from typing import Any

import pytest

from aar.domain.incident import Incident
from aar.errors import ConflictError, InputError, PermissionDenied
from aar.usecases.edit_action import edit_action
from aar.usecases.link_action import link_action
from aar.usecases.propose_action import propose_action
from aar.usecases.remove_finding import remove_finding
from aar.usecases.suggest_actions import suggest_actions
from aar.usecases.unlink_action import unlink_action
from tests.builders import finding, incident, review
from tests.usecases.conftest import FACILITATOR, LOCAL, OWNER, VIEWER, World
from tests.usecases.test_review_states import published

AGAIN = "FND-0009"


@pytest.fixture
def again(world: World) -> World:
    """An agreed action of a published review, and a draft about another incident with the same factor."""
    published(world)
    put(world, incident(3, title="Checkout is slow again"))
    put(world, review(9, incident_id="INC-0003"))
    put(world, finding(9, review_id="REV-0009", factors=({"code": "config.change"}, {"code": "capacity"})))
    return world


def put(world: World, *records: Any) -> None:
    """Let these records be there."""
    world.database.write(lambda store: store.put(list(records)))


def suggested(world: World, by: Any = FACILITATOR) -> list[str]:
    """The actions that are suggested for the finding of the second incident."""
    with world.database.read() as store:
        return [row["action_id"] for row in suggest_actions(store, AGAIN, by=by)]


def hidden(world: World, incident_id: str) -> None:
    """Make an incident private."""
    with world.database.read() as store:
        put(world, store.require(Incident, incident_id).changed(is_private=True))


def test_an_action_covers_a_finding_of_another_incident_and_keeps_its_state(again: World) -> None:
    linked = again.do(link_action, "ACT-0001", AGAIN, by=FACILITATOR)
    assert (linked.finding_ids, linked.state) == (("FND-0001", AGAIN), "agreed")
    assert again.do(link_action, "ACT-0001", AGAIN, by=FACILITATOR).revision == linked.revision


def test_open_work_of_findings_with_the_same_factor_is_suggested_until_it_is_linked(again: World) -> None:
    assert suggested(again) == ["ACT-0001"]
    again.do(link_action, "ACT-0001", AGAIN, by=FACILITATOR)
    assert suggested(again) == []


def test_a_suggestion_says_which_factors_and_incidents_it_shares(again: World) -> None:
    with again.database.read() as store:
        (row,) = suggest_actions(store, AGAIN, by=FACILITATOR)
    assert (row["factors"], row["incident_ids"]) == (["config.change"], ["INC-0001"])


def test_work_that_is_dropped_is_neither_suggested_nor_linked(again: World) -> None:
    again.do(edit_action, "ACT-0001", {"state": "dropped"}, reason="superseded", by=FACILITATOR)
    assert suggested(again) == []
    with pytest.raises(ConflictError, match="was dropped, so it covers no further finding"):
        again.do(link_action, "ACT-0001", AGAIN, by=FACILITATOR)


def test_work_of_a_private_incident_is_suggested_only_to_those_who_see_it(again: World) -> None:
    hidden(again, "INC-0001")
    assert (suggested(again), suggested(again, by=LOCAL)) == ([], ["ACT-0001"])
    with pytest.raises(InputError, match="There is no action ACT-0001"):
        again.do(link_action, "ACT-0001", AGAIN, by=FACILITATOR)


def test_an_action_that_also_serves_a_private_incident_is_private_as_a_whole(again: World) -> None:
    again.do(link_action, "ACT-0001", AGAIN, by=FACILITATOR)
    hidden(again, "INC-0003")
    with pytest.raises(InputError, match="There is no action ACT-0001"):
        again.do(edit_action, "ACT-0001", {"priority": "P1"}, by=FACILITATOR)


def test_unlinking_leaves_the_other_findings(again: World) -> None:
    again.do(link_action, "ACT-0001", AGAIN, by=FACILITATOR)
    assert again.do(unlink_action, "ACT-0001", AGAIN, by=FACILITATOR).finding_ids == ("FND-0001",)
    with pytest.raises(InputError, match=f"ACT-0001 does not follow from {AGAIN}"):
        again.do(unlink_action, "ACT-0001", AGAIN, by=FACILITATOR)


def test_a_published_finding_keeps_its_actions(again: World) -> None:
    again.do(link_action, "ACT-0001", AGAIN, by=FACILITATOR)
    with pytest.raises(ConflictError, match="REV-0001 is published and frozen"):
        again.do(unlink_action, "ACT-0001", "FND-0001", by=FACILITATOR)


def test_an_action_never_follows_from_nothing(again: World) -> None:
    proposed = again.do(propose_action, AGAIN, {"title": "Add a canary"}, by=FACILITATOR)
    with pytest.raises(ConflictError, match="would follow from no finding"):
        again.do(unlink_action, proposed.action_id, AGAIN, by=FACILITATOR)


def test_an_edit_is_no_way_round_the_rules_of_linking(again: World) -> None:
    with pytest.raises(PermissionDenied, match="may not lead reviews"):
        again.do(edit_action, "ACT-0001", {"finding_ids": ("FND-0001", AGAIN)}, by=OWNER)
    with pytest.raises(InputError, match="There is no finding FND-0404"):
        again.do(edit_action, "ACT-0001", {"finding_ids": ("FND-0001", "FND-0404")}, by=FACILITATOR)
    proposal = {"title": "Add a canary", "finding_ids": (AGAIN, "FND-0404")}
    with pytest.raises(InputError, match="There is no finding FND-0404"):
        again.do(propose_action, AGAIN, proposal, by=FACILITATOR)


def test_only_those_who_lead_reviews_link(again: World) -> None:
    for by in (OWNER, VIEWER):
        with pytest.raises(PermissionDenied):
            again.do(link_action, "ACT-0001", AGAIN, by=by)


def test_a_published_review_takes_no_further_action(again: World) -> None:
    proposed = again.do(propose_action, AGAIN, {"title": "Add a canary"}, by=FACILITATOR)
    with pytest.raises(ConflictError, match="published and frozen"):
        again.do(link_action, proposed.action_id, "FND-0001", by=FACILITATOR)


def test_a_finding_that_promised_work_covers_is_removed_only_after_unlinking(again: World) -> None:
    again.do(link_action, "ACT-0001", AGAIN, by=FACILITATOR)
    with pytest.raises(ConflictError, match="ACT-0001 follows from it"):
        again.do(remove_finding, AGAIN, by=FACILITATOR)
    again.do(unlink_action, "ACT-0001", AGAIN, by=FACILITATOR)
    again.do(remove_finding, AGAIN, by=FACILITATOR)
