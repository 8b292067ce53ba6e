"""Actions: what was promised, by whom and until when, and how it stands in Jira."""

from dataclasses import dataclass, field, replace

import streamlit as st

from aar.store import Reader
from aar.usecases.select_actions import MOST_LISTED, Selection, select_actions
from dashboards import session
from dashboards.components import (
    act,
    action_board,
    action_detail,
    action_filters,
    action_table,
    links,
    list_pages,
    problems,
    words,
)
from dashboards.components.action_filters import Filters
from dashboards.components.action_link import NOT_CONNECTED
from dashboards.components.action_view import ActionView, view_of
from dashboards.components.empty import empty
from dashboards.components.figures import heading
from dashboards.page import Page, Visit


@dataclass(frozen=True)
class View:
    """Either one action, or those that fit the filters in force; `is_any` when there are actions at all."""

    visit: Visit
    opened: ActionView | None
    filters: Filters
    selection: Selection = field(default_factory=Selection)
    is_any: bool = True


def build(store: Reader, visit: Visit) -> None:
    """Read nothing yet: the workspace reads its own, at once and at each of its turns."""
    del store, visit


def draw(view: None) -> None:
    """Draw from a fragment, which reads again by itself whenever something in it is used."""
    del view
    _workspace()


@st.fragment
def _workspace() -> None:
    with problems.shown():
        act.notices()
        app = session.app()
        with app.reading() as store:
            view = _read(store, session.visit())
        is_connected = app.settings.jira_url is not None
        if view.opened:
            action_detail.draw(view.opened, is_connected=is_connected)
        else:
            _all(view, is_connected=is_connected)


def _read(store: Reader, visit: Visit) -> View:
    """The action that the address names, else those that are asked for."""
    wanted = visit.params.get("action")
    if wanted:
        filters = action_filters.read(visit, owns_any=False)
        return View(visit, view_of(store, visit, wanted), filters)
    seen = {"sees_private": visit.sees_private, "person_id": visit.person.person_id}
    there = store.one("queries/actions/visible_any", **seen) or {}
    filters = action_filters.read(visit, owns_any=bool(there["is_own"]))
    selection = select_actions(store, filters.asked, by=visit.person, today=visit.today)
    if selection.fitting and not selection.rows:
        filters = replace(filters, page=1)
        selection = select_actions(store, filters.asked, by=visit.person, today=visit.today)
    return View(visit, None, filters, selection, bool(there["is_any"]))


def _all(view: View, *, is_connected: bool) -> None:
    heading("Actions", caption=_caption(view))
    if not view.is_any:
        empty(
            "No actions yet",
            "Actions follow from the findings of a review: work with an owner, a date and a check.",
            icon=":material/checklist:",
            next_step=lambda: links.link("Open the reviews", "review", icon=":material/rate_review:"),
        )
        return
    if not is_connected:
        st.caption(f":material/link_off: {NOT_CONNECTED}")
    selection = view.selection
    action_filters.draw(view.filters, selection.shows)
    if not selection.fitting:
        _no_match(view)
    elif view.filters.layout == "table":
        action_table.draw(selection.rows, view.visit, is_connected=is_connected)
        list_pages.draw(view.filters.page, selection.fitting, most=MOST_LISTED, noun="action")
    else:
        action_board.draw(selection.rows, selection.states, selection.fitting, view.visit)


def _caption(view: View) -> str:
    found = view.selection
    to_do = words.count(found.to_do, "action")
    late, unverified = words.grouped(found.late), words.grouped(found.unverified)
    return f"{to_do} to do · {late} overdue · {unverified} awaiting verification"


def _no_match(view: View) -> None:
    whose = {"mine": "of yours ", "team": "of your services "}.get(view.filters.who, "")
    st.info(f"No action {whose}fits. Choose “All”, or take words out.", icon=":material/filter_alt_off:")


PAGE = Page("Actions", ":material/checklist:", "Act", 40, "actions", build, draw)
