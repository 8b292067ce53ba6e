"""The running product in a real browser: a server of its own, and a page that tolerates no error."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.screen import Screen
from tests.running import Server, start

expect.set_options(timeout=20_000)  # several of these run side by side, on machines that do other work, too
_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
Serve = Callable[..., Server]
Look = Callable[..., Screen]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Start the app on a database; further settings as `AAR_…` variables; all are stopped in the end."""
    started: list[Server] = []

    def begin(database: Path | None = None, port: int = 0, **settings: str) -> Server:
        path = database or tmp_path / "aar.duckdb"
        started.append(start(path, settings, port))
        return started[-1]

    yield begin
    for server in started:
        server.stop()


@pytest.fixture
def screen_on(page: Page, browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Look]:
    """Look at a server; in the end the test fails for every error and every request to elsewhere.

    `is_other=True` looks with another browser, as a second person does.
    """
    screens: list[Screen] = []

    def look(server: Server, *, is_other: bool = False) -> Screen:
        seen = browser.new_context(**browser_context_args).new_page() if is_other else page
        screen = Screen(seen, server.url)
        screen.watch()
        screens.append(screen)
        return screen

    yield look
    for screen in screens:
        if screen.page is not page:
            screen.page.context.close()
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
