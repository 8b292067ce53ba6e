import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aar.domain.bundle import REFERENCES, Reference
from aar.domain.event import TimelineEvent, content_hash
from aar.domain.incident import Incident
from aar.domain.person import LOCAL, Person
from aar.domain.review import Answer
from aar.errors import ConflictError, InputError, PermissionDenied
from aar.store import Database
from aar.usecases.create_incident import create_incident
from aar.usecases.export_bundle import export_bundle
from aar.usecases.load_bundle import load_bundle
from tests.usecases import bundles
from tests.usecases.bundles import FILE, FILE_SHA256, Bundle, small, spoiled, write

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
Load = Callable[..., dict[str, dict[str, int]]]


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "aar.duckdb")


@pytest.fixture
def load(database: Database, tmp_path: Path) -> Load:
    """Write a bundle and load it; what became of each kind of record."""

    def loaded(
        bundle: Bundle, files: dict[str, bytes] | None = None, **how: Any
    ) -> dict[str, dict[str, int]]:
        folder = write(tmp_path / "bundle", bundle, files)
        counts = load_bundle(database, folder, by=LOCAL, now=NOW, **how)
        return {name: count.plain() for name, count in counts.items()}

    return loaded


def rows(database: Database, table: str) -> list[Any]:
    with database.read() as store:
        return list(store.each(f"queries/{table}/all"))


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda one: f"{one.entity}.{one.field}")
def test_a_reference_that_leads_nowhere_is_named_with_file_line_and_field(
    reference: Reference, load: Load, database: Database
) -> None:
    place = reference.field.replace("[]", "[0]")
    with pytest.raises(InputError) as refused:
        load(spoiled(reference))
    assert f"{reference.entity}.jsonl, line 1, {place}: there is no nowhere in {reference.to}" in str(
        refused.value
    )
    assert rows(database, "people") == []


