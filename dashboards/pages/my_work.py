"""My work: what waits for the acting person."""

from dataclasses import dataclass

import streamlit as st

from aar.store import Reader
from dashboards.components.figures import heading
from dashboards.page import Page, Visit


@dataclass(frozen=True)
class View:
    """What waits, by kind."""

    visit: Visit


def build(store: Reader, visit: Visit) -> View:
    """Read what waits."""
    return View(visit)


def draw(view: View) -> None:
    """Draw it."""
    heading("My work")
    st.write(view.visit.person.name)


PAGE = Page("My work", ":material/inbox:", "", 0, "my-work", build, draw)
