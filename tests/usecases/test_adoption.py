"""What an imported account asks for becomes work of a finding, with the date that the policy proposes."""

from typing import Any

import pytest

from aar.domain.action import ActionItem
from aar.errors import ConflictError
from aar.usecases.adopt_action import adopt_action
from aar.usecases.record_finding import record_finding
from aar.usecases.start_review import start_review
from aar.usecases.unlink_action import unlink_action
from tests.usecases.conftest import FACILITATOR, World


def asked_for(**fields: Any) -> ActionItem:
    """A proposal that came with the account of the incident."""
    given = {"action_id": "ACT-0007", "title": "Page the person on call", "incident_id": "INC-0001"}
    return ActionItem.model_validate({**given, **fields})


@pytest.fixture
def asked(world: World) -> World:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    world.do(record_finding, "REV-0001", {"title": "Late alarm"}, by=FACILITATOR)
    world.database.write(lambda store: store.put([asked_for()]))
    return world


def test_a_proposal_follows_from_the_finding_that_adopts_it(asked: World) -> None:
    adopted = asked.do(adopt_action, "ACT-0007", "FND-0001", by=FACILITATOR)
    assert (adopted.finding_ids, str(adopted.due_on)) == (("FND-0001",), "2026-06-03")
    assert adopted.proposed_due_on == adopted.due_on


def test_a_date_that_the_account_gave_stays(asked: World) -> None:
    asked.database.write(lambda store: store.put([asked_for(due_on="2026-05-20")]))
    assert str(asked.do(adopt_action, "ACT-0007", "FND-0001", by=FACILITATOR).due_on) == "2026-05-20"


def test_unlinked_it_is_what_its_account_asks_for_again(asked: World) -> None:
    asked.do(adopt_action, "ACT-0007", "FND-0001", by=FACILITATOR)
    assert asked.do(unlink_action, "ACT-0007", "FND-0001", by=FACILITATOR).finding_ids == ()


@pytest.mark.parametrize("other", [{"incident_id": "INC-0003"}, {"finding_ids": ("FND-0009",)}])
def test_only_an_open_proposal_of_the_same_incident_is_adopted(asked: World, other: Any) -> None:
    asked.database.write(lambda store: store.put([asked_for(**other)]))
    with pytest.raises(ConflictError, match="is no open proposal for INC-0001"):
        asked.do(adopt_action, "ACT-0007", "FND-0001", by=FACILITATOR)
