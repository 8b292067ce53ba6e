"""A report tells the latest published review to those who may read it."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aar.domain.event import TimelineEvent
from aar.domain.finding import Finding
from aar.domain.incident import Incident
from aar.domain.person import LOCAL, Person
from aar.domain.review import Review
from aar.errors import ConflictError, InputError
from aar.usecases.answer_question import answer_question
from aar.usecases.edit_action import edit_action
from aar.usecases.start_review import start_review
from aar.usecases.verify_action import verify_action
from aar.usecases.write_report import write_report
from tests.usecases.conftest import FACILITATOR, OWNER, VERIFIER, VIEWER, World
from tests.usecases.test_review_states import published


def told(world: World, incident_id: str = "INC-0001", by: Person = VIEWER, **options: Any) -> str:
    """The report as Markdown."""
    with world.database.read() as store:
        return write_report(store, incident_id, by=by, now=world.now, format="md", **options).decode()


def put(world: World, *records: Any) -> None:
    """Write records of one kind as they are."""
    world.database.write(lambda store: store.put(records))


def test_a_published_review_is_told_with_all_that_hangs_on_it(world: World) -> None:
    published(world)
    report = told(world)
    assert "**State:** Published 2026-05-04" in report
    assert "#### The canary had no traffic" in report
    assert "### ACT-0001 Add traffic to the canary" in report


def test_a_draft_is_told_and_marked_as_such(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    world.do(answer_question, "REV-0001", "summary", "It was slow.", revision=0, by=FACILITATOR)
    report = told(world)
    assert "· **Draft**" in report
    assert "It was slow." in report


def test_the_published_version_is_told_while_its_amendment_is_a_draft(world: World) -> None:
    published(world)
    put(world, Review(review_id="REV-0002", incident_id="INC-0001", version=2, amends="REV-0001"))
    assert "REV-0001, version 1" in told(world)


def test_the_latest_published_version_is_told(world: World) -> None:
    published(world)
    amended = Review(
        review_id="REV-0002",
        incident_id="INC-0001",
        version=2,
        amends="REV-0001",
        state="published",
        published_at=world.now,
    )
    put(world, amended)
    assert "REV-0002, version 2" in told(world)


def test_dropped_events_are_left_out_and_starred_ones_stand_out(world: World) -> None:
    published(world)
    with world.database.read() as store:
        first, second, *_ = store.list(TimelineEvent, "of_incident", incident_id="INC-0001")
    put(world, first.changed(curation="dropped"), second.changed(curation="starred"))
    report = told(world)
    assert "| Event 1" not in report
    assert "| ★ Event 2" in report


def test_times_are_told_in_the_zone_that_is_asked_for(world: World) -> None:
    published(world)
    assert "Asia/Tokyo (UTC+09:00)" in told(world, zone=ZoneInfo("Asia/Tokyo"))


def test_a_verdict_is_told(world: World) -> None:
    published(world)
    world.do(edit_action, "ACT-0001", {"state": "done"}, by=OWNER)
    world.later(days=14)
    world.do(verify_action, "ACT-0001", "not_effective", note="It broke again.", by=VERIFIER)
    report = told(world)
    assert "In progress again: found not effective 2026-05-18" in report
    assert "Not effective (2026-05-18, Reliability engineer): It broke again." in report


def test_an_incident_without_a_review_has_nothing_to_tell(world: World) -> None:
    with pytest.raises(ConflictError, match="INC-0001 has no review yet"):
        told(world)


def test_an_unknown_incident_is_refused(world: World) -> None:
    with pytest.raises(InputError, match="There is no incident INC-9999"):
        told(world, "INC-9999")


def test_a_private_incident_does_not_exist_for_those_who_may_not_see_it(world: World) -> None:
    world.do(start_review, "INC-0002", by=LOCAL)
    with pytest.raises(InputError, match="There is no incident INC-0002"):
        told(world, "INC-0002")
    assert "For those who may see this private incident" in told(world, "INC-0002", by=LOCAL)


def test_a_private_incident_is_never_told_to_the_public(world: World) -> None:
    world.do(start_review, "INC-0002", by=LOCAL)
    with pytest.raises(ConflictError, match="INC-0002 is private"):
        told(world, "INC-0002", by=LOCAL, audience="public")


def test_an_action_that_serves_a_private_incident_too_is_told_only_to_those_who_may_see_it(
    world: World,
) -> None:
    action = published(world)
    world.do(start_review, "INC-0002", by=LOCAL)
    put(world, Finding(finding_id="FND-0009", review_id="REV-0002", title="Secret finding"))
    put(world, action.changed(finding_ids=("FND-0001", "FND-0009"), sensitivity="public"))
    assert "Add traffic to the canary" not in told(world)
    assert "Add traffic to the canary" not in told(world, by=LOCAL, audience="public")
    assert "Add traffic to the canary" in told(world, by=LOCAL)


def test_the_public_reads_only_what_is_marked_public(world: World) -> None:
    published(world)
    with world.database.read() as store:
        incident = store.require(Incident, "INC-0001")
        first = store.list(TimelineEvent, "of_incident", incident_id="INC-0001")[0]
    put(world, incident.changed(title="Head of platform saw slow checkouts"))
    put(world, first.changed(text="Service owner rolled it out", sensitivity="public"))
    report = told(world, audience="public")
    assert "A team member rolled it out" in report
    assert "# A team member saw slow checkouts" in report
    assert "Event 2" not in report
    assert "The canary had no traffic" not in report


def test_the_report_says_as_of_when_it_tells(world: World) -> None:
    published(world)
    world.now = datetime(2026, 6, 1, 8, 30, tzinfo=UTC)
    assert "**As of:** 2026-06-01 08:30, times in UTC" in told(world)
