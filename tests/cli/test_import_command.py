"""`aar import` and `aar imports`: files stand alone, a mapping is said once, and nothing is overwritten."""

from pathlib import Path

import pytest

from tests.cli.conftest import Aar

GOOD = "occurred_at,text\n2026-05-01T10:00:00Z,Latency above 2 s\n"
BAD_LINE = GOOD + "at ten,Rolled back\n"
ODD = "Zeitpunkt;Wer;Meldung\n01.05.2026 12:00;Leitstand;Antwortzeit zu hoch\n"
MAPPING = 'zone = "Europe/Berlin"\ndate_order = "dmy"\n[columns]\ntext = "Meldung"\nactor = "Wer"\n'


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a good file, one with a bad line, a binary and an odd one with its mapping."""
    for name, text in {"good.csv": GOOD, "bad.csv": BAD_LINE, "odd.csv": ODD, "odd.toml": MAPPING}.items():
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


def test_a_program_gets_no_document_when_one_file_is_refused_and_its_person_all_outcomes(
    aar: Aar, files: Path
) -> None:
    done = aar("import", str(files / "core.dump"), str(files / "good.csv"), "--json")
    assert (done.code, done.out) == (2, "")
    assert "core.dump is a binary file" in done.err
    assert "good.csv (csv): read 1, new 1" in done.err


def test_several_files_are_one_document(aar: Aar, files: Path) -> None:
    done = aar("import", str(files / "good.csv"), str(files / "bad.csv"), "--json")
    assert [one["rejected"] for one in done.json["imports"]] == [0, 1]
    assert done.err == ""


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
