"""Review: the guided form of one incident, one section at a time."""

from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from aar.registry import discover
from aar.store import Reader
from dashboards import session
from dashboards.components import act, problems, review_header, review_watch, saved_state, words
from dashboards.components.review_choice import ReviewChoice, choice_of, draw_choice
from dashboards.components.review_desk import desk_of
from dashboards.components.review_section import SectionPage
from dashboards.page import Page, Visit

_SECTIONS: Final = "dashboards.pages.review_sections"


@dataclass(frozen=True)
class View:
    """The review that the address names, or all reviews to choose from."""

    review_id: str | None
    choice: ReviewChoice | None


def build(store: Reader, visit: Visit) -> View:
    """Read the reviews only when none is named: the workspace reads its own."""
    if "review" in visit.params:
        return View(visit.params["review"], None)
    return View(None, choice_of(store, visit))


def draw(view: View) -> None:
    """Draw the named review, or the choice."""
    if view.choice is not None:
        draw_choice(view.choice)
    elif view.review_id is not None:
        _workspace(view.review_id)
        review_watch.draw(view.review_id)


@st.fragment
def _workspace(review_id: str) -> None:
    """The head and one section, drawn again by itself whenever a field in it is left."""
    with problems.shown(), saved_state.screen():
        act.notices()
        with session.app().reading() as store:
            desk = desk_of(store, session.visit(), review_id)
            review_watch.remember(store, review_id)
            section = _kinds()[desk.section.kind]
            view = section.build(store, desk)
        review_header.draw(desk)
        review_header.section_bar(desk)
        st.caption(words.safe(desk.section.purpose))
        section.draw(desk, view)


def _kinds() -> dict[str, SectionPage[Any]]:
    return discover(_SECTIONS, exporting="SECTION")


PAGE = Page("Review", ":material/rate_review:", "Learn", 30, "review", build, draw)
