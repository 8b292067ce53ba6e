"""An incident can be recorded by hand, by those who may curate timelines."""

from datetime import timedelta
from typing import Any

import pytest

from aar.domain.event import TimelineEvent, milestone_times
from aar.domain.incident import Incident
from aar.domain.person import LOCAL, Person
from aar.errors import AarError, InputError, PermissionDenied
from aar.usecases.create_incident import create_incident
from tests.usecases.conftest import FACILITATOR, NOW, VIEWER, World


def create(world: World, by: Person = FACILITATOR, **given: Any) -> Incident:
    started_at = given.pop("started_at", None)
    created: Incident = world.do(create_incident, given, by=by, started_at=started_at)
    return created


def stored(world: World) -> list[Incident]:
    with world.database.read() as store:
        return store.list(Incident)


def test_it_gets_the_next_id_and_the_time_of_its_recording(world: World) -> None:
    created = create(world, title="Login fails", severity="sev1", services=["login"])
    assert (created.incident_id, created.created_at) == ("INC-0003", NOW)
    assert created in stored(world)


def test_its_start_becomes_the_first_milestone_of_its_timeline(world: World) -> None:
    began = NOW - timedelta(hours=2)
    created = create(world, title="Login fails", started_at=began)
    with world.database.read() as store:
        events = store.list(TimelineEvent, "of_incident", incident_id=created.incident_id)
    assert milestone_times(events) == {"impact_started": began}


def test_without_a_start_its_timeline_is_empty(world: World) -> None:
    created = create(world, title="Evacuation drill", kind="exercise")
    with world.database.read() as store:
        assert store.list(TimelineEvent, "of_incident", incident_id=created.incident_id) == []


def test_spaces_around_and_inside_a_title_are_folded(world: World) -> None:
    assert create(world, title="  Login \n fails ").title == "Login fails"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": "   "}, "needs a title"),
        ({"title": "x", "severity": "sev9"}, "severity"),
        ({"title": "x", "incident_id": "INC-0001"}, "incident_id"),
        ({"title": "x", "started_at": NOW + timedelta(minutes=1)}, "future"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_stored(
    world: World, given: dict[str, Any], said: str
) -> None:
    before = stored(world)
    with pytest.raises(InputError, match=said):
        create(world, **given)
    assert stored(world) == before


def test_a_viewer_may_not_record_an_incident(world: World) -> None:
    with pytest.raises(PermissionDenied):
        create(world, by=VIEWER, title="Login fails")


def test_only_someone_who_sees_private_incidents_may_record_one(world: World) -> None:
    with pytest.raises(AarError):
        create(world, title="Secret", is_private=True)
    assert create(world, by=LOCAL, title="Secret", is_private=True).is_private
