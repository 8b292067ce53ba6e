"""What an amendment says otherwise is told record by record and field by field."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from aar.domain.action import ActionItem, moved
from aar.domain.amendment import Difference, FieldChange, differences
from aar.domain.decision import Decision
from aar.domain.finding import Finding
from aar.domain.review import Answer, Participant, Review
from tests import builders

LATER = builders.START + timedelta(days=1)


@dataclass(frozen=True)
class Version:
    """A version of a review with only what a test names."""

    review: Review
    answers: dict[str, Answer] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    findings: tuple[Finding, ...] = ()
    actions: tuple[ActionItem, ...] = ()


def old(**parts: Any) -> Version:
    return Version(builders.review(state="published", published_at=builders.START), **parts)


def new(**parts: Any) -> Version:
    return Version(builders.review(2, version=2, amends="REV-0001"), **parts)


def answer(value: object, review_id: str = "REV-0001", **more: Any) -> dict[str, Answer]:
    return {"luck": Answer(review_id=review_id, question_id="luck", value=value, **more)}


def copy(**changes: Any) -> Finding:
    return builders.finding(2, review_id="REV-0002", copied_from="FND-0001", **changes)


def told(found: list[Difference]) -> list[tuple[str, str, str]]:
    return [(one.kind, one.subject, one.how) for one in found]


def test_a_fresh_copy_says_nothing_otherwise() -> None:
    before = old(answers=answer("A holiday"), findings=(builders.finding(),))
    assert differences(before, new(answers=answer("A holiday", "REV-0002"), findings=(copy(),))) == []


def test_an_answer_is_added_changed_or_emptied() -> None:
    assert told(differences(old(), new(answers=answer("Night")))) == [("answer", "luck", "added")]
    changed = differences(old(answers=answer("Day")), new(answers=answer("Night", sensitivity="public")))
    assert changed[0].fields == (
        FieldChange("value", "Day", "Night"),
        FieldChange("sensitivity", "internal", "public"),
    )
    emptied = differences(old(answers=answer("Day")), new(answers=answer("")))
    assert told(emptied) == [("answer", "luck", "removed")]


def test_a_copy_is_compared_with_what_it_was_copied_from() -> None:
    before = old(findings=(builders.finding(analysis="It looked healthy"),))
    changed = differences(before, new(findings=(copy(analysis="It had no traffic"),)))
    assert told(changed) == [("finding", "FND-0002", "changed")]
    assert changed[0].fields == (FieldChange("analysis", "It looked healthy", "It had no traffic"),)


def test_findings_and_decisions_are_added_and_removed() -> None:
    decision = Decision(
        decision_id="DEC-0001", review_id="REV-0001", decided_at=builders.START, question="Wait?"
    )
    changed = differences(old(decisions=(decision,)), new(findings=(builders.finding(3),)))
    assert told(changed) == [("decision", "DEC-0001", "removed"), ("finding", "FND-0003", "added")]


def test_who_was_there_and_in_which_role_is_compared() -> None:
    before = old()
    there = (Participant(person_id="owner", role="scribe"),)
    after = Version(new().review.changed(participants=there))
    assert differences(before, after)[0].fields == (FieldChange("role", None, "scribe"),)


def test_an_action_is_told_when_it_serves_something_else_or_moved_since() -> None:
    action = builders.action(finding_ids=("FND-0001", "FND-0002"))
    findings = {"findings": (builders.finding(),)}, {"findings": (copy(), builders.finding(3))}
    before = old(actions=(action,), **findings[0])
    assert differences(before, new(actions=(action,), findings=(copy(),))) == []
    started = moved(action, "in_progress", at=LATER, by="owner")
    also = started.changed(finding_ids=("FND-0001", "FND-0002", "FND-0003"))
    found = differences(old(actions=(also,), **findings[0]), new(actions=(also,), **findings[1]))
    assert told(found) == [("finding", "FND-0003", "added"), ("action", "ACT-0001", "changed")]
    assert found[1].fields == (
        FieldChange("finding_ids", ["FND-0001"], ["FND-0001", "FND-0003"]),
        FieldChange("state", "agreed", "in_progress"),
    )


def test_actions_of_one_version_alone_are_added_or_removed() -> None:
    found = differences(old(actions=(builders.action(1),)), new(actions=(builders.action(2),)))
    assert told(found) == [("action", "ACT-0001", "removed"), ("action", "ACT-0002", "added")]
