"""Files of post-mortems: what is no timeline, what is hostile, archives of many, and how they are known."""

import contextlib
import csv
import io
import random
import zipfile
from pathlib import Path

import pytest

from aar.errors import InputError
from aar.usecases.export_rejects import export_rejects
from integrations.sources._markdown_incident import read_document
from tests.imports.conftest import Desk
from tests.imports.test_markdown import HEAD, POST_MORTEMS, told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Something went wrong.\n", "has no timeline"),
        ("# Down\n\n## Timeline\n\nSee the status page.\n", "nothing under “Timeline” begins with a time"),
        ("# Down\n\n## Timeline\n\n- T+5m Alert\n", "has no timeline"),
        ("# Down\n\n## Timeline\n\n- 10:05 UTC Alert\n", "no day"),
        ("# Down\n\n## Timeline\n\n- Mar 5, 10:05 UTC Alert\n", "year"),
        ("# Down\n\n" + "x" * 1_000_001, "million"),
        ("## Timeline\n\n```\n- 10:05 UTC in a log that never ends\n", "has no timeline"),
    ],
)
def test_what_is_no_timeline_is_refused_with_what_is_missing(desk: Desk, text: str, said: str) -> None:
    before = desk.rows_everywhere()
    with pytest.raises(InputError, match=said):
        desk.take_text(text, "pm.md")
    assert desk.rows_everywhere() == before


HOSTILE = {
    "quotes": ">" * 20_000 + " x",
    "brackets": "[" * 20_000,
    "stars": "**a" * 20_000,
    "ticks": "`" * 20_000 + "a" * 20_000,
    "deep": "\n".join("  " * depth + "- x" for depth in range(300)),
    "table": "|" * 5_000 + "\n" + "|-" * 5_000 + "\n" + "|x" * 5_000,
    "html": "<script>alert(1)</script><details>\n<ul>" * 2_000,
    "entities": "&#0;&#x110000;&nbsp;" * 5_000,
    "links": "[a](<b" * 10_000,
    "digits": "1" * 50_000 + ":" + "2" * 50_000,
    "times": "10:05 " * 20_000,
    "spaces": " \t" * 40_000 + "10:05",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_markdown_neither_hangs_nor_breaks(desk: Desk, text: str) -> None:
    events = told(desk, f"- 10:05 UTC Alert <b onclick='x()'>fired</b>\n\n{text}\n")
    assert events[0].text.startswith("Alert fired")


PIECES = (
    "- 10:05 ", "## Timeline\n", "|", "---\n", "```\n", "> ", "[x] ", "\n\n", "**", "(", "All times in ",
    " 2018-02-30 ", "Feb 29, 10:00 ", "31/12/2020 ", "24:00 ", "UTC-99", "9999-12-31 23:59 +14:00 ",
    "\x00", "<div>",
)  # fmt: skip


@pytest.mark.parametrize("path", sorted(POST_MORTEMS.glob("2018*.md")), ids=lambda path: path.stem)
def test_a_damaged_document_is_read_or_refused(path: Path) -> None:
    chance = random.Random(path.stem)  # noqa: S311 - damage, not a secret
    for _ in range(30):
        text = path.read_text()
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(PIECES) + text[at + chance.choice([0, 0, 1, 60]) :]
        with contextlib.suppress(InputError):
            items, _ = read_document(path.name, text)
            assert all(item["problem"] or item["occurred_at"] for item in items)


def test_what_was_refused_goes_in_once_it_has_a_time(desk: Desk) -> None:
    text = f"{HEAD}## Timeline\n\n- 10:05 UTC Alert\n- 10:07 UTC Page\n- Rolled back\n"
    result = desk.take_text(text, "pm.md")
    with desk.world.database.read() as store:
        refused = list(csv.DictReader(io.StringIO(export_rejects(store, str(result.import_id)))))
    refused[0]["occurred_at"] = "2024-03-05T10:09:00Z"
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, refused[0])
    writer.writeheader()
    writer.writerows(refused)
    again = desk.take_text(sheet.getvalue(), "refused.csv")
    assert (again.new, again.incidents) == (1, (result.incidents[0].changed(is_new=False),))


def test_markdown_is_known_by_its_headings_too(desk: Desk) -> None:
    text = f"{HEAD}## Timeline\n\n- 10:05 UTC Alert\n"
    assert desk.take_text(text, "notes.txt").source == "markdown"
    csv = "occurred_at,text\n2026-01-02T03:04:05Z,# Summary\n"
    assert desk.take_text(csv, "export.csv").source == "csv"


def archive(desk: Desk, **documents: str) -> Path:
    path = desk.folder / "post-mortems.zip"
    with zipfile.ZipFile(path, "w") as opened:
        for name, text in documents.items():
            opened.writestr(f"reports/{name}.md", text)
        opened.writestr("reports/graph.svg", "<svg/>")
    return path


def test_an_archive_of_documents_is_an_incident_each(desk: Desk) -> None:
    told = {f"day-{day}": f"# Down - 2024-03-0{day}\n\n## Timeline\n\n- 10:05 UTC Alert\n" for day in (5, 6)}
    path = archive(desk, **told, readme="# Our post-mortems\n")
    result = desk.take(path)
    assert (result.source, result.new, result.rejected) == ("markdown", 2, 1)
    assert [one.source_id for one in result.incidents] == ["2024-03-05 Down", "2024-03-06 Down"]
    assert result.problems[0].path == "reports/readme.md"
    assert "has no timeline" in result.problems[0].message
    assert desk.take(path).unchanged == 2


def test_an_archive_without_a_single_timeline_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError, match="no post-mortem with a timeline"):
        desk.take(archive(desk, one="# One\n", two="# Two\n"))
