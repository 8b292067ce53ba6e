"""Archives: one file in them is read as that file, and nothing is unpacked without limit."""

import random
import struct
from contextlib import suppress
from pathlib import Path

import pytest

from aar.errors import InputError
from aar.usecases.importing.files import open_source_file
from tests.imports.conftest import SAMPLES, Desk
from tests.imports.packing import repacked, workbook, zipped

TABLE = "occurred_at,text\n2026-01-02T03:04:05Z,First\nlate,Second\n"
TEN_MEGABYTES = b"\x00" * 10_000_000


def test_the_one_file_of_an_archive_is_read_as_that_file(desk: Desk) -> None:
    packed = zipped({"export/": "", "export/log.csv": TABLE, "__MACOSX/._log.csv": "x", ".DS_Store": "x"})
    result = desk.take_text(packed, "outage.zip")
    assert (result.source, result.new, result.rejected) == ("csv", 1, 1)
    assert (result.problems[0].line, result.incidents[0].title) == (3, "outage")
    assert result.notes == ("Read log.csv from the archive outage.zip.",)


def test_a_workbook_in_an_archive_is_read_too(desk: Desk) -> None:
    book = workbook({"Log": [("occurred_at", "text"), ("2026-01-02T03:04:05Z", "x")]})
    result = desk.take_text(zipped({"log.xlsx": book}), "outage.zip")
    assert result.notes == ("Read log.xlsx from the archive outage.zip.", "Read from the sheet “Log”.")


def test_files_that_do_not_belong_together_are_imported_one_by_one(desk: Desk) -> None:
    packed = zipped({"a.csv": TABLE, "b,c.csv": TABLE})
    with pytest.raises(InputError, match="holds 2 files that are no export known here") as refused:
        desk.take_text(packed, "two.zip")
    assert refused.value.hint == "Unpack it and import the files one by one."
    with pytest.raises(InputError, match="which csv does not read"):
        desk.take_text(packed, "two.zip", source="csv")


def encrypted(archive: bytes) -> bytes:
    """The archive, said to be locked with a password."""
    place = archive.index(b"PK\x01\x02") + 8
    return archive[:place] + b"\x01" + archive[place + 1 :]


def with_declared_size(archive: bytes, size: int) -> bytes:
    """The archive, said to unpack to so many bytes."""
    place = archive.index(b"PK\x01\x02") + 24
    return archive[:place] + struct.pack("<I", size) + archive[place + 4 :]


HOSTILE: list[tuple[bytes, str]] = [
    (zipped({}), "holds no file"),
    (zipped({"folder/": ""}), "holds no file"),
    (zipped({"empty.csv": ""}), "empty.csv is empty"),
    (zipped({"inner.zip": zipped({"a.csv": TABLE})}), "inner.zip holds another archive"),
    (zipped({"picture.png": b"\x89PNG\x00"}), "picture.png is a binary file"),
    (zipped({"../a.csv": TABLE}), "leads out of its folder"),
    (zipped({"C:\\a.csv": TABLE}), "leads out of its folder"),
    (zipped({"/a.csv": TABLE}), "leads out of its folder"),
    (encrypted(zipped({"a.csv": TABLE})), "is locked with a password"),
    (with_declared_size(zipped({"a.csv": TABLE}), 20), "is damaged or cut off"),
    (with_declared_size(zipped({"a.csv": TABLE}), 300_000_000), "times its size"),
    (with_declared_size(zipped({"a.csv": TABLE}), 3_000_000_000), "unpacks to 3.0 GB; at most 2 GB"),
    (zipped({"a.csv": TABLE})[:90], "is damaged or cut off"),
    (b"PK\x03\x04" + b"\x00" * 100, "is damaged or cut off"),
    (b"\x1f\x8b\x08\x00" + b"\x00" * 100, "packed in a way that is not read here"),
    (b"Rar!\x1a\x07\x00", "packed in a way that is not read here"),
]


@pytest.mark.parametrize(("content", "sentence"), HOSTILE, ids=[str(place) for place in range(len(HOSTILE))])
def test_an_archive_that_cannot_be_read_leaves_no_row_anywhere(
    desk: Desk, content: bytes, sentence: str
) -> None:
    before = desk.rows_everywhere()
    with pytest.raises(InputError, match=sentence) as refused:
        desk.take_text(content, "given.zip")
    assert refused.value.hint
    assert desk.rows_everywhere() == before


@pytest.mark.parametrize("kind", ["an archive", "a workbook"])
def test_what_unpacks_to_many_times_its_size_is_not_unpacked(desk: Desk, kind: str) -> None:
    bomb = {f"xl/{number}.csv": TEN_MEGABYTES for number in range(11)}
    packed = zipped(bomb) if kind == "an archive" else repacked(workbook({"S": []}), bomb)
    with pytest.raises(InputError, match="times its size, as no real export does"):
        desk.take_text(packed, "bomb.zip")


def test_an_archive_of_too_many_files_is_not_unpacked(desk: Desk) -> None:
    many = dict.fromkeys(map(str, range(20_001)), "")
    with pytest.raises(InputError, match="holds 20,001 files; at most 20,000 are read"):
        desk.take_text(zipped(many), "many.zip")


def mutated(content: bytes, seed: int) -> bytes:
    """The file with a few bytes changed, lost or added, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    changed = bytearray(content)
    for _ in range(chance.choice([1, 2, 8])):
        place = chance.randrange(len(changed))
        changed[place : place + chance.randrange(6)] = chance.randbytes(chance.randrange(6))
    return bytes(changed[: chance.choice([len(changed), chance.randrange(1, len(changed))])])


@pytest.mark.parametrize("name", ["timeline.xlsx", "timeline.ods", "timeline.xls", "slack_export"])
def test_a_file_with_bytes_gone_wrong_is_read_or_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    path = SAMPLES / name
    parts = {one.relative_to(path).as_posix(): one.read_bytes() for one in path.rglob("*.json")}
    whole = zipped(parts) if parts else path.read_bytes()
    for seed in range(12):
        folder = tmp_path / str(seed)
        folder.mkdir()
        (folder / name).write_bytes(mutated(whole, seed))
        with suppress(InputError):
            assert open_source_file(folder / name, folder).text() is not None
