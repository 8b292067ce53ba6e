"""Actions as a table; a selected row opens its action."""

from collections.abc import Sequence
from typing import Any, Final, get_args

import streamlit as st

from aar.domain.action import ActionState, Priority
from aar.domain.link import LinkState
from aar.usecases.select_actions import MOST_LISTED
from dashboards.components import table, words
from dashboards.components.action_board import Row, check_words
from dashboards.page import Visit

_PLACES: Final = {"agreed": 0, "in_progress": 0, "done": 1, "proposed": 2, "verified": 3, "dropped": 3}


def draw(rows: Sequence[Row], visit: Visit, *, is_connected: bool) -> None:
    """One row an action: what is owed first, what is settled last, each by its date."""
    in_jira = {
        "key": table.text("Issue", width=78),
        "link_state": table.badge("Sync", get_args(LinkState), width=90),
    }
    has_issues = is_connected or any(row["key"] for row in rows)
    columns = {
        "action_id": table.text("Action", width=82),
        "title": table.text("What", width=215 if has_issues else 290),
        "state": table.badge("State", get_args(ActionState), width=148),
        "owner_name": table.text("Owner", width=130),
        "due": table.text("Due", width=146),
        "priority": table.badge("Priority", get_args(Priority), width=62),
        **(in_jira if has_issues else {}),
        "incidents": table.text("Incident", width=100),
    }
    ordered = sorted(rows, key=lambda row: _PLACES[row["state"]])
    table.picking_table(
        [_row(row, visit) for row in ordered], columns, key="actions.table", into="action", field="action_id"
    )


def _row(row: Row, visit: Visit) -> dict[str, Any]:
    check = row["verification_due_on"] if row["state"] == "done" else None
    return {
        **row,
        "state": table.cell(row["state"]),
        "priority": table.cell(row["priority"]),
        "link_state": table.cell("conflict" if row["conflicts"] else row["link_state"]),
        "due": f"Check {check_words(check, visit.today)}" if check else _due(row, visit),
        "incidents": ", ".join(row["incident_ids"] or ()),
    }


def _due(row: Row, visit: Visit) -> str:
    is_open = row["state"] in {"proposed", "agreed", "in_progress"}
    return words.due(row["due_on"], visit.today) if is_open else words.day(row["due_on"])


def draw_pages(page: int, fitting: int) -> None:
    """Which part of the list this is, and the way to what stands before and after it, if anything does."""
    last = max(1, -(-fitting // MOST_LISTED))
    if last == 1:
        return
    first = (page - 1) * MOST_LISTED + 1
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for word, icon, to in (("Previous", "left", page - 1), ("Next", "right", page + 1)):
            st.button(
                word,
                icon=f":material/keyboard_arrow_{icon}:",
                type="tertiary",
                key=f"actions.page.{word}",
                disabled=not 1 <= to <= last,
                on_click=_turn,
                args=(to,),
            )
        until = min(page * MOST_LISTED, fitting)
        st.caption(f"{words.grouped(first)} to {words.grouped(until)} of {words.count(fitting, 'action')}")


def _turn(to: int) -> None:
    st.query_params["page"] = str(to)
