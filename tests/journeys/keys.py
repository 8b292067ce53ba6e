"""Using a page by its keyboard alone: Tab, arrows, Enter, Space and letters, as people without a mouse do."""

import itertools
import re
import time
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page, expect

from tests.journeys.screen import Screen

_MOST_STEPS: Final = 150
_PATIENCE: Final = 20  # seconds
_LONGEST_NAME: Final = 90
_FOCUSED: Final = """() => {
    document.getAnimations().forEach((one) => one.effect.getComputedTiming().iterations < 9 && one.finish());
    const focused = document.activeElement;
    const name = focused.getAttribute('aria-label') || focused.labels?.[0]?.innerText || focused.innerText;
    const isShown = (node) => {
        const style = getComputedStyle(node);
        return style.boxShadow !== 'none' || style.borderColor.includes('31, 90, 168')
            || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
    };
    const around = [focused];
    while (around.length < 6 && around.at(-1).parentElement) around.push(around.at(-1).parentElement);
    return [(name || '').trim(), around.some(isShown)];
}"""


@dataclass
class Keys:
    """Hands on the keyboard of one screen; there is no mouse here."""

    screen: Screen

    @property
    def page(self) -> Page:
        """The page that has the focus."""
        return self.screen.page

    def go_to(self, name: str, *, backwards: bool = False) -> None:
        """Tab to what bears this name, and see there that it has the focus."""
        wanted, given_up = re.compile(name), time.monotonic() + _PATIENCE
        for step in itertools.count():
            if step > _MOST_STEPS and time.monotonic() > given_up:  # a slow page may still be drawn
                raise AssertionError(f"no Tab leads to “{name}”")
            self.page.keyboard.press("Shift+Tab" if backwards else "Tab")
            found, is_shown = self.page.evaluate(_FOCUSED)
            if wanted.search(found) and len(found) < _LONGEST_NAME and not found.startswith("Help for"):
                assert is_shown, f"nobody can see that “{found}” has the focus"
                return

    def press(self, name: str) -> None:
        """Go to a button and press it."""
        self.go_to(name)
        self.page.keyboard.press("Enter")
        self.screen.settle()

    def write(self, name: str, text: str) -> None:
        """Go to a field, write into it, and leave it."""
        self.go_to(name)
        self.page.keyboard.type(text)
        self.page.keyboard.press("Tab")
        self.screen.settle()
        self.page.keyboard.press("Shift+Tab")

    def date(self, name: str, digits: str) -> None:
        """Go to a date, or to a date and time, write all its digits from the year on, and leave it."""
        self.go_to(f"^year, {name}")
        self.page.keyboard.type(digits)
        self.page.keyboard.press("Tab")  # to its calendar, which belongs to it
        self.page.keyboard.press("Tab")
        self.screen.settle()
        self.page.keyboard.press("Shift+Tab")

    def choose(self, name: str, words: str) -> None:
        """Go to a list, write the beginning of what is wanted, and take what is offered."""
        self.go_to(name)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(words)
        expect(self.page.get_by_role("option").filter(has_text=words).first).to_be_visible()
        self.page.keyboard.press("Enter")
        self.screen.settle()
        if self.page.get_by_role("listbox").is_visible():  # a list of many stays open
            self.page.keyboard.press("Escape")

    def think_better(self) -> None:
        """Open the list that has the focus, and close it without choosing."""
        self.page.keyboard.press("ArrowDown")
        expect(self.page.get_by_role("listbox")).to_be_visible()
        self.page.keyboard.press("Escape")
        expect(self.page.get_by_role("listbox")).to_have_count(0)
        self.page.keyboard.press("Escape")
        self.screen.settle()

    def open_section(self, title: str) -> None:
        """Go back to the bar of sections from wherever one is, and along it by the arrows."""
        self.go_to("^(circle|contrast|check_circle)", backwards=True)  # the icons say how far a section is
        for arrow in (*("ArrowLeft",) * 8, *("ArrowRight",) * 8):
            if title in self.page.evaluate(_FOCUSED)[0]:
                break
            self.page.keyboard.press(arrow)
        self.page.keyboard.press("Space")
        self.screen.settle()
