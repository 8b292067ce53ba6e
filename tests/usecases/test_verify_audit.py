"""The audit tells when somebody went behind its back."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from aar.domain.action import ActionItem
from aar.domain.audit import GENESIS
from aar.domain.event import TimelineEvent
from aar.domain.person import LOCAL
from aar.store import Database
from aar.usecases.add_event import add_event
from aar.usecases.answer_question import answer_question
from aar.usecases.curate_event import curate_event
from aar.usecases.edit_action import edit_action
from aar.usecases.export_bundle import export_bundle
from aar.usecases.load_bundle import load_bundle
from aar.usecases.record_finding import record_finding
from aar.usecases.remove_finding import remove_finding
from aar.usecases.start_review import start_review
from aar.usecases.verify_audit import AuditVerdict, Head, verify_audit
from tests.usecases.bundles import small, write
from tests.usecases.conftest import FACILITATOR, World
from tests.usecases.once import once
from tests.usecases.test_review_states import published

KEY = b"kept elsewhere"


def verdict(database: Database, key: bytes | None = None, expect: Head | None = None) -> AuditVerdict:
    with database.read() as store:
        return verify_audit(store, key=key, expect=expect)


def tamper(database: Database, statement: str) -> None:
    """What somebody with the file and without the product could do."""
    with duckdb.connect(str(database.path)) as connection:
        connection.execute(statement)


@pytest.fixture
def reviewed(world: World) -> World:
    """A curated timeline, its published review with answers, and an action that was edited since."""
    _review(world)
    return world


@once
def _review(world: World, /) -> None:
    world.do(curate_event, "EVT-1", {"note": "The alert came later."}, by=FACILITATOR)
    fields = {"occurred_at": "2026-05-01T10:05:00Z", "text": "Somebody called", "kind": "observation"}
    world.do(add_event, "INC-0001", fields, by=FACILITATOR)
    action = published(world)
    world.do(edit_action, action.action_id, {"due_on": "2026-07-01"}, by=FACILITATOR)


def test_what_the_product_did_can_be_trusted(reviewed: World) -> None:
    found = verdict(reviewed.database)
    assert found.ok
    assert found.rows == found.head.seq > 10
    assert found.first_broken is None


def test_an_empty_history_is_whole(world: World) -> None:
    assert verdict(world.database) == AuditVerdict(ok=True, rows=0, head=Head(seq=0, hash=GENESIS))


@pytest.mark.parametrize(
    ("statement", "first_broken"),
    [
        ("update audit set actor = 'other' where seq = 3", 3),
        ("update audit set after = '{}' where seq = 4", 4),
        ("update audit set occurred_at = occurred_at - interval 1 day where seq = 1", 1),
        ("update audit set hash = repeat('0', 64) where seq = 2", 2),
        ("delete from audit where seq = 3", 3),
        ("delete from audit where seq = 1", 1),
        ("update audit set seq = 99 where seq = 2", 2),
        ("insert into audit from audit where seq = 4", 5),
    ],
)
def test_a_row_that_was_rewritten_removed_or_added_is_found(
    statement: str, first_broken: int, reviewed: World
) -> None:
    tamper(reviewed.database, statement)
    found = verdict(reviewed.database)
    assert (found.ok, found.first_broken) == (False, first_broken)


def test_a_history_that_was_cut_off_at_its_end_contradicts_the_ledger(reviewed: World) -> None:
    rows = verdict(reviewed.database).rows
    tamper(reviewed.database, "delete from audit where seq > (select max(seq) - 2 from audit)")
    assert verdict(reviewed.database).first_broken == rows - 1


@pytest.mark.parametrize(
    "statement",
    [
        "update actions set due_on = date '2027-01-01'",
        "delete from actions",
        "update reviews set state = 'draft'",
        "update answers set value = '\"Nothing.\"' where question_id = 'summary'",
        "update findings set title = 'All was well'",
        "update events set note = null where event_id = 'EVT-1'",
        "update events set text = 'Nobody called' where source = 'manual' and text = 'Somebody called'",
    ],
)
def test_a_record_that_was_changed_without_the_product_is_found(statement: str, reviewed: World) -> None:
    tamper(reviewed.database, statement)
    found = verdict(reviewed.database)
    assert not found.ok
    assert found.first_broken is not None
    assert "is not what this row tells of it" in str(found.reason)


def test_a_removed_finding_stays_removed(world: World) -> None:
    review = world.do(start_review, "INC-0001", by=FACILITATOR)
    fields = {"title": "The canary had no traffic"}
    finding = world.do(record_finding, review.review_id, fields, by=FACILITATOR)
    world.do(remove_finding, finding.finding_id, by=FACILITATOR)
    assert verdict(world.database).ok


def test_a_head_that_was_kept_elsewhere_shows_a_history_that_was_written_anew(reviewed: World) -> None:
    head = verdict(reviewed.database).head
    assert verdict(reviewed.database, expect=head).ok
    other = Head(seq=head.seq - 1, hash="f" * 64)
    assert verdict(reviewed.database, expect=other).first_broken == head.seq - 1
    beyond = Head(seq=head.seq + 5, hash=head.hash)
    assert verdict(reviewed.database, expect=beyond).first_broken == head.seq + 1


def test_news_of_a_source_does_not_contradict_what_a_person_decided(world: World) -> None:
    """An import changes columns of an event that nobody edited; its own audit row counts them."""

    def bring_news(store: Any) -> None:
        event = store.require(TimelineEvent, "EVT-1")
        store.put([event.changed(import_id="IMP-0001", text=f"{event.text}, again")])

    world.do(curate_event, "EVT-1", {"note": "The alert came later."}, by=FACILITATOR)
    world.database.write(bring_news)
    world.do(curate_event, "EVT-1", {"note": "Much later."}, by=FACILITATOR)
    world.database.write(bring_news)
    assert verdict(world.database).ok


def test_with_a_key_nobody_without_it_can_write_a_valid_history(tmp_path: Path) -> None:
    database = Database(tmp_path / "aar.duckdb", KEY)
    load_bundle(database, write(tmp_path / "bundle", small()), by=LOCAL, now=datetime(2026, 5, 4, tzinfo=UTC))
    database.write(rename_action)
    assert verdict(database, KEY).ok
    assert verdict(database, b"guessed").first_broken == 1
    assert verdict(database).first_broken == 1


def rename_action(store: Any) -> ActionItem:
    """Any change that leaves an audit row."""
    action = store.require(ActionItem, "ACT-0001").changed(title="Page on queue growth")
    saved: ActionItem = store.save(action, verb="edited", by=LOCAL, now=datetime(2026, 5, 4, tzinfo=UTC))
    return saved


def test_a_history_that_was_exported_and_loaded_can_be_trusted(reviewed: World, tmp_path: Path) -> None:
    export_bundle(reviewed.database, tmp_path / "export", by=LOCAL)
    other = Database(tmp_path / "other.duckdb")
    load_bundle(other, tmp_path / "export", by=LOCAL, now=reviewed.now)
    assert verdict(other) == verdict(reviewed.database)


@pytest.mark.parametrize("change", ["title", "answer", "removed"])
def test_a_merge_that_replaces_records_can_be_trusted(
    change: str, tmp_path: Path, world: World, reload: Callable[[World], None]
) -> None:
    review = world.do(start_review, "INC-0001", by=FACILITATOR)
    world.do(answer_question, review.review_id, "summary", "Known.", revision=0, by=FACILITATOR)
    fields = {"title": "The canary had no traffic"}
    finding = world.do(record_finding, review.review_id, fields, by=FACILITATOR)
    export_bundle(world.database, tmp_path / "export", by=LOCAL)
    if change == "title":
        another = {"title": "The canary was blind"}
        world.do(record_finding, review.review_id, another, by=FACILITATOR)
    elif change == "answer":
        world.do(answer_question, review.review_id, "summary", "Better known.", revision=1, by=FACILITATOR)
    else:
        world.do(remove_finding, finding.finding_id, by=FACILITATOR)
    reload(world)
    assert verdict(world.database).ok


@pytest.fixture
def reload(tmp_path: Path) -> Callable[[World], None]:
    """Load the earlier export over what is there now."""

    def load(world: World) -> None:
        load_bundle(world.database, tmp_path / "export", by=LOCAL, now=world.now, prefer="bundle")

    return load
