"""What the last runs did."""

from typing import Any

import streamlit as st

from dashboards.components import table, words
from dashboards.components.sync_view import Row, SyncView


def draw(view: SyncView) -> None:
    """A row for each run that changed something or failed."""
    st.subheader("Last runs", anchor=False)
    if not view.runs:
        st.caption("No run has changed anything yet.")
        return
    st.caption("Runs that found nothing to do leave no trace here.")
    columns = {
        "started_at": table.when("Started", view.visit.zone),
        "lasted": table.text("Lasted", width=74),
        "created": table.number("Created"),
        "pushed": table.number("Sent"),
        "pulled": table.number("Fetched"),
        "conflicts": table.number("Conflicts"),
        "missing": table.number("Missing"),
        "errors": table.number("Errors"),
        "requests": table.number("Requests"),
        "error": table.text("What happened"),
    }
    rows = [_cells(row) for row in view.runs]
    chosen = table.table(rows, columns, key="sync.runs")
    if chosen is not None and rows[chosen]["error"]:
        st.error(words.safe(rows[chosen]["error"]), icon=":material/error:")


def _cells(row: Row) -> dict[str, Any]:
    return {**row["counts"], **row, "lasted": words.duration(row["ended_at"] - row["started_at"])}
