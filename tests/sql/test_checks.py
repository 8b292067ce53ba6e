"""Every check of integrity holds for good data, and can fail."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from aar.domain.bundle import ENTITIES, REFERENCES, Reference, line_of
from aar.domain.imports import Reject
from aar.domain.person import LOCAL
from aar.store import Database, Writer
from aar.store.statements import statement, statements
from aar.usecases.check_integrity import Check, check_integrity
from aar.usecases.complete_records import put_complete
from aar.usecases.load_bundle import load_bundle
from tests.usecases.bundles import small, spoiled, write

CHECKS = sorted(name.removeprefix("checks/") for name in statements("checks"))
VIOLATIONS: dict[str, tuple[str, ...]] = {
    "a_field_has_one_open_conflict": (
        "insert into conflicts by name select 'ACT-0001' as action_id, 'owner' as field from range(2)",
    ),
    "actions_have_the_times_of_their_state": (
        "update actions set state = 'agreed', agreed_at = null, done_at = null",
        "update actions set done_at = null",
        "update actions set state = 'agreed'",
        "update actions set dropped_at = done_at",
        "update actions set state = 'dropped', done_at = null, dropped_at = agreed_at, dropped_reason = ''",
    ),
    "an_issue_belongs_to_one_action": (
        "insert into links select * replace ('ACT-2' as action_id) from links",
    ),
    "areas_for_improvement_have_evidence_and_factors": (
        "update findings set evidence = []",
        "update findings set factors = null",
    ),
    "counters_are_ahead_of_all_ids": ("update counters set last = 1 where prefix = 'EVT'",),
    "decisions_cite_only_what_was_known": (
        "update decisions set decided_at = decided_at - interval 1 second",
        "update events set known_at = known_at + interval 1 second where event_id = 'EVT-0001'",
    ),
    "every_event_is_there_once": (
        "insert into events select * replace ('EVT-3' as event_id) from events where event_id = 'EVT-0001'",
        "insert into events select * replace ('EVT-3' as event_id) from events where event_id = 'EVT-0002'",
    ),
    "every_id_is_unique": (
        "insert into people from people limit 1",
        "insert into answers from answers limit 1",
        "insert into links from links limit 1",
        "update incidents set incident_id = null",
    ),
    "every_incident_is_there_once": (
        "insert into incidents by name select 'csv' as source, '1' as source_id from range(2)",
    ),
    "every_reference_leads_somewhere": ("delete from people", "delete from reviews"),
    "files_are_what_their_hash_says": (
        "update files set content = 'other'::blob",
        "update files set size = size + 1",
    ),
    "imports_add_up": (
        "update imports set rejected = 0 where import_id = 'IMP-0001'",
        "update imports set updated = null where import_id = 'IMP-0001'",
    ),
    "merged_incidents_lead_to_one_that_stands": (
        "update incidents set merged_into = incident_id",
        "update incidents set merged_into = 'nowhere'",
    ),
    "nobody_approved_an_own_review": ("update reviews set facilitator = approved_by",),
    "nobody_verified_own_work": (
        "update verifications set verified_by = 'lead'",
        "update actions set history = [row('owner', 'verifier', 'lead', now(), null, null, null)]",
    ),
    "nothing_public_cites_what_is_restricted": (
        (
            "update events set sensitivity = 'restricted';"
            "update findings set evidence = ['EVT-0001'], sensitivity = 'public' where review_id = 'REV-0002'"
        ),
        (
            "update findings set sensitivity = 'restricted';"
            "update actions set finding_ids = ['FND-0002'], sensitivity = 'public'"
        ),
    ),
    "published_reviews_say_when_and_by_whom": (
        "update reviews set published_at = null",
        "update reviews set approved_by = null",
        "update reviews set published_at = now() where state = 'draft'",
    ),
    "review_versions_follow_each_other": (
        'update reviews set "version" = 1',
        "update reviews set incident_id = 'INC-2' where amends is null",
    ),
    "the_ledger_ends_where_the_audit_ends": (
        "update ledger set audit_seq = 3",
        "update ledger set audit_hash = repeat('f', 64)",
        "insert into audit by name select 2 as seq, 'h' as hash",
    ),
    "the_ledger_has_one_row": ("insert into ledger from ledger", "delete from ledger"),
    "verified_actions_were_found_effective": (
        "update verifications set result = 'inconclusive'",
        "delete from verifications",
    ),
    "words_are_those_of_the_domain": (
        "update actions set state = 'todo'",
        "update incidents set severity = 'P1'",
        "update verifications set result = 'yes'",
        "update links set state = 'lost'",
    ),
}
CASES = [(check, statement) for check, found in VIOLATIONS.items() for statement in found]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a database with one good record of every kind."""
    home = tmp_path_factory.mktemp("good")
    folder = write(home / "bundle", small())
    load_bundle(Database(home / "aar.duckdb"), folder, by=LOCAL, now=datetime(2026, 5, 4, tzinfo=UTC))
    return home / "aar.duckdb"


@pytest.fixture
def database(good: Path, tmp_path: Path) -> Database:
    """A database of the test's own, with one good record of every kind."""
    return Database(Path(shutil.copy(good, tmp_path)))


def found(database: Database) -> dict[str, Check]:
    with database.read() as store:
        return {check.name: check for check in check_integrity(store)}


def test_good_data_passes_every_check(database: Database) -> None:
    assert [check.name for check in found(database).values() if check.violations] == []


def test_every_check_is_shown_to_fail() -> None:
    assert sorted(VIOLATIONS) == CHECKS


@pytest.mark.parametrize(
    ("check", "violation"), CASES, ids=[f"{number}-{check}" for number, (check, _) in enumerate(CASES)]
)
def test_a_check_finds_what_contradicts_it(check: str, violation: str, database: Database) -> None:
    with duckdb.connect(str(database.path)) as connection:
        connection.execute(violation)
    failed = found(database)[check]
    assert failed.violations > 0
    assert failed.first


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_says_in_its_first_line_what_must_hold(name: str) -> None:
    title = statement(f"checks/{name}").splitlines()[0]
    assert title.startswith("-- ")
    assert title.endswith(".")


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda one: f"{one.entity}.{one.field}")
def test_the_check_of_references_knows_every_reference_that_loading_knows(
    reference: Reference, database: Database
) -> None:
    entity = next(one for one in ENTITIES if one.name == reference.entity)
    wrong: list[Any] = [entity.model.model_validate(record) for record in spoiled(reference)[entity.name]]
    database.write(lambda store: put_wrong(store, wrong))
    with database.read() as store:
        rows = store.rows("checks/every_reference_leads_somewhere")
    assert (reference.entity, reference.to, "nowhere") in {
        (row["entity"], row["target"], row["named"]) for row in rows
    }


def put_wrong(store: Writer, records: list[Any]) -> None:
    """Write records past the rules, as an error in the program might."""
    if isinstance(records[0], Reject):
        texts = f"[{','.join(line_of(record) for record in records)}]"
        store.execute("queries/rejects/append", records=texts, structure=store.structure("rejects"))
    else:
        put_complete(store, records)
