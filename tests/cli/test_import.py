"""What `aar import` says, to programs and to people."""

from pathlib import Path

from tests.cli.conftest import Aar

GOOD = "occurred_at,text\n2026-01-02T03:04:05Z,Alarm\nlate,Paged\n"


def _file(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text)
    return str(folder / name)


def test_one_file_is_one_document_in_the_shape_of_the_contract(aar: Aar, tmp_path: Path) -> None:
    told = aar("import", _file(tmp_path, "night.csv", GOOD), "--json")
    assert (told.code, told.json) == (
        0,
        {
            "import_id": "IMP-0001",
            "source": "csv",
            "incidents": [
                {"incident_id": "INC-0003", "source_id": "night", "title": "night", "is_new": True}
            ],
            "read": 2,
            "new": 1,
            "updated": 0,
            "unchanged": 0,
            "rejected": 1,
            "problems": [
                {
                    "line": 3,
                    "column": "occurred_at",
                    "value": "late",
                    "message": "The time cannot be read: write it as 2026-01-31T14:05:00Z.",
                }
            ],
            "problems_total": 1,
        },
    )


def test_several_files_are_one_document_of_imports(aar: Aar, tmp_path: Path) -> None:
    files = [_file(tmp_path, name, GOOD) for name in ("one.csv", "two.csv")]
    told = aar("import", *files, "--json")
    assert [one["incidents"][0]["title"] for one in told.json["imports"]] == ["one", "two"]


def test_a_file_refused_after_another_went_in_says_that_the_other_is_in(aar: Aar, tmp_path: Path) -> None:
    files = [_file(tmp_path, "good.csv", GOOD), _file(tmp_path, "empty.csv", "")]
    told = aar("import", *files, "--json")
    assert (told.code, told.out) == (2, "")
    assert "good.csv (csv): read 2, new 1" in told.err
    assert "empty.csv is empty." in told.err


def test_a_rehearsal_leads_to_no_import_that_is_not_kept(aar: Aar, tmp_path: Path) -> None:
    told = aar("import", _file(tmp_path, "bad.csv", GOOD + "late,Paged\n" * 15), "--dry-run")
    assert "… and 6 more." in told.err


def test_an_undo_counts_what_it_removed_restored_and_kept(aar: Aar, tmp_path: Path) -> None:
    aar("import", _file(tmp_path, "night.csv", GOOD))
    undone = aar("imports", "undo", "IMP-0001", "--json")
    assert undone.json == {"import_id": "IMP-0001", "removed": 1, "restored": 0, "kept": 0}
    assert aar("imports", "undo", "IMP-0001", "--json").code == 3
