"""Which actions are shown, as the address says it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import streamlit as st

from aar.usecases.select_actions import SOON, Asked
from dashboards.components import left_out, list_pages, words
from dashboards.components.url import bound
from dashboards.page import Visit

Row = Mapping[str, Any]
_OUTSTANDING: Final = frozenset({"agreed", "in_progress"})
_WHOSE: Final = {"mine": "Mine", "team": "My services", "all": "All"}


@dataclass(frozen=True)
class Filters:
    """Whose actions, which of them, with which words, and as what; `unknown` names what does not exist."""

    who: str
    show: str
    words: str
    layout: str
    page: int = 1
    unknown: Sequence[str] = ()

    @property
    def asked(self) -> Asked:
        """The same as it is asked of the database."""
        return Asked(self.who, self.show, self.words, self.layout == "board", self.page)


def is_outstanding(row: Row) -> bool:
    """Whether work is owed."""
    return row["state"] in _OUTSTANDING


def is_overdue(row: Row, today: date) -> bool:
    """Whether work is owed and its day has passed."""
    return is_outstanding(row) and row["due_on"] is not None and row["due_on"] < today


def is_due(row: Row, today: date) -> bool:
    """Whether work is owed within a week, overdue work included."""
    return is_outstanding(row) and row["due_on"] is not None and row["due_on"] <= today + SOON


SHOWS: Final[Mapping[str, str]] = {
    "all": "All",
    "owed": "To do",
    "due": "Due this week",
    "overdue": "Overdue",
    "awaiting": "Awaiting verification",
    "jira": "In Jira",
}
_KNOWN: Final[Mapping[str, Collection[str]]] = {
    "who": ("mine", "team", "all"),
    "show": SHOWS,
    "as": ("board", "table"),
}


def read(visit: Visit, *, owns_any: bool) -> Filters:
    """The filters in the address; owners begin with their own actions, others with everybody's.

    Who works on a service is a team: whoever owns open work for it sees what else is open there.
    """
    asked = {name: value for name, value in visit.params.items() if name in _KNOWN}
    found = {name: value for name, value in asked.items() if value in _KNOWN[name]}
    return Filters(
        who=found.get("who") or ("mine" if owns_any else "all"),
        show=found.get("show", "all"),
        words=visit.params.get("words", ""),
        layout=found.get("as", "board"),
        page=list_pages.asked(visit),
        unknown=[f"{name} {value}" for name, value in asked.items() if name not in found],
    )


def draw(filters: Filters, counts: Mapping[str, int]) -> None:
    """The filters in two lines, each value in the address."""
    with st.container(horizontal=True, vertical_alignment="center"):
        _segments("Whose", _WHOSE, "who", filters.who)
        _segments(
            "Drawn as",
            {"board": ":material/view_kanban: Board", "table": ":material/table_rows: Table"},
            "as",
            filters.layout,
        )
        st.text_input(
            "Words",
            icon=":material/search:",
            placeholder="Words, an id or an issue key",
            label_visibility="collapsed",
            **bound("words", filters.words),
        )
    titles = {name: f"{title} {words.grouped(counts[name])}" for name, title in SHOWS.items()}
    st.pills(
        "Show",
        list(titles),
        format_func=titles.__getitem__,
        required=True,
        label_visibility="collapsed",
        **bound("show", filters.show),
    )
    left_out.draw(filters.unknown)


def _segments(label: str, options: Mapping[str, str], name: str, value: str) -> None:
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        required=True,
        label_visibility="collapsed",
        **bound(name, value),
    )
