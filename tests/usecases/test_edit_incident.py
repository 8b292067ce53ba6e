"""What is said of an incident can be corrected, by whom it concerns and while its review may change."""

from typing import Any

import pytest

from aar.domain.incident import Incident
from aar.errors import AarError, ConflictError, InputError, PermissionDenied, StaleEdit
from aar.usecases.edit_incident import edit_incident
from aar.usecases.start_review import start_review
from tests.usecases.conftest import FACILITATOR, LOCAL, VIEWER, World
from tests.usecases.test_curation import publish


def edit(world: World, by: Any = FACILITATOR, incident_id: str = "INC-0001", **fields: Any) -> Incident:
    saved: Incident = world.do(edit_incident, incident_id, fields, by=by)
    return saved


def test_fields_are_corrected_and_what_is_the_same_already_is_no_edit(world: World) -> None:
    saved = edit(world, title=" Checkout  is down ", severity="sev1", impact_minutes=90, services=("web",))
    assert (saved.title, saved.severity, saved.impact_minutes) == ("Checkout is down", "sev1", 90)
    assert edit(world, severity="sev1").revision == saved.revision


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"title": " "}, InputError),
        ({"source": "elsewhere"}, InputError),
        ({"impact_minutes": -1}, InputError),
        ({"is_private": True}, PermissionDenied),
    ],
)
def test_what_cannot_be_said_of_an_incident_is_refused(
    world: World, fields: dict[str, Any], error: type[AarError]
) -> None:
    with pytest.raises(error):
        edit(world, **fields)


def test_a_private_incident_exists_only_for_those_who_see_it(world: World) -> None:
    with pytest.raises(InputError, match="no incident INC-0002"):
        edit(world, incident_id="INC-0002", title="Known")
    with pytest.raises(PermissionDenied):
        edit(world, by=VIEWER, title="Other")


def test_an_edit_of_an_older_state_is_refused(world: World) -> None:
    edit(world, summary="Theirs")
    with pytest.raises(StaleEdit):
        world.do(edit_incident, "INC-0001", {"summary": "Mine"}, by=FACILITATOR, revision=1)


def test_a_published_review_freezes_the_incident_and_not_who_may_see_it(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    publish(world)
    with pytest.raises(ConflictError, match="frozen"):
        edit(world, severity="sev4")
    assert edit(world, by=LOCAL, is_private=True).is_private
