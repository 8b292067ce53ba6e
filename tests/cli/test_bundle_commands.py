"""Bundles, the audit, the doctor and backups on the command line."""

from pathlib import Path

import duckdb
import jsonschema
import pytest

from tests.cli.conftest import Aar
from tests.usecases.bundles import contents, small, write
from tests.usecases.conftest import World

ENTITIES = (
    "people incidents events reviews decisions findings actions verifications links conflicts imports rejects"
    " appetite accounts audit"
)
INCIDENT = {"incident_id": "INC-0001", "title": "Checkout is slow"}


@pytest.fixture
def empty(tmp_path: Path, aar: Aar, monkeypatch: pytest.MonkeyPatch) -> Aar:
    """`aar` on a database that is still empty."""
    monkeypatch.setenv("AAR_DATABASE", str(tmp_path / "empty" / "aar.duckdb"))
    return aar


def test_a_load_says_what_became_of_each_kind_of_record(empty: Aar, tmp_path: Path) -> None:
    folder = str(write(tmp_path / "bundle", small()))
    first = empty("load", folder, "--json").json
    assert " ".join(first) == ENTITIES
    assert first["events"] == {"read": 2, "new": 2, "updated": 0, "unchanged": 0}
    again = empty("load", folder, "--json").json
    assert again["events"] == {"read": 2, "new": 0, "updated": 0, "unchanged": 2}


def test_a_load_without_json_prints_a_table(empty: Aar, tmp_path: Path) -> None:
    printed = empty("load", str(write(tmp_path / "bundle", {"incidents": [INCIDENT]}, {}))).out
    assert printed.splitlines()[1].split() == ["incidents", "1", "1", "0", "0"]


def test_a_bundle_that_cannot_be_used_is_input_with_its_place(empty: Aar, tmp_path: Path) -> None:
    folder = write(tmp_path / "bundle", {"incidents": [{**INCIDENT, "severity": "bad"}]}, {})
    outcome = empty("load", str(folder), "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert "incidents.jsonl, line 1, severity" in outcome.err


def test_a_bundle_that_differs_is_a_conflict_until_a_side_is_preferred(aar: Aar, tmp_path: Path) -> None:
    folder = str(write(tmp_path / "bundle", {"incidents": [INCIDENT]}, {}))
    outcome = aar("load", folder, "--json")
    assert (outcome.code, outcome.out) == (3, "")
    assert "incidents INC-0001: severity, services" in outcome.err
    assert aar("load", folder, "--prefer", "bundle", "--json").json["incidents"]["updated"] == 1
    assert aar("load", folder, "--prefer", "neither").code == 2


def test_export_load_export_gives_the_same_bytes(
    aar: Aar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert aar("export", str(tmp_path / "first")).code == 0
    monkeypatch.setenv("AAR_DATABASE", str(tmp_path / "other.duckdb"))
    assert aar("load", str(tmp_path / "first")).code == 0
    assert aar("export", str(tmp_path / "second")).code == 0
    assert contents(tmp_path / "first") == contents(tmp_path / "second")


def test_an_export_that_cannot_be_written_says_so(aar: Aar, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    outcome = aar("export", str(tmp_path / "file"))
    assert (outcome.code, outcome.out) == (2, "")
    assert "cannot be written" in outcome.err


def test_schemas_are_published_one_by_one_and_together(aar: Aar) -> None:
    assert " ".join(aar("schema").json) == ENTITIES
    jsonschema.validate(INCIDENT, aar("schema", "incidents").json)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"incident_id": "INC-0001"}, aar("schema", "incidents").json)
    assert aar("schema", "tickets").code == 2


def test_the_audit_prints_a_head_that_can_be_checked_later(aar: Aar, tmp_path: Path) -> None:
    load = ("load", str(write(tmp_path / "bundle", {"people": small()["people"]}, {})), "--prefer", "bundle")
    aar(*load)
    verdict = aar("audit", "--json").json
    assert verdict == {"ok": True, "rows": 1, "head": verdict["head"], "first_broken": None}
    head = f"{verdict['head']['seq']}:{verdict['head']['hash']}"
    assert aar("audit").out.strip() == head
    assert aar("audit", "--expect", head, "--json").json["ok"]
    assert not aar("audit", "--expect", f"1:{'f' * 64}", "--json").json["ok"]
    assert aar("audit", "--expect", "yesterday").code == 2


def test_a_broken_audit_is_an_answer_in_json_and_a_failure_in_words(
    aar: Aar, world: World, tmp_path: Path
) -> None:
    aar("load", str(write(tmp_path / "bundle", {"people": small()["people"]}, {})), "--prefer", "bundle")
    with duckdb.connect(str(world.database.path)) as connection:
        connection.execute("update audit set actor = 'somebody else'")
    verdict = aar("audit", "--json").json
    assert (verdict["ok"], verdict["first_broken"]) == (False, 1)
    outcome = aar("audit")
    assert (outcome.code, outcome.out) == (4, "")
    assert "broken at row 1" in outcome.err


def test_the_doctor_says_what_is_set_and_what_holds(empty: Aar, tmp_path: Path) -> None:
    empty("load", str(write(tmp_path / "bundle", small())))
    health = empty("doctor", "--json").json
    assert health["ok"]
    assert health["writable"]
    assert health["integrations"] == {"jira": False}
    assert health["size"] > 0
    with duckdb.connect(health["database"]) as connection:
        connection.execute("delete from incidents")
    ill = empty("doctor", "--json").json
    assert not ill["ok"]
    found = [check["title"] for check in ill["checks"] if check["violations"]]
    assert found == ["Every reference leads to a record that is there."]
    assert found[0] in empty("doctor").out


def test_a_backup_is_restored_into_an_empty_database_only(
    aar: Aar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = str(tmp_path / "backup.duckdb")
    head = aar("backup", backup).err.strip().rpartition(": ")[2]
    assert aar("audit", "--expect", head).code == 0
    assert aar("backup", backup).code == 3
    assert aar("restore", backup).code == 3
    before = aar("incidents", "--json").json
    monkeypatch.setenv("AAR_DATABASE", str(tmp_path / "restored.duckdb"))
    assert aar("restore", backup).code == 0
    assert aar("incidents", "--json").json == before
    assert aar("restore", str(tmp_path / "nowhere.duckdb")).code == 3


def test_a_restore_of_something_else_is_a_store_error(empty: Aar, tmp_path: Path) -> None:
    assert empty("restore", str(tmp_path / "nowhere.duckdb")).code == 4


def test_the_sample_is_loaded_once(empty: Aar) -> None:
    assert "The sample is loaded" in empty("demo").err
    before = len(empty("incidents", "--json").json)
    assert "holds data already" in empty("demo").err
    assert len(empty("incidents", "--json").json) == before > 280


def test_the_load_of_a_bundle_cannot_be_undone_as_an_import(empty: Aar, tmp_path: Path) -> None:
    empty("load", str(write(tmp_path / "bundle", {"incidents": [INCIDENT]}, {})))
    outcome = empty("imports", "undo", "BND-0001", "--yes")
    assert (outcome.code, outcome.out) == (3, "")
    assert "is the load of a bundle" in outcome.err
