"""Texts as they come: in any encoding, with what no screen can show, in any script."""

import codecs
import json

import pytest

from aar.errors import InputError
from aar.usecases.export_rejects import export_rejects
from tests.imports.conftest import Desk

TEXT = "occurred_at,text\n2026-01-02T03:04:05Z,Größe überschritten – 5 €\n"
PLAIN = "occurred_at,text\n2026-01-02T03:04:05Z,{}\n"


def the_text(desk: Desk, content: bytes) -> tuple[str, str | None]:
    """The text of the one event of a file, and the note on the file."""
    result = desk.take_text(content)
    (event,) = desk.events(result.incidents[0].incident_id)
    return event.text, (result.notes or (None,))[0]


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (TEXT.encode(), None),
        (TEXT.encode("utf-8-sig"), None),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "Read as UTF-16."),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "Read as UTF-16."),
        (TEXT.encode("utf-16-le"), "Read as UTF-16, for every other byte is empty."),
        (TEXT.encode("utf-16-be"), "Read as UTF-16, for every other byte is empty."),
        (TEXT.encode("cp1252"), "Read as Windows-1252, for it is not valid UTF-8."),
    ],
)
def test_each_encoding_is_found_and_said(desk: Desk, content: bytes, note: str | None) -> None:
    assert the_text(desk, content) == ("Größe überschritten – 5 €", note)


@pytest.mark.parametrize(
    "text",
    [
        "שירות לא זמין",
        "الخدمة \u200f(غير متاحة)\u200f الآن",
        "down 🔥👩‍🚒 – 復旧しました",
        "e\u0301te\u0301",
        "a\u200bb\ufeffc",
    ],
)
def test_every_script_and_emoji_is_kept_as_it_is(desk: Desk, text: str) -> None:
    assert the_text(desk, PLAIN.format(text).encode()) == (text, None)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\x00b", "ab"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ('"two\r\nlines\tand a tab"', "two\r\nlines\tand a tab"),
        ("bell\x07 \x7fgone\x0b", "bell gone"),
        ("  wide  ", "wide"),
    ],
)
def test_what_no_screen_can_show_is_dropped(desk: Desk, given: str, kept: str) -> None:
    assert the_text(desk, PLAIN.format(given).encode())[0] == kept


def test_a_refused_record_may_hold_a_nul(desk: Desk) -> None:
    result = desk.take_text("occurred_at,text,extra\nla\x00te,x\x00,y\n2026-01-02T03:04:05Z,x,z\x00\n")
    assert (result.new, result.rejected) == (1, 1)
    assert desk.events(result.incidents[0].incident_id)[0].raw
    with desk.world.database.read() as store:
        assert "la" in export_rejects(store, str(result.import_id))


@pytest.mark.parametrize(
    "content", [b"\x00" * 500, b"a,b\n\x00\x00\x00\x00\x01", b"\xff\xfe\x00\xd8", b"occurred_at,text\n\x81,x"]
)
def test_what_is_no_text_is_refused_as_a_whole(desk: Desk, content: bytes) -> None:
    before = desk.rows_everywhere()
    with pytest.raises(InputError, match=r"is a binary file|no encoding that can be read"):
        desk.take_text(content)
    assert desk.rows_everywhere() == before


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999"])
@pytest.mark.parametrize("name", ["export.jsonl", "alerts.json"])
def test_numbers_that_json_does_not_have_are_kept_as_words(desk: Desk, name: str, number: str) -> None:
    alert = '{"alerts": [{"startsAt": "2026-01-02T03:04:05Z", "labels": {"alertname": "x"}, "n": %s}]}'
    line = '{"occurred_at": "2026-01-02T03:04:05Z", "text": "x", "n": %s}'
    result = desk.take_text((line if name.endswith("jsonl") else alert) % number, name)
    (event,) = desk.events(result.incidents[0].incident_id)
    assert str(float(number)) in json.dumps(event.plain(), allow_nan=False)
