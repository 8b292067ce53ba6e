"""What stands around every page: the menu, who is acting, and the net that catches what goes wrong."""

from typing import TypeVar

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from aar.domain.person import Person
from aar.domain.rights import demand
from dashboards import session
from dashboards.components import act, links, problems, search_box
from dashboards.components.words import safe
from dashboards.page import GROUPS, Page

V = TypeVar("V")
_PICKER = "aar.picker"


def menu() -> StreamlitPage:
    """The navigation with its groups; returns the page that was asked for."""
    groups = {
        group: [links.target(page) for page in links.pages() if page.group == group] for group in GROUPS
    }
    return st.navigation({group: entries for group, entries in groups.items() if entries})


def find() -> None:
    """The search, below the menu."""
    with st.sidebar:
        search_box.draw()


def identity() -> None:
    """Who is acting, at the foot of the menu."""
    with problems.shown():
        with session.app().reading() as store:
            people = session.identify(store)
        with st.sidebar:
            _pick(people)


def show(page: Page[V]) -> None:
    """Build the page's view and draw it; errors are shown in its place."""
    act.notices()
    with problems.shown():
        demand(session.person(), page.right)
        with session.app().reading() as store:
            view = page.build(store, session.visit())
        page.draw(view)


def _pick(people: list[Person]) -> None:
    known = {one.person_id: one for one in people}
    acting = session.person()
    st.session_state[_PICKER] = acting.person_id
    st.selectbox(
        "Acting as",
        list(known),
        format_func=lambda person_id: known[person_id].name,
        key=_PICKER,
        on_change=lambda: session.choose(st.session_state[_PICKER]),
        help="No sign-in on this machine: every change is recorded under this name.",
    )
    st.caption(f":material/account_circle: {safe(', '.join(acting.roles)) or 'no role'}")
    session.remember()
