"""Filling in a form as a person does: by the labels of its fields, leaving each one."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.journeys.screen import Screen


@dataclass
class Form:
    """The fields of the page that the screen shows."""

    screen: Screen

    @property
    def main(self) -> Locator:
        """Everything beside the menu."""
        return self.screen.page.get_by_test_id("stMain")

    def write(self, label: str, text: str) -> None:
        """Type into a field and leave it."""
        field = self.main.get_by_role("textbox", name=label).first
        field.fill(text)
        field.press("Tab")
        self.screen.settle()

    def write_unanswered(self, label: str, text: str) -> None:
        """Type into a field and leave it, while nobody answers."""
        field = self.main.get_by_role("textbox", name=label).first
        field.fill(text)
        field.press("Tab")

    def choose(self, label: str, *options: str) -> None:
        """Pick one or several of what is offered, by the beginning of its words."""
        for option in options:
            try:
                self._pick(label, option)
            except PlaywrightTimeoutError:  # the page was drawn again meanwhile, which closes the list
                self._pick(label, option)
            self.screen.settle()
        self.screen.page.keyboard.press("Tab")

    def _pick(self, label: str, option: str) -> None:
        field = self.main.get_by_role("combobox", name=label).first
        field.click()
        field.fill(option)
        offered = self.screen.page.get_by_role("option", name=re.compile(re.escape(option))).first
        offered.click(timeout=10_000)

    def press(self, name: str) -> None:
        """Press a button by keyboard, for an open calendar may cover it."""
        button = self.main.get_by_role("button", name=name, exact=True).first
        expect(button).to_be_enabled()
        button.press("Enter")
        self.screen.settle()

    def open_section(self, title: str) -> None:
        """Go to a section by the bar."""
        self.main.get_by_role("radio", name=re.compile(title)).click()
        self.screen.settle()

    def sees(self, text: str) -> None:
        """Wait until the page says this, what others save included."""
        expect(self.main.get_by_text(text).first).to_be_visible(timeout=15_000)
