"""What is public never rests on what is restricted, whichever of the two is marked last."""

import contextlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aar.domain.decision import Decision
from aar.domain.finding import Finding
from aar.domain.person import LOCAL
from aar.domain.review import Answer, Review
from aar.errors import ConflictError, InputError
from aar.store import Database
from aar.usecases.answer_question import answer_question
from aar.usecases.curate_event import curate_event
from aar.usecases.edit_action import edit_action
from aar.usecases.edit_decision import edit_decision
from aar.usecases.edit_finding import edit_finding
from aar.usecases.load_bundle import load_bundle
from aar.usecases.propose_action import propose_action
from aar.usecases.record_decision import record_decision
from aar.usecases.record_finding import record_finding
from aar.usecases.start_review import start_review
from tests.usecases.bundles import Bundle, small, write
from tests.usecases.conftest import FACILITATOR, NOW, World

SENSITIVITIES = ("public", "internal", "restricted")
RECORDS = ("EVT-1", "EVT-2", "FND-0001", "DEC-0001", "ACT-0001", "REV-0001/surprises")


@pytest.fixture
def review(world: World) -> World:
    """A draft in which a finding, a decision and an answer cite events, and an action the finding."""
    world.do(start_review, "INC-0001", by=FACILITATOR)
    finding = {"title": "The canary had no traffic", "evidence": ("EVT-1", "EVT-2")}
    world.do(record_finding, "REV-0001", finding, by=FACILITATOR)
    decision = {"decided_at": NOW, "question": "Roll back?", "known_then": ("EVT-1",)}
    world.do(record_decision, "REV-0001", decision, by=FACILITATOR)
    world.do(propose_action, "FND-0001", {"title": "Add traffic to the canary"}, by=FACILITATOR)
    answer = ["EVT-2"]
    world.do(answer_question, "REV-0001", "surprises", answer, revision=0, by=FACILITATOR)
    return world


def mark(world: World, record_id: str, sensitivity: str, **more: Any) -> Any:
    """Mark a record as its page does."""
    kind, fields = record_id[:3], {"sensitivity": sensitivity, **more}
    if kind == "EVT":
        return world.do(curate_event, record_id, fields, by=FACILITATOR)
    if kind == "ACT":
        return world.do(edit_action, record_id, fields, by=FACILITATOR)
    held = revisions(world)
    if kind == "REV":
        given = {"revision": held[kind], "sensitivity": sensitivity}
        return world.do(answer_question, "REV-0001", "surprises", ["EVT-2"], by=FACILITATOR, **given)
    edit = {"FND": edit_finding, "DEC": edit_decision}[kind]
    return world.do(edit, record_id, fields, revision=held[kind], by=FACILITATOR)


def revisions(world: World) -> dict[str, int]:
    """How often each record was saved by now."""
    with world.database.read() as store:
        return {
            "FND": store.require(Finding, "FND-0001").revision,
            "DEC": store.require(Decision, "DEC-0001").revision,
            "REV": store.require(Answer, "REV-0001", "surprises").revision,
        }


@pytest.mark.parametrize(
    ("public", "restricted"),
    [
        ("FND-0001", "EVT-2"),
        ("DEC-0001", "EVT-1"),
        ("ACT-0001", "FND-0001"),
        ("REV-0001/surprises", "EVT-2"),
    ],
)
def test_a_public_record_and_a_restricted_one_that_it_cites_exclude_each_other(
    review: World, public: str, restricted: str
) -> None:
    mark(review, restricted, "restricted")
    with pytest.raises(ConflictError, match=f"^{public} cannot be public: it cites {restricted}"):
        mark(review, public, "public")
    mark(review, restricted, "internal")
    mark(review, public, "public")
    with pytest.raises(ConflictError, match=f"^{restricted} cannot be restricted: {public} cites it"):
        mark(review, restricted, "restricted")


def test_what_is_internal_may_be_cited_by_what_is_public(review: World) -> None:
    assert mark(review, "FND-0001", "public").sensitivity == "public"


def test_a_public_record_cannot_begin_to_cite_a_restricted_one(review: World) -> None:
    mark(review, "EVT-4", "restricted")
    mark(review, "FND-0001", "public")
    with pytest.raises(ConflictError, match="FND-0001 cannot be public: it cites EVT-4"):
        mark(review, "FND-0001", "public", evidence=("EVT-4",))


def test_a_record_is_not_born_public_on_restricted_evidence(review: World) -> None:
    mark(review, "EVT-4", "restricted")
    born = {"title": "It took an hour", "evidence": ("EVT-4",), "sensitivity": "public"}
    with pytest.raises(ConflictError, match="FND-0002 cannot be public: it cites EVT-4"):
        review.do(record_finding, "REV-0001", born, by=FACILITATOR)
    mark(review, "FND-0001", "restricted")
    proposal = {"title": "Add an alert", "sensitivity": "public"}
    with pytest.raises(ConflictError, match="ACT-0002 cannot be public: it cites FND-0001"):
        review.do(propose_action, "FND-0001", proposal, by=FACILITATOR)


def test_an_older_version_does_not_keep_an_event_from_being_restricted(review: World) -> None:
    mark(review, "FND-0001", "public")
    amendment = Review(review_id="REV-0002", incident_id="INC-0001", version=2, amends="REV-0001")
    review.database.write(lambda store: store.put([amendment]))
    assert mark(review, "EVT-2", "restricted").sensitivity == "restricted"


def contradicting() -> Bundle:
    """A bundle in which a public finding cites a restricted event."""
    bundle = small()
    bundle["findings"][1] |= {"evidence": ["EVT-0002"], "sensitivity": "public"}
    bundle["events"][1]["sensitivity"] = "restricted"
    return bundle


def test_merging_marks_records_and_is_refused_with_file_and_line(tmp_path: Path) -> None:
    database = Database(tmp_path / "aar.duckdb")
    load_bundle(database, write(tmp_path / "first", small()), by=LOCAL, now=NOW)
    second = write(tmp_path / "second", contradicting())
    with pytest.raises(InputError, match=r"findings.jsonl, line 2, sensitivity: FND-0002 is public"):
        load_bundle(database, second, by=LOCAL, now=NOW, prefer="bundle")


def test_what_was_marked_before_the_rule_is_restored_as_it_was(tmp_path: Path) -> None:
    database = Database(tmp_path / "aar.duckdb")
    counts = load_bundle(database, write(tmp_path / "first", contradicting()), by=LOCAL, now=NOW)
    assert counts["findings"].new == 2


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks=st.lists(st.tuples(st.sampled_from(RECORDS), st.sampled_from(SENSITIVITIES)), max_size=8))
def test_no_order_of_marking_lets_what_is_public_cite_what_is_restricted(
    review: World, marks: list[tuple[str, str]]
) -> None:
    for record_id, sensitivity in marks:
        with contextlib.suppress(ConflictError):
            mark(review, record_id, sensitivity)
    with review.database.read() as store:
        assert store.rows("checks/nothing_public_cites_what_is_restricted") == []
