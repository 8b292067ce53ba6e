"""What `aar import` says, to programs and to people."""

from pathlib import Path

import pytest

from tests.cli.conftest import Aar

GOOD = "occurred_at,text\n2026-01-02T03:04:05Z,Alarm\nlate,Paged\n"
PLAIN = "occurred_at,text\n2026-05-01T10:00:00Z,Latency above 2 s\n"
BAD_LINE = PLAIN + "at ten,Rolled back\n"
ODD = "Zeitpunkt;Wer;Meldung\n01.05.2026 12:00;Leitstand;Antwortzeit zu hoch\n"
MAPPING = 'zone = "Europe/Berlin"\ndate_order = "dmy"\n[columns]\ntext = "Meldung"\nactor = "Wer"\n'


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a good file, one with a bad line, a binary and an odd one with its mapping."""
    for name, text in {"good.csv": PLAIN, "bad.csv": BAD_LINE, "odd.csv": ODD, "odd.toml": MAPPING}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "core.dump").write_bytes(bytes(range(256)) * 20)
    return tmp_path


def imported(aar: Aar) -> list[str]:
    return [row["file_name"] for row in aar("imports", "--json").json]


def test_a_refused_file_leaves_the_others_alone(aar: Aar, files: Path) -> None:
    done = aar("import", *(str(files / name) for name in ("good.csv", "core.dump", "bad.csv")))
    assert (done.code, imported(aar)) == (2, ["good.csv", "bad.csv"])
    assert "1 of 3 files was refused: core.dump." in done.err
    assert "good.csv (csv): read 1, new 1" in done.err


def test_a_mapping_file_says_what_a_person_would(aar: Aar, files: Path) -> None:
    done = aar("import", str(files / "odd.csv"), "--map", str(files / "odd.toml"), "--json")
    shown = aar("incidents", "show", done.json["incidents"][0]["incident_id"], "--json").json
    event = shown["events"][0]
    assert (event["occurred_at"], event["actor"]) == ("2026-05-01T10:00:00.000000Z", "Leitstand")


def test_what_the_command_line_says_wins_over_the_mapping_file(aar: Aar, files: Path) -> None:
    said = ("--map", "actor=Meldung", "--map", "text=Wer", "--map", str(files / "odd.toml"), "--zone", "UTC")
    done = aar("import", str(files / "odd.csv"), *said, "--json")
    event = aar("incidents", "show", done.json["incidents"][0]["incident_id"], "--json").json["events"][0]
    assert (event["occurred_at"], event["actor"]) == ("2026-05-01T12:00:00.000000Z", "Antwortzeit zu hoch")


@pytest.mark.parametrize(
    ("word", "said"), [("odd.tml", "names no file that can be read"), ("text=", "cannot be read")]
)
def test_a_map_that_is_neither_is_refused(aar: Aar, files: Path, word: str, said: str) -> None:
    done = aar("import", str(files / "odd.csv"), "--map", word)
    assert done.code == 2
    assert said in done.err
    assert "--map FIELD=COLUMN, or --map FILE.toml" in done.err


def test_refused_records_never_overwrite_what_was_corrected(aar: Aar, files: Path) -> None:
    aar("import", str(files / "bad.csv"))
    out = files / "refused.csv"
    write = ("imports", "rejects", "IMP-0001", "--out", str(out))
    assert [aar(*write).code, aar(*write).code] == [0, 0]
    out.write_text(out.read_text().replace("at ten", "2026-05-01T10:10:00Z"))
    again = aar(*write)
    assert again.code == 2
    assert "exists already" in again.err
    assert "2026-05-01T10:10:00Z" in out.read_text()


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
