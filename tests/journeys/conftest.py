"""The running product in a real browser: a server of its own, and a page that tolerates no error."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from tests.journeys.screen import Screen
from tests.running import Server, start

_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
Serve = Callable[..., Server]
Look = Callable[[Server], Screen]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Start the app on a database; further settings as `AAR_…` variables; all are stopped in the end."""
    started: list[Server] = []

    def begin(database: Path | None = None, **settings: str) -> Server:
        path = database or tmp_path / "aar.duckdb"
        started.append(start(path, settings))
        return started[-1]

    yield begin
    for server in started:
        server.stop()


@pytest.fixture
def screen_on(page: Page) -> Iterator[Look]:
    """Look at a server; in the end the test fails for every error and every request to elsewhere."""
    screens: list[Screen] = []

    def look(server: Server) -> Screen:
        screen = Screen(page, server.url)
        screen.watch()
        screens.append(screen)
        return screen

    yield look
    assert [fault for screen in screens for fault in screen.faults] == []


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium; nothing is downloaded."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        pytest.fail("No Chromium found: install the package chromium.")
    return {"executable_path": found, "args": ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """A desktop in a zone that is not UTC, so that a wrong zone shows."""
    return {"viewport": {"width": 1360, "height": 860}, "timezone_id": "Europe/Berlin", "locale": "en-GB"}
