"""Which actions are shown, as the address says it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import streamlit as st

from dashboards.components import left_out
from dashboards.components.url import bound
from dashboards.page import Visit

Row = Mapping[str, Any]
SOON: Final = timedelta(days=7)
_OUTSTANDING: Final = frozenset({"agreed", "in_progress"})
_OPEN: Final = _OUTSTANDING | {"done"}
_WHOSE: Final = {"mine": "Mine", "team": "My services", "all": "All"}


@dataclass(frozen=True)
class Filters:
    """Whose actions, which of them, with which words, and as what they are drawn.

    `services` are those of the person's own open work, `unknown` names what does not exist.
    """

    who: str
    show: str
    words: str
    layout: str
    services: frozenset[str] = frozenset()
    unknown: Sequence[str] = ()

    def keeps(self, row: Row, visit: Visit) -> bool:
        """Whether the row fits all of them."""
        is_mine = row["owner"] == visit.person.person_id
        said = f"{row['action_id']} {row['title']} {row['key'] or ''} {row['owner_name'] or ''}".lower()
        is_near = self.who == "team" and not self.services.isdisjoint(row["services"] or ())
        is_whose = self.who == "all" or is_mine or is_near
        return is_whose and SHOWS[self.show].keeps(row, visit.today) and self.words.lower() in said


@dataclass(frozen=True)
class Show:
    """A named selection of actions."""

    title: str
    keeps: Callable[[Row, date], bool]


def is_outstanding(row: Row) -> bool:
    """Whether work is owed."""
    return row["state"] in _OUTSTANDING


def is_overdue(row: Row, today: date) -> bool:
    """Whether work is owed and its day has passed."""
    return is_outstanding(row) and row["due_on"] is not None and row["due_on"] < today


def is_due(row: Row, today: date) -> bool:
    """Whether work is owed within a week, overdue work included."""
    return is_outstanding(row) and row["due_on"] is not None and row["due_on"] <= today + SOON


SHOWS: Final[Mapping[str, Show]] = {
    "all": Show("All", lambda row, today: bool(row and today)),
    "owed": Show("To do", lambda row, today: is_outstanding(row) and bool(today)),
    "due": Show("Due this week", is_due),
    "overdue": Show("Overdue", is_overdue),
    "awaiting": Show("Awaiting verification", lambda row, today: row["state"] == "done" and bool(today)),
    "jira": Show("In Jira", lambda row, today: row["key"] is not None and bool(today)),
}


_KNOWN: Final[Mapping[str, Collection[str]]] = {
    "who": ("mine", "team", "all"),
    "show": SHOWS,
    "as": ("board", "table"),
}


def read(visit: Visit, rows: Sequence[Row]) -> Filters:
    """The filters in the address; owners begin with their own actions, others with everybody's.

    Who works on a service is a team: whoever owns open work for it sees what else is open there.
    """
    mine = [row for row in rows if row["owner"] == visit.person.person_id]
    asked = {name: value for name, value in visit.params.items() if name in _KNOWN}
    found = {name: value for name, value in asked.items() if value in _KNOWN[name]}
    return Filters(
        who=found.get("who") or ("mine" if mine else "all"),
        show=found.get("show", "all"),
        words=visit.params.get("words", ""),
        layout=found.get("as", "board"),
        services=frozenset(one for row in mine if row["state"] in _OPEN for one in row["services"] or ()),
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
    titles = {name: f"{show.title} {counts[name]}" for name, show in SHOWS.items()}
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
