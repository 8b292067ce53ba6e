"""Small rules: rights, deadlines, strength, words, records."""

from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from aar.domain.action import ActionItem, Plan
from aar.domain.audit import GENESIS, AuditRow, sealed
from aar.domain.factor import BUILT_IN, FACTORS
from aar.domain.finding import Finding, missing_for_review
from aar.domain.incident import Incident
from aar.domain.person import LOCAL, Person, Role
from aar.domain.policy import action_due_on, review_due_on
from aar.domain.record import plain, written_value
from aar.domain.rights import Right, demand, may
from aar.domain.strength import CATEGORIES, STRENGTHS
from aar.domain.verification import Evidence
from aar.errors import PermissionDenied


def person(*roles: Role) -> Person:
    return Person(person_id="p", name="Colleague", roles=roles)


@pytest.mark.parametrize(
    ("role", "right", "allowed"),
    [
        ("viewer", "read", True),
        ("viewer", "edit_own_action", False),
        ("owner", "edit_own_action", True),
        ("owner", "review", False),
        ("facilitator", "import", True),
        ("facilitator", "settle_conflicts", True),
        ("facilitator", "approve", False),
        ("facilitator", "see_private", False),
        ("leadership", "approve", True),
        ("leadership", "set_appetite", True),
        ("leadership", "curate", False),
        ("admin", "see_private", True),
        ("admin", "manage_people", True),
    ],
)
def test_each_role_has_its_rights(role: Role, right: Right, allowed: bool) -> None:  # noqa: FBT001 - a table
    assert may(person(role), right) is allowed


def test_a_refusal_names_who_could() -> None:
    with pytest.raises(PermissionDenied, match="may not approve reviews") as refused:
        demand(person("viewer"), "approve")
    assert "leadership or admin" in refused.value.hint


def test_several_roles_add_up() -> None:
    assert may(person("viewer", "leadership"), "approve")


@pytest.mark.parametrize(("severity", "day"), [("sev1", 11), ("sev2", 34), ("sev3", 64), ("sev4", 94)])
def test_actions_are_due_by_severity(severity: str, day: int) -> None:
    due = action_due_on(severity, date(2026, 1, 4))  # type: ignore[arg-type]
    assert (due - date(2026, 1, 1)).days == day - 1


def test_an_incident_without_severity_counts_as_the_mildest() -> None:
    assert action_due_on(None, date(2026, 1, 1)) == date(2026, 4, 1)


def test_reviews_are_due_in_working_days() -> None:
    friday = date(2026, 5, 1)
    assert review_due_on("sev1", friday) == date(2026, 5, 6)
    assert review_due_on("sev4", friday) == date(2026, 5, 22)


def test_strength_follows_from_the_category() -> None:
    assert STRENGTHS["blocking_gate"] == "stronger"
    assert STRENGTHS["simplify"] == "stronger"
    assert STRENGTHS["redundancy"] == "intermediate"
    assert STRENGTHS["playbook_change"] == "intermediate"
    assert {STRENGTHS[category] for category in CATEGORIES[-6:]} == {"weaker"}
    made = ActionItem.model_validate(
        {"action_id": "A", "title": "Train", "strength_category": "training", "strength": "stronger"}
    )
    assert made.strength == "weaker"


def test_factors_have_words_and_own_codes_show_as_they_are() -> None:
    assert BUILT_IN.label("config.change") == "Configuration change"
    assert BUILT_IN.label("supply.chain_delay") == "Supply chain delay"
    assert not any("human" in text.lower() for text in FACTORS.values())


def test_a_strength_needs_no_evidence() -> None:
    strength = Finding(finding_id="F", review_id="R", kind="strength", title="The rollback was quick")
    assert missing_for_review(strength) == []


def test_a_check_is_due_after_its_window() -> None:
    done = datetime(2026, 1, 2, 23, 0, tzinfo=UTC)
    action = ActionItem(action_id="A", title="Do", state="done", done_at=done, plan=Plan(window_days=10))
    assert action.verification_due_on == date(2026, 1, 12)
    assert action.changed(plan=None).verification_due_on is None


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://example.org", "/etc/passwd"])
def test_evidence_links_are_web_addresses(link: str) -> None:
    with pytest.raises(ValidationError, match="a link starts with"):
        Evidence(kind="link", value=link)


def test_times_are_kept_in_utc_and_naive_ones_are_refused() -> None:
    made = Incident.model_validate(
        {"incident_id": "I", "title": "x", "created_at": "2026-01-02T03:00:00+02:00"}
    )
    assert made.plain()["created_at"] == "2026-01-02T01:00:00.000000Z"
    with pytest.raises(ValidationError, match="a time needs its offset"):
        Incident.model_validate({"incident_id": "I", "title": "x", "created_at": "2026-01-02T03:00:00"})


def test_a_time_that_no_calendar_holds_in_utc_is_refused() -> None:
    with pytest.raises(ValidationError, match="between the years 1 and 9999"):
        Incident.model_validate({"incident_id": "I", "title": "x", "created_at": "0001-01-01T00:00:00+14:00"})


def test_a_record_is_no_text() -> None:
    with pytest.raises(ValidationError):
        Incident.model_validate("INC-0001")


def test_text_that_no_screen_can_hold_is_cleaned() -> None:
    assert Incident(incident_id="I", title="a\x00b\x1f 😀\n").title == "ab 😀\n"


def test_nothing_unknown_is_taken_in_silence() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Incident.model_validate({"incident_id": "I", "title": "x", "colour": "red"})


def test_absent_is_left_out_and_dates_are_written_plainly() -> None:
    assert plain({"a": None, "b": [date(2026, 1, 2)]}) == {"b": ["2026-01-02"]}
    with pytest.raises(TypeError, match="set has no form in JSON"):
        written_value({1})


def test_an_audit_row_is_sealed_over_all_that_it_says() -> None:
    at = datetime(2026, 1, 2, tzinfo=UTC)
    row = AuditRow(
        seq=1, occurred_at=at, actor="local", verb="made", subject_kind="incident", subject_id="INC-0001"
    )
    once, other = sealed(row, None), sealed(row.model_copy(update={"verb": "edited"}), None)
    assert once.previous_hash == GENESIS
    assert len({once.hash, other.hash, sealed(row, b"key").hash}) == 3


def test_the_built_in_person_is_an_administrator() -> None:
    assert may(LOCAL, "back_up")
