"""A facilitator drops what an incident left behind, answers what is asked, corrects and takes back."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.imports.packing import workbook, zipped
from tests.journeys.conftest import Look, Serve
from tests.journeys.screen import Screen

pytestmark = pytest.mark.journey
ROOM = """occurred_at,text,kind
2026-05-01T10:00:00Z,Latency of the ranking above 2 s,detection
2026-05-01T10:20:00Z,Decide to roll back,decision
yesterday at ten,Rolled back,action
"""
DESK = "Zeitpunkt;Wer;Meldung\n01.05.2026 12:00;Leitstand;Antwortzeit zu hoch\n"
NOTES = [["Time", "What happened"], ["2026-05-01 12:10", "Scribe joins"]]
MESSAGE = {"type": "message", "user": "U1", "text": "Roll back please", "ts": "1777630800.000200"}
SLACK = {
    "users.json": json.dumps([{"id": "U1", "name": "lead", "profile": {"real_name": "Technical lead"}}]),
    "channels.json": json.dumps([{"id": "C1", "name": "ranking-slow"}]),
    "ranking-slow/2026-05-01.json": json.dumps([MESSAGE]),
}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "room.csv").write_text(ROOM)
    (folder / "desk.csv").write_text(DESK)
    (folder / "notes.xlsx").write_bytes(workbook({"Notes": NOTES}))
    (folder / "slack.zip").write_bytes(zipped(SLACK))
    (folder / "core.dump").write_bytes(bytes(range(256)) * 20)
    return folder


@pytest.fixture
def screen(serve: Serve, screen_on: Look) -> Screen:
    screen = screen_on(serve())
    screen.open("/import")
    return screen


def drop(screen: Screen, *paths: Path) -> None:
    screen.page.locator("input[type=file]").first.set_input_files([str(path) for path in paths])
    expect(screen.page.get_by_test_id("stMain").get_by_text(paths[-1].name, exact=True).last).to_be_visible()
    screen.settle()


def press(screen: Screen, label: str) -> None:
    screen.page.get_by_role("button", name=re.compile(label)).first.click()
    screen.settle()


def choose(screen: Screen, field: str, option: str, *, place: int = 0) -> None:
    screen.page.get_by_role("combobox", name=re.compile(field)).nth(place).click()
    screen.page.keyboard.type(option)
    expect(screen.page.get_by_role("option", name=option).first).to_be_visible()
    screen.page.keyboard.press("Enter")
    screen.settle()


def test_several_files_are_looked_at_corrected_and_imported_together(screen: Screen, files: Path) -> None:
    drop(screen, *(files / name for name in ("desk.csv", "notes.xlsx", "slack.zip", "core.dump", "room.csv")))
    expect(screen.page.get_by_text("2 with a question")).to_be_visible()
    assert "core.dump is a binary file" in screen.text()
    choose(screen, "Order in dates", "Day first")
    choose(screen, "Zone of times without one", "Europe/Berlin")
    screen.page.get_by_text("Read it differently").first.click()
    screen.settle()
    choose(screen, "Who", "Wer")
    choose(screen, "Zone of times without one", "Europe/Berlin", place=1)
    screen.shoot("import-several")
    press(screen, "Import all: 5 events of 4 files")
    expect(screen.page.get_by_text("imported", exact=False)).to_have_count(4)
    screen.shoot("import-several-done")


def test_what_was_refused_is_corrected_and_goes_into_the_same_incident(
    screen: Screen, files: Path, tmp_path: Path
) -> None:
    drop(screen, files / "room.csv")
    press(screen, "Import 2 events")
    with screen.page.expect_download() as downloaded:
        screen.page.get_by_role("button", name="Download what was refused").click()
    corrected = tmp_path / "corrected.csv"
    text = downloaded.value.path().read_text()
    corrected.write_text(text.replace(",yesterday at ten,Rolled back", ",2026-05-01T10:30:00Z,Rolled back"))
    drop(screen, corrected)
    assert "It holds what IMP-0001 refused of room.csv" in screen.text()
    press(screen, "Import 1 event")
    expect(screen.page.get_by_role("link", name=re.compile("INC-0001 · room"))).to_have_count(2)
    screen.page.get_by_role("link", name=re.compile("INC-0001 · room")).first.click()
    screen.page.wait_for_url("**/incident?incident=INC-0001")


def test_a_file_too_large_for_the_page_is_told_where_it_goes_in(screen: Screen, tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as opened:
        opened.truncate(260_000_000)
    screen.page.locator("input[type=file]").first.set_input_files(str(large))
    dropzone = screen.page.get_by_test_id("stFileUploaderDropzone")
    expect(dropzone.locator("[aria-invalid=true]")).to_be_visible()
    told = dropzone.evaluate("element => getComputedStyle(element, '::after').content")
    assert "aar import FILE" in told


def test_an_import_is_made_and_taken_back_by_keyboard_alone(screen: Screen, files: Path) -> None:
    drop(screen, files / "room.csv")
    _press_by_keyboard(screen, "Import 2 events")
    expect(screen.page.get_by_text("2 events imported")).to_be_visible()
    _press_by_keyboard(screen, "Undo")
    expect(screen.page.get_by_role("button", name="Import 2 events")).to_be_visible()
    assert "Undone" in screen.text()


def _press_by_keyboard(screen: Screen, label: str) -> None:
    """Move on with the tab key until the button has the focus, then press it."""
    button = screen.page.get_by_role("button", name=re.compile(label)).first
    for _ in range(60):
        screen.page.keyboard.press("Tab")
        if button.evaluate("element => element === document.activeElement"):
            screen.page.keyboard.press("Enter")
            screen.settle()
            return
    pytest.fail(f"The tab key does not reach {label}.")
