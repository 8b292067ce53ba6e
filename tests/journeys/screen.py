"""What a person sees: a browser page that remembers every error and every request to elsewhere."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.running import ROOT

_SHOTS: Final = ROOT / "test-results" / "screens"
_HERE: Final = {"127.0.0.1", "localhost"}


@dataclass
class Screen:
    """One page of the browser, looking at one server."""

    page: Page
    url: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> None:
        """Go to a page of the app and wait until it is drawn."""
        self.page.goto(f"{self.url}{path}")
        self.page.wait_for_selector('[data-testid="stMain"] :is(h1, h2, h3)')
        self.settle()

    def settle(self) -> None:
        """Wait until the app has answered and drawn; a click that was just made is given time to arrive."""
        self.page.wait_for_timeout(250)
        expect(self.page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", re.compile("notRunning|initial"), timeout=20_000
        )
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0)

    def act_as(self, name: str) -> None:
        """Choose who is acting in the sidebar."""
        self.page.get_by_test_id("stSidebar").get_by_role("combobox").click()
        self.page.get_by_role("option", name=name, exact=True).click()
        self.settle()

    def text(self) -> str:
        """All that the page says."""
        return self.page.get_by_test_id("stMain").inner_text()

    def shoot(self, name: str) -> Path:
        """Keep a picture of the whole page under this name."""
        height = self.page.get_by_test_id("stMain").evaluate("element => element.scrollHeight")
        size = self.page.viewport_size or {"width": 1360, "height": 860}
        self.page.set_viewport_size({"width": size["width"], "height": max(int(height), 860)})
        self.page.wait_for_timeout(300)
        path = _SHOTS / f"{name}.png"
        self.page.screenshot(path=path)
        self.page.set_viewport_size({"width": size["width"], "height": size["height"]})
        return path

    def watch(self) -> None:
        """Remember what must not happen."""
        self.page.on("console", lambda said: self._hear(said.type, said.text))
        self.page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        self.page.on("request", lambda request: self._see(request.url))

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error":
            self.faults.append(f"console: {text}")

    def _see(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in _HERE:
            self.faults.append(f"request to elsewhere: {url}")
