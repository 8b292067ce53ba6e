"""Actions as a board: what is owed, what is being done, what awaits its check, what was proven."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

import streamlit as st

from aar.domain.rights import may
from aar.usecases.edit_action import edit_action
from dashboards.components import act, words
from dashboards.components.action_filters import is_due, is_overdue
from dashboards.page import Visit

Row = Mapping[str, Any]
_COLUMNS: Final = {
    "agreed": "To do",
    "in_progress": "In progress",
    "done": "Awaiting verification",
    "verified": "Verified",
}
_NEXT: Final = {"agreed": ("in_progress", "Start"), "in_progress": ("done", "Done")}
_STUCK: Final = frozenset({"conflict", "missing", "parked"})


def draw(rows: Sequence[Row], counts: Mapping[str, int], fitting: int, visit: Visit) -> None:
    """Four columns, the most urgent first in each, and the latest of what was proven; `counts` by state."""
    with st.container(key="board"):
        columns = st.columns(len(_COLUMNS))
    for column, (state, title) in zip(columns, _COLUMNS.items(), strict=True):
        there = _in_order(rows, state)
        with column:
            st.markdown(f"**{title}** :gray[{words.grouped(counts[state])}]")
            for row in there:
                _card(row, visit)
            if counts[state] > len(there):
                _in_table(f"{words.grouped(counts[state] - len(there))} more in the table", state)
    others = fitting - sum(counts[state] for state in _COLUMNS)
    if others:
        _in_table(f"{words.count(others, 'proposed or dropped action')} in the table", "others")


def _in_table(label: str, key: str) -> None:
    """The way to what the board has no room for."""
    st.button(
        label,
        key=f"board.rest.{key}",
        type="tertiary",
        icon=":material/table_rows:",
        on_click=lambda: st.query_params.update({"as": "table"}),
    )


def _in_order(rows: Sequence[Row], state: str) -> list[Row]:
    there = [row for row in rows if row["state"] == state]
    if state == "done":
        there.sort(
            key=lambda row: row["verification_due_on"] or date.min
        )  # what nobody is due to check leads
    if state == "verified":
        there.reverse()
    return there


def open_action(action_id: str) -> None:
    """Open this action from the next run on."""
    st.query_params["action"] = action_id


def due_words(row: Row, visit: Visit) -> str:
    """When the work or its check is due, coloured by urgency."""
    if row["state"] == "verified":
        return ":green[:material/verified: Proven]"
    if row["state"] == "done":
        on = row["verification_due_on"]
        if on is None:
            return f":orange[{no_check_words(row)}]"
        late = on <= visit.today
        return f":{'orange' if late else 'gray'}[Check {check_words(on, visit.today)}]"
    said = words.due(row["due_on"], visit.today)
    colour = "red" if is_overdue(row, visit.today) else "orange" if is_due(row, visit.today) else "gray"
    return f":{colour}[{said}]"


def no_check_words(row: Row) -> str:
    """Why a done action is not due for any check."""
    return "A leader decides" if row["method"] else "No plan"


def check_words(on: date, today: date) -> str:
    """When a check is due, within a sentence: `due 23 Dec`, `overdue 3 d`."""
    said = words.due(on, today)
    return said[:1].lower() + said[1:]


def link_words(row: Row) -> str:
    """The issue in the tracker, and what is wrong with it if something is."""
    if row["key"] is None:
        return ""
    is_stuck = row["conflicts"] or row["link_state"] in _STUCK
    warning = ":orange[:material/sync_problem:] " if is_stuck else ""
    return f"{warning}:gray[{words.safe(row['key'])}]"


def _card(row: Row, visit: Visit) -> None:
    with st.container(border=True, gap="xsmall", key=f"card-{row['action_id']}"):
        st.button(
            words.safe(row["title"]),
            key=f"cardtitle-{row['action_id']}",
            type="tertiary",
            width="stretch",
            help=f"Open {row['action_id']}",
            on_click=open_action,
            args=(row["action_id"],),
        )
        incident = ", ".join(f":gray[{one}]" for one in row["incident_ids"] or ())
        facts = (due_words(row, visit), incident, link_words(row))
        st.caption(" · ".join(filter(None, facts)))
        with st.container(
            horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="xxsmall"
        ):
            owner = words.safe(row["owner_name"] or "nobody")
            st.caption(f":material/person: {owner}", width="content")
            _step(row, visit)


def _step(row: Row, visit: Visit) -> None:
    is_own = row["owner"] == visit.person.person_id and may(visit.person, "edit_own_action")
    if row["state"] in _NEXT and (is_own or may(visit.person, "edit_any_action")):
        state, word = _NEXT[row["state"]]
        st.button(
            word,
            key=f"step.{row['action_id']}",
            type="tertiary",
            icon=":material/play_arrow:" if state == "in_progress" else ":material/check:",
            on_click=_moving(str(row["action_id"]), state),
        )


def _moving(action_id: str, state: str) -> Callable[[], None]:
    said = "Started" if state == "in_progress" else "Done: it awaits verification now"
    return act.callback(edit_action, action_id, {"state": state}, said=said)
