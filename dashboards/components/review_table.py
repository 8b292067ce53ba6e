"""The timeline as a table that is edited in place; every cell is saved as it is left.

The table keeps the rows that it was first drawn with and lays edits over them, so it neither jumps nor loses
its place. It starts afresh when somebody else changed the timeline, or when an edit was refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, get_args

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from aar.domain.event import MILESTONES, EventKind, TimelineEvent
from aar.errors import AarError, StaleEdit
from aar.usecases.curate_event import curate_event
from dashboards import session
from dashboards.components import act, problems, words
from dashboards.components.review_desk import Desk
from dashboards.components.review_marking import SHORT

CURATIONS: Final = {"kept": "Keep", "starred": "★ Star", "dropped": "Drop"}
_HEIGHT: Final = 440
_INSTANTS: Final = frozenset({"occurred_at", "known_at"})
_SHOWN: Final = (
    "curation",
    "occurred_at",
    "kind",
    "text",
    "milestone",
    "known_at",
    "note",
    "sensitivity",
    "edited",
)


@dataclass
class TableState:
    """The rows as first drawn, the events as they stand by now, and the cells that were saved since."""

    generation: int
    rows: list[dict[str, Any]]
    events: dict[str, TimelineEvent]
    saved: dict[tuple[int, str], object] = field(default_factory=dict)
    problem: AarError | None = None
    saved_at: datetime | None = None


def draw(desk: Desk, events: Sequence[TimelineEvent], *, key: str) -> None:
    """Draw the events; times are shown and typed in the viewer's zone."""
    _catch_up(key)
    state = _current(key, events)
    editor = f"{key}.{state.generation}"
    if state.problem:
        problems.draw(state.problem)
    st.data_editor(
        state.rows,
        column_config=_columns(str(desk.visit.zone)),
        column_order=_SHOWN,
        disabled=list(_SHOWN) if desk.is_locked else ["text", "edited"],
        hide_index=True,
        num_rows="fixed",
        height=min(_HEIGHT, 36 * (len(state.rows) + 1) + 2),
        row_height=36,
        placeholder="",
        key=editor,
        on_change=lambda: _save(state, st.session_state[editor]["edited_rows"]),
    )
    _say(desk, state)


def _catch_up(key: str) -> None:
    """Save what was typed into the table as it was drawn last, should its callback not have done so."""
    held = st.session_state.get(key)
    if isinstance(held, TableState):
        edits = st.session_state.get(f"{key}.{held.generation}", {}).get("edited_rows", {})
        if _unsaved(held, edits):
            _save(held, edits)
            st.rerun()


def _current(key: str, events: Sequence[TimelineEvent]) -> TableState:
    """What was drawn before, unless something else than this table changed the events."""
    held = st.session_state.get(key)
    known = {event.event_id: event for event in events}
    if isinstance(held, TableState) and held.events == known:
        return held
    fresh = TableState(0, [_row(event) for event in events], known)
    if isinstance(held, TableState):
        fresh.generation, fresh.problem, fresh.saved_at = held.generation + 1, held.problem, held.saved_at
    st.session_state[key] = fresh
    return fresh


def _say(desk: Desk, state: TableState) -> None:
    if state.problem is None and state.saved_at is not None:
        at = words.clock(state.saved_at, desk.visit.zone, desk.visit.now)
        st.caption(f":material/cloud_done: Saved {at}. What the source said is kept beside it.")
    elif not desk.is_locked:
        st.caption("Each cell is saved as you leave it. What the source said is kept beside it.")


def _row(event: TimelineEvent) -> dict[str, Any]:
    edited = ", ".join(words.label(name).lower() for name in event.upstream or {})
    return {
        "event_id": event.event_id,
        "curation": CURATIONS[event.curation],
        "occurred_at": event.occurred_at,
        "kind": words.label(event.kind),
        "text": " ".join(event.text.split()),
        "milestone": words.label(event.milestone) if event.milestone else None,
        "known_at": event.known_at,
        "note": event.note,
        "sensitivity": SHORT[event.sensitivity],
        "edited": edited,
    }