def refusal_of_second_line(database: Database, folder: Path, entity: str, line: str) -> str:
    """What is said about a line that follows the first one of the small bundle."""
    write(folder, {entity: small()[entity][:1]})
    with (folder / f"{entity}.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(InputError) as refused:
        load_bundle(database, folder, by=LOCAL, now=NOW)
    return str(refused.value)


@pytest.mark.parametrize(
    ("entity", "changes", "said"),
    [
        ("incidents", {"title": None}, "title: Field required"),
        ("incidents", {"title": ""}, "title: "),
        ("incidents", {"severity": "sev9"}, "severity: Input should be 'sev1', 'sev2', 'sev3' or 'sev4'"),
        ("incidents", {"incident_id": "INC-0001"}, "incident_id: INC-0001 stands in line 1 already"),
        ("events", {"occurred_at": "2026-03-02T09:00:00"}, "occurred_at: a time needs its offset"),
        ("events", {"occurred_at": "0001-01-01T00:00:00+05:00"}, "occurred_at: a time between the years"),
        ("events", {"line": 3_000_000_000}, "line: a whole number of at most 2147483647 is expected"),
        ("actions", {"plan": {"window_days": "soon"}}, "plan.window_days: Input should be a valid integer"),
        ("people", {"nickname": "Pay"}, "nickname: Extra inputs are not permitted"),
        ("people", {"person_id": "\ud800"}, "person_id: Input should be a valid string"),
        ("events", {"raw": "\ud800"}, "a value cannot be kept"),
        ("imports", {"read": 4}, "read: it has to be new + updated + unchanged + rejected"),
        ("imports", {"source": "bundle"}, "source: loads of bundles belong to the database"),
        (
            "verifications",
            {"evidence": [{"kind": "link", "value": "javascript:x"}]},
            "a link starts with http",
        ),
    ],
)
def test_a_field_that_cannot_be_used_is_named_with_its_file_and_line(
    entity: str, changes: dict[str, Any], said: str, tmp_path: Path, database: Database
) -> None:
    record = small()[entity][0]
    id_field = next(iter(record))
    line = json.dumps({**record, id_field: "another", **changes})
    refusal = refusal_of_second_line(database, tmp_path / "bundle", entity, line)
    assert f"{entity}.jsonl, line 2, " in refusal
    assert said in refusal
    assert rows(database, entity) == []


@pytest.mark.parametrize(
    "line",
    ['{"person_id": "p"', '["p"]', "p", '{"person_id": NaN}', "[" * 100_000],
    ids=lambda line: line[:20],
)
def test_a_line_that_is_no_json_object_is_named(line: str, tmp_path: Path, database: Database) -> None:
    refusal = refusal_of_second_line(database, tmp_path / "bundle", "people", line)
    assert "people.jsonl, line 2, it is not a JSON object" in refusal


def test_bytes_that_are_not_utf8_are_named(tmp_path: Path, database: Database) -> None:
    folder = write(tmp_path / "bundle", {"people": []})
    (folder / "people.jsonl").write_bytes('\n{"person_id": "p", "name": "Jürgen"}\n'.encode("latin-1"))
    with pytest.raises(InputError, match=r"people.jsonl, line 2, it is not UTF-8 text"):
        load_bundle(database, folder, by=LOCAL, now=NOW)


def test_a_decision_that_cites_what_was_known_only_later_is_refused(load: Load) -> None:
    bundle = small()
    bundle["decisions"][0]["decided_at"] = "2026-03-02T09:30:00Z"
    with pytest.raises(InputError, match=r"decisions.jsonl, line 1, known_then: EVT-0001 became known only"):
        load(bundle)


def test_a_bundle_in_a_folder_without_one_and_a_misspelt_file_are_refused(
    tmp_path: Path, database: Database
) -> None:
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", tmp_path / "nowhere"):
        with pytest.raises(InputError, match="holds no bundle"):
            load_bundle(database, folder, by=LOCAL, now=NOW)
    with pytest.raises(InputError, match="cannot be read: File name too long"):
        load_bundle(database, tmp_path / ("long" * 100), by=LOCAL, now=NOW)
    misspelt = write(tmp_path / "bundle", {"people": [], "action": []})
    with pytest.raises(InputError, match=r"holds action.jsonl, which no bundle has"):
        load_bundle(database, misspelt, by=LOCAL, now=NOW)


def test_a_file_whose_content_was_changed_is_refused(load: Load) -> None:
    with pytest.raises(InputError, match="its content has another hash than its name"):
        load(small(), {FILE_SHA256: FILE + b"x"})


def test_loading_into_an_empty_database_counts_everything_as_new(load: Load) -> None:
    counts = load(small())
    assert counts["events"] == {"read": 2, "new": 2, "updated": 0, "unchanged": 0}
    assert counts["audit"] == {"read": 0, "new": 0, "updated": 0, "unchanged": 0}


def test_a_load_leaves_a_receipt_and_no_audit_in_an_empty_database(load: Load, database: Database) -> None:
    load(small())
    receipts = [row for row in rows(database, "imports") if '"source":"bundle"' in row]
    assert len(receipts) == 1
    assert '"read":21' in receipts[0]
    assert rows(database, "audit") == []


def test_what_a_bundle_leaves_out_is_derived(load: Load, database: Database) -> None:
    load(small())
    with database.read() as store:
        event = store.require(TimelineEvent, "EVT-0002")
    assert event.content_hash == content_hash(event.occurred_at, None, "other", "Rolled back")


def test_answers_come_back_into_their_own_table_with_their_sensitivity(
    load: Load, database: Database
) -> None:
    load(small())
    with database.read() as store:
        impact = store.require(Answer, "REV-0001", "impact")
    assert (impact.value, impact.sensitivity) == ("1,200 customers", "restricted")


def test_new_ids_go_on_after_the_highest_that_was_loaded(load: Load, database: Database) -> None:
    bundle = {
        "incidents": [{"incident_id": "INC-0041", "title": "T"}, {"incident_id": "legacy", "title": "T"}]
    }
    load(bundle, {})
    made = database.write(lambda store: store.new_id(Incident))
    assert made == "INC-0042"


def test_loading_an_own_export_again_changes_nothing(load: Load, database: Database, tmp_path: Path) -> None:
    load(small())
    export_bundle(database, tmp_path / "export", by=LOCAL)
    counts = load_bundle(database, tmp_path / "export", by=LOCAL, now=NOW)
    assert all(count.new == count.updated == 0 for count in counts.values())
    assert counts["rejects"].unchanged == 2
    assert rows(database, "audit") == []


def changed_bundle() -> Bundle:
    """The small bundle after a title was changed, an answer rewritten, one dropped and an incident added."""
    bundle = small()
    bundle["actions"][0]["title"] = "Page on queue growth"
    bundle["reviews"][0] |= {"answers": {"summary": "It took two hours."}, "answer_sensitivity": {}}
    bundle["incidents"].append({"incident_id": "INC-0002", "title": "Another"})
    return bundle


def test_records_that_differ_are_listed_and_nothing_is_loaded(load: Load, database: Database) -> None:
    load(small())
    with pytest.raises(ConflictError) as refused:
        load(changed_bundle())
    assert "actions ACT-0001: title" in str(refused.value)
    assert "reviews REV-0001: answers" in str(refused.value)
    assert len(rows(database, "incidents")) == 1


def test_preferring_the_bundle_takes_its_records(load: Load, database: Database) -> None:
    load(small())
    counts = load(changed_bundle(), prefer="bundle")
    assert counts["actions"] == {"read": 1, "new": 0, "updated": 1, "unchanged": 0}
    assert '"title":"Page on queue growth"' in rows(database, "actions")[0]
    assert ["summary" in row for row in rows(database, "answers")] == [True]


def test_preferring_the_database_keeps_its_records_and_takes_what_is_new(
    load: Load, database: Database
) -> None:
    load(small())
    counts = load(changed_bundle(), prefer="database")
    assert counts["actions"] == {"read": 1, "new": 0, "updated": 0, "unchanged": 1}
    assert '"title":"Alert on queue growth"' in rows(database, "actions")[0]
    assert len(rows(database, "incidents")) == 2


def test_merging_leaves_one_audit_row_for_each_kind_that_changed(load: Load, database: Database) -> None:
    load(small())
    load(changed_bundle(), prefer="bundle")
    audit = rows(database, "audit")
    assert ['"verb":"loaded"' in row for row in audit] == [True, True, True]
    assert [kind in row for kind, row in zip(("incidents", "reviews", "actions"), audit, strict=True)]


def test_a_record_that_a_merge_replaced_gets_a_new_revision(load: Load, database: Database) -> None:
    load(small())
    load(changed_bundle(), prefer="bundle")
    with database.read() as store:
        assert store.require(Incident, "INC-0001").revision == 1
        assert store.require(Answer, "REV-0001", "summary").revision == 2


def test_references_may_lead_to_what_the_database_has(load: Load) -> None:
    load(small())
    event = {"event_id": "EVT-3", "incident_id": "INC-0001", "occurred_at": bundles.LATER, "text": "T"}
    assert load({"events": [*small()["events"], event]})["events"]["new"] == 1


def test_an_export_restores_the_audit_as_it_is(database: Database, tmp_path: Path) -> None:
    fields = {"title": "Payments fail", "kind": "incident"}
    database.write(lambda store: create_incident(store, fields, by=LOCAL, now=NOW))
    export_bundle(database, tmp_path / "export", by=LOCAL)
    other = Database(tmp_path / "other.duckdb")
    load_bundle(other, tmp_path / "export", by=LOCAL, now=NOW)
    assert rows(other, "audit") == rows(database, "audit") != []


def test_the_chain_goes_on_where_a_restored_one_ended(database: Database, tmp_path: Path) -> None:
    def create(store: Any) -> Incident:
        return create_incident(store, {"title": "T", "kind": "incident"}, by=LOCAL, now=NOW)

    database.write(create)
    export_bundle(database, tmp_path / "export", by=LOCAL)
    other = Database(tmp_path / "other.duckdb")
    load_bundle(other, tmp_path / "export", by=LOCAL, now=NOW)
    assert other.write(create).incident_id == "INC-0002"
    assert '"seq":2' in rows(other, "audit")[1]


def test_only_administrators_load_and_export(database: Database, tmp_path: Path) -> None:
    leader = Person(person_id="leader", name="Head of platform", roles=("leadership",))
    with pytest.raises(PermissionDenied):
        load_bundle(database, write(tmp_path / "bundle", small()), by=leader, now=NOW)
    with pytest.raises(PermissionDenied):
        export_bundle(database, tmp_path / "export", by=leader)
    assert not (tmp_path / "export").exists()
    assert rows(database, "people") == []


def test_a_factor_that_is_not_listed_is_refused_until_a_file_names_it(load: Load, database: Database) -> None:
    bundle = small()
    bundle["findings"][0]["factors"] = [{"code": "supply.delay", "certainty": "known"}]
    bundle["actions"][0]["plan"] = {"method": "metric", "measure": {"factor": "supply.delay"}}
    with pytest.raises(InputError) as refused:
        load(bundle)
    said = str(refused.value)
    assert "findings.jsonl, line 1, factors: there is no factor supply.delay; add it to the file" in said
    assert "actions.jsonl, line 1, plan.measure.factor: there is no factor supply.delay" in said
    assert rows(database, "findings") == []
