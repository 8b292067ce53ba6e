from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from aar.domain.bundle import ENTITIES, schema_of
from aar.domain.person import LOCAL
from aar.store import Database
from aar.usecases.create_incident import create_incident
from aar.usecases.export_bundle import export_bundle
from aar.usecases.load_bundle import load_bundle
from tests.usecases.bundle_strategies import bundles
from tests.usecases.bundles import FILE_SHA256, Bundle, contents, read, small, write

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def loaded(folder: Path, home: Path) -> Database:
    """A fresh database with the bundle of this folder."""
    database = Database(home / "aar.duckdb")
    load_bundle(database, folder, by=LOCAL, now=NOW)
    return database


def exported(folder: Path, home: Path) -> Path:
    """What comes out of a fresh database into which the bundle was loaded."""
    export_bundle(loaded(folder, home), home / "export", by=LOCAL)
    return home / "export"


def demand_stable(bundle: Bundle, home: Path, files: dict[str, bytes]) -> Path:
    """Load, export, load and export: both exports are the same to the byte."""
    first = exported(write(home / "given", bundle, files), home / "first")
    second = exported(first, home / "second")
    assert contents(first) == contents(second)
    return first


def test_an_export_of_a_load_of_an_export_is_the_same_to_the_byte(tmp_path: Path) -> None:
    first = exported(write(tmp_path / "given", small()), tmp_path / "first")
    second = exported(first, tmp_path / "second")
    assert contents(first) == contents(second)
    assert f"files/{FILE_SHA256}" in contents(second)


def test_a_round_trip_keeps_every_field_that_was_given(tmp_path: Path) -> None:
    export = exported(write(tmp_path / "given", small()), tmp_path)
    for entity, records in small().items():
        for before, after in zip(records, read(export, entity), strict=True):
            assert {name: after[name] for name in before if name != "plan"} == {
                name: value for name, value in before.items() if name != "plan"
            }


def test_a_plan_keeps_its_measure_and_reads_its_threshold_as_a_number(tmp_path: Path) -> None:
    export = exported(write(tmp_path / "given", small()), tmp_path)
    assert read(export, "actions")[0]["plan"] == {**small()["actions"][0]["plan"], "threshold": 1.0}


@settings(max_examples=15)
@given(bundle=bundles())
def test_no_generated_bundle_changes_on_its_second_way(bundle: Bundle) -> None:
    with TemporaryDirectory() as home:
        demand_stable(bundle, Path(home), {})


@pytest.mark.prove
@given(bundle=bundles())
def test_no_generated_bundle_changes_on_its_second_way_at_length(bundle: Bundle) -> None:
    with TemporaryDirectory() as home:
        demand_stable(bundle, Path(home), {})


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("🔥 database 👩🏽‍🚒", "🔥 database 👩🏽‍🚒"),
        (
            "\u0627\u0644\u062e\u062f\u0645\u0629 \u200f(GMT+3)",
            "\u0627\u0644\u062e\u062f\u0645\u0629 \u200f(GMT+3)",
        ),
        ("one\ntwo\r\nthree\tfour", "one\ntwo\r\nthree\tfour"),
        ("bell\x07 null\x00 escape\x1b[31m", "bell null escape[31m"),
        ("line\u2028paragraph\u2029next\x85end", "line\u2028paragraph\u2029next\x85end"),
        ('"quoted" \\ back', '"quoted" \\ back'),
        ("=cmd()", "=cmd()"),
    ],
)
def test_awkward_text_survives_and_only_control_characters_go(text: str, kept: str, tmp_path: Path) -> None:
    bundle = {"incidents": [{"incident_id": "INC-1", "title": text, "summary": text}]}
    export = demand_stable(bundle, tmp_path, {})
    assert read(export, "incidents")[0]["summary"] == kept


def test_each_record_is_one_line_for_every_reader(tmp_path: Path) -> None:
    incidents = [{"incident_id": name, "title": "a\u2028b\u2029c\x85d\ne"} for name in ("A", "B")]
    export = exported(write(tmp_path / "given", {"incidents": incidents}, {}), tmp_path)
    assert len((export / "incidents.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_files_are_sorted_by_id_and_keys_follow_the_order_of_the_domain(tmp_path: Path) -> None:
    bundle = small()
    bundle["events"].reverse()
    export = exported(write(tmp_path / "given", bundle), tmp_path)
    assert [event["event_id"] for event in read(export, "events")] == ["EVT-0001", "EVT-0002"]
    assert list(read(export, "people")[1]) == ["person_id", "name", "email", "roles"]
    assert list(read(export, "incidents")[0])[:4] == ["incident_id", "title", "kind", "severity"]


def test_every_kind_of_record_has_a_file_even_when_there_are_none(tmp_path: Path) -> None:
    export = exported(write(tmp_path / "given", {"people": []}, {}), tmp_path)
    assert set(contents(export)) == {entity.file_name for entity in ENTITIES}


def test_only_answers_that_are_not_internal_say_how_sensitive_they_are(tmp_path: Path) -> None:
    export = exported(write(tmp_path / "given", small()), tmp_path)
    assert read(export, "reviews")[0]["answer_sensitivity"] == {"impact": "restricted"}


def test_a_later_export_into_the_same_folder_forgets_files_that_are_gone(tmp_path: Path) -> None:
    folder = exported(write(tmp_path / "given", small()), tmp_path)
    export_bundle(Database(tmp_path / "empty.duckdb"), folder, by=LOCAL)
    assert set(contents(folder)) == {entity.file_name for entity in ENTITIES}


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.name)
def test_every_exported_line_satisfies_its_published_schema(entity: Any, tmp_path: Path) -> None:
    database = loaded(write(tmp_path / "given", small()), tmp_path)
    fields = {"title": "Payments fail", "kind": "incident"}
    database.write(lambda store: create_incident(store, fields, by=LOCAL, now=NOW))
    export_bundle(database, tmp_path / "export", by=LOCAL)
    records = read(tmp_path / "export", entity.name)
    for record in records:
        jsonschema.validate(record, schema_of(entity))
    assert records
