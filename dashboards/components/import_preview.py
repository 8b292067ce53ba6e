"""What importing a file would do: counts, its first records, and every line that would be refused and why."""

from typing import Final
from zoneinfo import ZoneInfo

import streamlit as st

from aar.domain.imports import ImportResult, Preview, PreviewRow, RowProblem
from aar.usecases.importing.advice import ORDER, ZONE
from dashboards.components import badges, import_fields, table, words

_TOLD: Final = ("occurred_on", "occurred_at", "text", "actor", "incident")
_HERE: Final = {
    ZONE: "The time has no offset: say above in which zone it was written.",
    ORDER: "Day and month cannot be told apart: say above which comes first.",
}
_LONG: Final = 80  # characters of a value
_MANY: Final = 6  # rows
_TALLEST: Final = 340  # pixels


def draw(preview: Preview, zone: ZoneInfo, *, key: str, is_folded: bool) -> None:
    """Draw the counts, the records and the problems."""
    for note in preview.notes:
        st.caption(f":material/info: {words.safe(note)}")
    if preview.result is None:
        return
    with st.container(gap="xxsmall"):
        counts(preview.result)
        if preview.rows:
            st.caption(_range(preview, zone))
    if is_folded:
        with st.expander("First records", icon=":material/table_rows:"):
            _records(preview, zone, key)
    else:
        _records(preview, zone, key)
    problem_list(preview.result, is_folded=is_folded)


def counts(result: ImportResult) -> None:
    """Draw what comes of the records in one line; what there is none of is left out."""
    said = {
        "green-badge[:material/add: {} new]": result.new,
        "blue-badge[:material/sync: {} updated]": result.updated,
        "gray-badge[:material/done_all: {} unchanged]": result.unchanged,
        "red-badge[:material/block: {} refused]": result.rejected,
    }
    st.markdown(
        " ".join(f":{badge.format(words.grouped(number))}" for badge, number in said.items() if number)
    )


def reading_of(preview: Preview) -> str:
    """Which columns fill what, as a sentence; nothing where the file's kind settles it."""
    filled = {column.field: column.name for column in preview.columns if column.field in _TOLD}
    told = [f"{import_fields.name(name).lower()} from “{filled[name]}”" for name in _TOLD if name in filled]
    unlike = [name for name, column in filled.items() if name != column]
    return f"It takes {', '.join(told)}." if unlike else ""


def problem_list(result: ImportResult, *, is_folded: bool) -> None:
    """Draw every refused record with its place and what to do about it."""
    if not result.problems:
        return
    total = max(result.problems_total, len(result.problems))
    with st.expander(words.count(total, "refused record"), expanded=not is_folded, icon=":material/block:"):
        many = len(result.problems) > _MANY
        rows = [_problem(one) for one in result.problems]
        st.table(rows, border="horizontal", hide_index=True, height=_TALLEST if many else "content")
        more = f"The first {len(result.problems)} of {total:,}. " if total > len(result.problems) else ""
        st.caption(f"{more}After the import they can be downloaded, corrected and dropped here again.")


def _range(preview: Preview, zone: ZoneInfo) -> str:
    if preview.first_at is None or preview.last_at is None:
        return "Its first records stand below."
    first, last = words.moment(preview.first_at, zone), words.moment(preview.last_at, zone)
    reach = f"From {first} to {last}" if first != last else f"All at {first}"
    incidents = preview.result.incidents if preview.result else ()
    if len(incidents) == 1:
        (one,) = incidents
        where = f"a new incident, “{one.title}”" if one.is_new else f"{one.incident_id} · {one.title}"
    else:
        where = words.count(len(incidents), "incident")
    return words.safe(f"{reach} ({zone}), into {where}.")


def _records(preview: Preview, zone: ZoneInfo, key: str) -> None:
    every = {
        "line": table.text("Line", width=64),
        "occurred_at": table.text("When", width=150),
        "incident": table.text("Incident", width=190),
        "kind": table.text("Kind", width=120),
        "milestone": table.text("Milestone", width=120),
        "actor": table.text("Who", width=150),
        "text": table.text("What happened", width=420),
    }
    rows = [_record(row, zone) for row in preview.rows]
    columns = {name: column for name, column in every.items() if any(row[name] for row in rows)}
    marked = {(place, row.fault) for place, row in enumerate(preview.rows) if row.problem}
    table.listing(rows, columns, key=f"{key}.rows", height=300, marked=marked)


def _record(row: PreviewRow, zone: ZoneInfo) -> dict[str, str | None]:
    told: dict[str, str | None] = {
        "line": str(row.line) if row.line else row.path,
        "occurred_at": words.moment(row.occurred_at, zone) if row.occurred_at else None,
        "incident": row.incident,
        "kind": badges.said(row.kind) if row.kind else None,
        "milestone": badges.said(row.milestone) if row.milestone else None,
        "actor": row.actor,
        "text": " ".join((row.text or "").split()),
    }
    if row.problem:
        place = row.fault if row.fault in told else "line"
        stood = " ".join((row.value or "").split()) if place == row.fault else told["line"]
        told[place] = f"⚠ {stood or 'empty'}"
    return told


def _problem(problem: RowProblem) -> dict[str, str]:
    where = f"Line {problem.line}" if problem.line else problem.path or ""
    value = problem.value or ""
    told = {
        "Where": where,
        "Column": problem.column or "",
        "Found": value if len(value) <= _LONG else f"{value[:_LONG]}…",
        "What to do": _HERE.get(problem.message, problem.message),
    }
    return {heading: words.safe(text) for heading, text in told.items()}
