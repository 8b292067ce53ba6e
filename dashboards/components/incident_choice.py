"""A choice among many incidents: those recorded last, and any other by its id or words of its title."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st

from aar.store import Reader
from aar.usecases.search import search
from dashboards import session
from dashboards.components import words
from dashboards.page import Visit

MOST: Final = 200
_MOST_FOUND: Final = 20


@dataclass(frozen=True)
class Latest:
    """The titles, by id, of the incidents that were recorded last, and how many there are in all."""

    titles: Mapping[str, str]
    total: int

    def without(self, incident_id: str) -> "Latest":
        """The same without this one."""
        return Latest({one: title for one, title in self.titles.items() if one != incident_id}, self.total)


def latest_of(store: Reader, visit: Visit) -> Latest:
    """Those that the person may see."""
    rows = store.rows("queries/incidents/latest", sees_private=visit.sees_private, most=MOST)
    return Latest({row["incident_id"]: row["title"] for row in rows}, rows[0]["in_all"] if rows else 0)


def look_up(latest: Latest, *, key: str) -> dict[str, str]:
    """What can be chosen, by id; draws a field to find others in when there are more than the latest."""
    titles = dict(latest.titles)
    if latest.total <= MOST:
        return titles
    asked = st.text_input(
        "Find another incident",
        icon=":material/search:",
        placeholder="An id, or words of its title",
        key=f"{key}.find",
        help=f"The latest {MOST} of {words.grouped(latest.total)} stand in the list; others are found here.",
        persist_state="session",
    )
    if not asked or not asked.strip():
        return titles | _known(key)
    found = _found(key, asked.strip())
    st.caption(
        f"{words.count(len(found), 'incident')} found: choose it in the list." if found else "None found."
    )
    return found | titles | _known(key)


def _found(key: str, asked: str) -> dict[str, str]:
    """Looked for once, however often the page is drawn; what was found before can still be chosen."""
    last = st.session_state.get(f"{key}.last")
    if isinstance(last, tuple) and last[0] == asked:
        found: dict[str, str] = last[1]
        return found
    with session.app().reading() as store:
        hits = search(store, asked, by=session.person(), kind="incident", most=_MOST_FOUND).hits
    found = {hit.id: hit.title for hit in hits}
    st.session_state[f"{key}.last"] = (asked, found)
    st.session_state[f"{key}.known"] = _known(key) | found
    return found


def _known(key: str) -> dict[str, str]:
    known: dict[str, str] = st.session_state.get(f"{key}.known", {})
    return known
