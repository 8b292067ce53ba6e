"""Choosing several events, in the table or with the chart's brush, to curate them at once."""

from collections.abc import Sequence
from typing import Final, get_args

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from aar.domain.event import EventKind, Milestone, TimelineEvent
from dashboards.components import event_bulk, table
from dashboards.page import Visit

_ROW: Final = 36  # pixels
_SHOWN: Final = {"kept": "", "starred": "★", "dropped": "Dropped"}


def is_on(key: str) -> bool:
    """Draw the switch between opening one event and choosing several; whether it is on."""
    return st.toggle(
        "Choose several", key=f"{key}.several", persist_state="session", help="Curate many events at once."
    )


def brushed(key: str) -> str:
    """Under which name the session keeps what the chart's brush chose."""
    return f"{key}.brushed"


def draw(visit: Visit, events: Sequence[TimelineEvent], *, key: str, height: int = 400) -> None:
    """Draw the events with a tick for each, those under the brush ticked, and what can be done to them."""
    ids = tuple(event.event_id for event in events)
    under_brush = frozenset(st.session_state.get(brushed(key), ()))
    ticked = [place for place, event_id in enumerate(ids) if event_id in under_brush]
    # Ticks belong to rows: other rows, or another brush, make another table.
    state = st.dataframe(
        [_row(event) for event in events],
        column_config=_columns(visit),
        hide_index=True,
        key=f"{key}.picks.{hash((ids, under_brush))}",
        height=min(height, _ROW * (len(ids) + 1) + 2),
        row_height=_ROW,
        on_select="rerun",
        selection_mode="multi-row",
        selection_default={"selection": {"rows": ticked, "columns": [], "cells": []}},
        placeholder="",
    )
    places = [place for place in state["selection"]["rows"] if place < len(ids)]
    event_bulk.draw([ids[place] for place in sorted(places)], key=key)


def _row(event: TimelineEvent) -> dict[str, object]:
    return {
        "curation": _SHOWN[event.curation],
        "occurred_at": event.occurred_at,
        "kind": table.cell(event.kind),
        "milestone": table.cell(event.milestone),
        "text": " ".join(event.text.split()),
        "actor": event.actor,
    }


def _columns(visit: Visit) -> dict[str, ColumnConfig]:
    return {
        "curation": table.text("Keep", width=80),
        "occurred_at": table.when("When", visit.zone),
        "kind": table.badge("Kind", get_args(EventKind), width=130),
        "milestone": table.badge("Milestone", get_args(Milestone), width=130),
        "text": table.text("What happened", width=430),
        "actor": table.text("Who", width=100),
    }
