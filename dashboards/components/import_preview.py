"""What importing a file would do: counts, its first records, and every line that would be refused and why."""

from typing import get_args
from zoneinfo import ZoneInfo

import streamlit as st

from aar.domain.event import EventKind, Milestone
from aar.domain.imports import ImportResult, Preview, PreviewRow, RowProblem
from dashboards.components import table, words
from dashboards.components.figures import Figure, cards


def draw(preview: Preview, zone: ZoneInfo, *, key: str) -> None:
    """Draw the counts, the records and the problems."""
    for note in preview.notes:
        st.caption(f":material/info: {words.safe(note)}")
    if preview.result is None:
        return
    counts(preview.result)
    if preview.rows:
        st.caption(_range(preview, zone))
        _records(preview, zone, key)
    problem_list(preview.result, key=key)


def counts(result: ImportResult) -> None:
    """Draw what comes of the records, as four figures that add up."""
    cards(
        Figure("New", f"{result.new:,}", ":material/add:"),
        Figure("Updated", f"{result.updated:,}", ":material/sync:"),
        Figure("Unchanged", f"{result.unchanged:,}", ":material/done_all:"),
        Figure("Refused", f"{result.rejected:,}", ":material/block:"),
    )


def problem_list(result: ImportResult, *, key: str) -> None:
    """Draw every refused record with its place and what to do about it."""
    if not result.problems:
        return
    total = max(result.problems_total, len(result.problems))
    with st.expander(words.count(total, "refused record"), expanded=True, icon=":material/block:"):
        rows = [_problem(one) for one in result.problems]
        columns = {
            "where": table.text("Where", width=110),
            "column": table.text("Column", width=120),
            "value": table.text("What stood there", width=200),
            "message": table.text("What to do", width=480),
        }
        table.listing(rows, columns, key=f"{key}.problems", height=300)
        if total > len(result.problems):
            st.caption(
                f"The first {len(result.problems)} of {total:,}; after the import all can be downloaded."
            )


def _range(preview: Preview, zone: ZoneInfo) -> str:
    said = "The first records, as they would be stored"
    if preview.first_at is None or preview.last_at is None:
        return f"{said}."
    first, last = words.moment(preview.first_at, zone), words.moment(preview.last_at, zone)
    return (
        f"{said}. The file reaches from {first} to {last}." if first != last else f"{said}, all at {first}."
    )


def _records(preview: Preview, zone: ZoneInfo, key: str) -> None:
    every = {
        "occurred_at": table.when("When", zone),
        "incident": table.text("Incident", width=200),
        "kind": table.badge("Kind", get_args(EventKind), width=128),
        "milestone": table.badge("Milestone", get_args(Milestone), width=124),
        "text": table.text("What happened", width=360),
        "problem": table.text("Refused because", width=320),
    }
    filled = {name for row in preview.rows for name in every if getattr(row, name)}
    columns = {name: column for name, column in every.items() if name in filled}
    table.listing([_record(row) for row in preview.rows], columns, key=f"{key}.rows", height=300)


def _record(row: PreviewRow) -> dict[str, object]:
    return {
        "occurred_at": row.occurred_at,
        "incident": row.incident,
        "kind": table.cell(row.kind),
        "milestone": table.cell(row.milestone),
        "text": " ".join((row.text or "").split()),
        "problem": row.problem,
    }


def _problem(problem: RowProblem) -> dict[str, object]:
    where = f"Line {problem.line}" if problem.line else problem.path
    return {"where": where, "column": problem.column, "value": problem.value, "message": problem.message}