def _save(state: TableState, edits: Mapping[int, Mapping[str, Any]]) -> None:
    """Save every cell that is not saved yet; runs when a cell is left."""
    state.problem = None
    for (row, name), value in _unsaved(state, edits).items():
        _save_cell(state, row, name, value)


def _unsaved(state: TableState, edits: Mapping[int, Mapping[str, Any]]) -> dict[tuple[int, str], object]:
    """The cells whose text is not saved yet; a cell whose edit was taken back has its first text again."""
    wanted = {(int(row), name): value for row, cells in edits.items() for name, value in cells.items()}
    undone = {(row, name): state.rows[row][name] for row, name in state.saved if (row, name) not in wanted}
    return {
        cell: value for cell, value in (wanted | undone).items() if state.saved.get(cell, _NOTHING) != value
    }


def _save_cell(state: TableState, row: int, name: str, value: object) -> None:
    event = state.events.get(state.rows[row]["event_id"])
    if event is None:
        return
    try:
        state.events[event.event_id] = _curated(event, name, _typed(name, value))
    except AarError as error:
        state.problem = state.problem or error
        state.generation += 1  # drawn afresh, as the database has it
        state.rows = [_row(one) for one in state.events.values()]
        state.saved = {}
    else:
        state.saved[row, name] = value
        state.saved_at = session.app().now()


def _curated(event: TimelineEvent, name: str, value: object) -> TimelineEvent:
    try:
        return act.perform(curate_event, event.event_id, {name: value}, revision=event.revision)
    except StaleEdit as stale:
        theirs = stale.theirs
        if isinstance(theirs, TimelineEvent) and getattr(theirs, name) == getattr(event, name):
            return act.perform(curate_event, event.event_id, {name: value}, revision=theirs.revision)
        raise AarError(
            f"{words.label(name)} of {event.event_id} is not saved: someone else wrote "
            f"“{getattr(theirs, name)}” meanwhile, you wrote “{value}”.",
            "Their text stands in the table now. Write yours again if it should stay.",
        ) from stale


def _typed(name: str, value: object) -> object:
    """What was typed, as the domain writes it."""
    if value in {None, ""}:
        return None
    if name in _INSTANTS:
        return datetime.fromisoformat(str(value))
    return _CODES.get(name, {}).get(str(value), value)


def _columns(zone: str) -> dict[str, ColumnConfig]:
    config = st.column_config
    clock: dict[str, Any] = {"format": "D MMM HH:mm:ss", "timezone": zone, "width": 122}
    return {
        "curation": config.SelectboxColumn("Keep", options=list(CURATIONS.values()), required=True, width=72),
        "occurred_at": config.DatetimeColumn("Time", required=True, help=f"Times in {zone}.", **clock),
        "kind": config.SelectboxColumn("Kind", options=list(_CODES["kind"]), required=True, width=105),
        "text": config.TextColumn("Event", width=245),
        "milestone": config.SelectboxColumn("Milestone", options=list(_CODES["milestone"]), width=105),
        "known_at": config.DatetimeColumn(
            "Known at", help="When responders could know it; empty means when it happened.", **clock
        ),
        "note": config.TextColumn("Note", width=90),
        "sensitivity": config.SelectboxColumn(
            "Readers",
            options=list(SHORT.values()),
            required=True,
            width=88,
            help="Reports for the public tell only what is public.",
        ),
        "edited": config.TextColumn("Corrected", width=88, help="Fields that differ from the source."),
    }


_NOTHING: Final = object()
_CODES: Final[dict[str, dict[str, str]]] = {
    "curation": {said: code for code, said in CURATIONS.items()},
    "kind": {words.label(code): code for code in get_args(EventKind)},
    "milestone": {words.label(code): code for code in MILESTONES},
    "sensitivity": {said: code for code, said in SHORT.items()},
}
