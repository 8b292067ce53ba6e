"""A published review is changed by an amendment: a new version beside the one that stays as it is."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aar.domain.decision import Decision
from aar.domain.factor import ContributingFactor
from aar.domain.finding import Finding
from aar.domain.incident import Incident
from aar.domain.person import LOCAL
from aar.domain.review import Answer, Review
from aar.errors import ConflictError, PermissionDenied
from aar.usecases.amend_review import amend_review
from aar.usecases.answer_question import answer_question
from aar.usecases.approve_review import approve_review
from aar.usecases.check_integrity import check_integrity
from aar.usecases.compare_versions import compare_versions
from aar.usecases.compute_metrics import Question, gather_facts, metric_rows
from aar.usecases.edit_finding import edit_finding
from aar.usecases.gather_report import gather_report
from aar.usecases.material import Material, material_of
from aar.usecases.propose_action import propose_action
from aar.usecases.publish_review import publish_review
from aar.usecases.record_decision import record_decision
from aar.usecases.set_participant import set_participant
from aar.usecases.submit_review import submit_review
from aar.usecases.verify_audit import verify_audit
from tests.usecases.conftest import FACILITATOR, LEADER, OWNER, World, event
from tests.usecases.once import once
from tests.usecases.test_review_states import ACTION, complete


@pytest.fixture
def published(world: World) -> World:
    """A published review with an answer of each sensitivity, a decision, a finding and an action."""
    _publish_all(world)
    return world


@once
def _publish_all(world: World, /) -> None:
    review_id, _ = complete(world)
    world.do(
        answer_question, review_id, "luck", "A holiday", revision=0, by=FACILITATOR, sensitivity="restricted"
    )
    world.do(set_participant, review_id, "owner", "scribe", by=FACILITATOR)
    decision = {"decided_at": world.now, "question": "Roll back?", "known_then": ("EVT-1",)}
    world.do(record_decision, review_id, decision, by=FACILITATOR)
    publish(world, review_id)


def publish(world: World, review_id: str) -> None:
    """Take a draft through approval."""
    world.do(submit_review, review_id, by=FACILITATOR)
    world.do(approve_review, review_id, by=LEADER)
    world.do(publish_review, review_id, by=FACILITATOR)


def material(world: World, review_id: str) -> Material:
    """All that hangs on a review now."""
    with world.database.read() as store:
        return material_of(store, store.require(Review, review_id))


def test_an_amendment_says_what_the_published_version_says_under_new_ids(published: World) -> None:
    amendment = published.do(amend_review, "REV-0001", by=FACILITATOR)
    assert (amendment.version, amendment.amends, amendment.state) == (2, "REV-0001", "draft")
    assert (amendment.approved_by, amendment.published_at, amendment.weak_plan_accepted_by) == (None,) * 3
    old, new = material(published, "REV-0001"), material(published, amendment.review_id)
    assert new.review.participants == old.review.participants
    assert {key: (one.value, one.sensitivity) for key, one in new.answers.items()} == {
        key: (one.value, one.sensitivity) for key, one in old.answers.items()
    }
    assert [(one.decision_id, one.copied_from) for one in new.decisions] == [("DEC-0002", "DEC-0001")]
    assert [(one.finding_id, one.copied_from) for one in new.findings] == [("FND-0002", "FND-0001")]
    assert new.findings[0].evidence == old.findings[0].evidence


def test_an_action_keeps_its_id_and_belongs_to_both_versions(published: World) -> None:
    published.do(amend_review, "REV-0001", by=FACILITATOR)
    old, new = material(published, "REV-0001"), material(published, "REV-0002")
    assert [one.action_id for one in old.actions] == [one.action_id for one in new.actions] == ["ACT-0001"]
    assert new.actions[0].finding_ids == ("FND-0001", "FND-0002")


def test_only_a_published_review_is_amended(world: World) -> None:
    review_id, _ = complete(world)
    with pytest.raises(ConflictError, match="is draft: only a published review is amended"):
        world.do(amend_review, review_id, by=FACILITATOR)


def test_a_review_has_one_open_amendment_and_then_its_latest_version_is_amended(published: World) -> None:
    published.do(amend_review, "REV-0001", by=FACILITATOR)
    with pytest.raises(ConflictError, match="amended by REV-0002 already") as refused:
        published.do(amend_review, "REV-0001", by=FACILITATOR)
    assert refused.value.hint == "Open that amendment and change it."
    publish(published, "REV-0002")
    with pytest.raises(ConflictError, match="amended by REV-0002 already"):
        published.do(amend_review, "REV-0001", by=FACILITATOR)
    assert published.do(amend_review, "REV-0002", by=FACILITATOR).version == 3


def test_an_owner_starts_no_amendment(published: World) -> None:
    with pytest.raises(PermissionDenied):
        published.do(amend_review, "REV-0001", by=OWNER)


def test_changing_the_amendment_leaves_the_published_version_as_it_was(published: World) -> None:
    before = material(published, "REV-0001")
    published.do(amend_review, "REV-0001", by=FACILITATOR)
    published.do(answer_question, "REV-0002", "summary", "Otherwise", revision=1, by=FACILITATOR)
    published.do(edit_finding, "FND-0002", {"title": "Otherwise"}, revision=1, by=FACILITATOR)
    after = material(published, "REV-0001")
    assert (after.answers, after.findings) == (before.answers, before.findings)
    with pytest.raises(ConflictError, match="published and frozen"):
        published.do(edit_finding, "FND-0001", {"title": "Otherwise"}, revision=1, by=FACILITATOR)


def test_publishing_an_amendment_agrees_only_what_it_proposes_and_is_told_from_then_on(
    published: World,
) -> None:
    published.do(amend_review, "REV-0001", by=FACILITATOR)
    agreed_at = published.now
    published.later(days=2)
    published.do(propose_action, "FND-0002", ACTION, by=FACILITATOR)
    assert told(published) == ("REV-0001", ["ACT-0001"])
    publish(published, "REV-0002")
    assert told(published) == ("REV-0002", ["ACT-0001", "ACT-0002"])
    old, new = material(published, "REV-0002").actions
    assert (old.agreed_at, new.agreed_at) == (agreed_at, published.now)


def told(world: World) -> tuple[str, list[str]]:
    """Which version a report tells, with which actions."""
    with world.database.read() as store:
        report = gather_report(store, "INC-0001", by=LOCAL, now=world.now)
        named = gather_report(store, "INC-0001", by=LOCAL, now=world.now, review_id="REV-0002")
    assert named.review.review_id == "REV-0002"
    return report.review.review_id, [action.action_id for action in report.actions]


def test_figures_count_an_action_once_and_the_factors_of_the_version_that_is_read(published: World) -> None:
    put_repetition(published, ContributingFactor(code="config.change"))
    assert figures(published) == (["ACT-0001"], ["INC-0003"])
    published.do(amend_review, "REV-0001", by=FACILITATOR)
    published.do(edit_finding, "FND-0002", {"factors": ({"code": "capacity"},)}, revision=1, by=FACILITATOR)
    assert figures(published) == (["ACT-0001"], ["INC-0003"])
    publish(published, "REV-0002")
    assert figures(published) == (["ACT-0001"], [])


def put_repetition(world: World, factor: ContributingFactor) -> None:
    """An incident a day later, reviewed, with this factor."""
    world.later(days=3)
    began = world.now - timedelta(days=1)
    records = (
        Incident(incident_id="INC-0003", title="Again", severity="sev2"),
        event(9, 0, incident_id="INC-0003", occurred_at=began, milestone="impact_started"),
        Review(
            review_id="REV-0009",
            incident_id="INC-0003",
            state="published",
            approved_by="leader",
            published_at=world.now,
        ),
        Finding(finding_id="FND-0009", review_id="REV-0009", title="Again", factors=(factor,)),
    )

    def put(store: Any) -> None:
        for record in records:
            store.put([record])

    world.database.write(put)


def figures(world: World) -> tuple[list[str], list[str]]:
    """Which actions are counted as open, and which incidents as harm that happened while they were."""
    asked = Question(as_of=world.now, zone=ZoneInfo("UTC"))
    with world.database.read() as store:
        gather_facts(store, asked, by=LOCAL)
        counted = [
            metric_rows(store, asked, metric_id, by=LOCAL)["subject_id"]
            for metric_id in ("strength_mix", "harm_while_waiting")
        ]
    return list(counted[0]), list(counted[1])


def test_an_action_leads_to_its_finding_in_the_version_that_is_read(published: World) -> None:
    published.do(amend_review, "REV-0001", by=FACILITATOR)
    published.do(propose_action, "FND-0002", ACTION, by=FACILITATOR)
    assert (origins(published, "ACT-0001"), origins(published, "ACT-0002")) == (["FND-0001"], ["FND-0002"])
    publish(published, "REV-0002")
    assert origins(published, "ACT-0001") == ["FND-0002"]


def origins(world: World, action_id: str) -> list[str]:
    """The findings that the page of an action shows."""
    with world.database.read() as store:
        rows = store.rows("queries/actions/origins", action_id=action_id, sees_private=False)
    return [row["finding_id"] for row in rows]


def test_after_an_amendment_all_records_agree_with_each_other_and_with_the_audit(published: World) -> None:
    published.do(amend_review, "REV-0001", by=FACILITATOR)
    publish(published, "REV-0002")
    with published.database.read() as store:
        broken = {check.name for check in check_integrity(store) if check.violations}
        # The events of the world were put with ids of their own.
        assert broken <= {"counters_are_ahead_of_all_ids"}
        assert verify_audit(store, key=None).ok
        kinds = (Answer, Decision, Finding)
        assert [len(store.list(kind)) for kind in kinds] == [6, 2, 2]


def test_an_amendment_is_told_by_what_it_says_otherwise(published: World) -> None:
    published.do(amend_review, "REV-0001", by=FACILITATOR)
    with published.database.read() as store:
        assert compare_versions(store, "REV-0001", by=LEADER) == []
        assert compare_versions(store, "REV-0002", by=LEADER) == []
    published.do(answer_question, "REV-0002", "luck", "A quiet night", revision=1, by=FACILITATOR)
    with published.database.read() as store:
        (difference,) = compare_versions(store, "REV-0002", by=LEADER)
    assert "luck" in str(difference)
    assert "A quiet night" in str(difference)
