"""Actions as a table; a selected row opens its action."""

from collections.abc import Sequence
from typing import Any, Final, get_args

from aar.domain.action import ActionState, Priority
from aar.domain.link import LinkState
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
