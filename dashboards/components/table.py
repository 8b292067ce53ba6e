"""Tables whose selected row stands in the address, so that a link to it can be pasted anywhere."""

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from dashboards.components import badges, words

Row = Mapping[str, Any]


def table(
    rows: Sequence[Row], columns: Mapping[str, ColumnConfig], *, key: str, height: int | None = None
) -> int | None:
    """Draw the named columns of the rows; returns the place of the row that was clicked or ticked, if any."""
    shown = [{name: row.get(name) for name in columns} for row in rows]
    event = st.dataframe(
        shown,
        column_config=dict(columns),
        column_order=list(columns),
        hide_index=True,
        key=key,
        on_select="rerun",
        selection_mode=["single-row", "single-cell"],
        height=height or "auto",
        row_height=36,
        placeholder="",
    )
    selection = event["selection"]
    chosen = [*selection["rows"], *(place for place, _ in selection["cells"])]
    return int(chosen[0]) if chosen and chosen[0] < len(rows) else None


def text(label: str, *, width: int | None = None, pinned: bool = False) -> ColumnConfig:
    """A column of plain text."""
    return st.column_config.TextColumn(label, width=width, pinned=pinned)


def when(label: str, zone: ZoneInfo) -> ColumnConfig:
    """A column of instants in the viewer's zone."""
    return st.column_config.DatetimeColumn(
        label, format="D MMM YYYY, HH:mm", timezone=str(zone), width=140, help=f"Times in {zone}."
    )


def day(label: str) -> ColumnConfig:
    """A column of dates."""
    return st.column_config.DateColumn(label, format="D MMM YYYY", width=110)


def number(label: str) -> ColumnConfig:
    """A column of whole numbers."""
    return st.column_config.NumberColumn(label, format="%d", width=80)


def badge(label: str, codes: Sequence[str], *, width: int = 130) -> ColumnConfig:
    """A column of coloured words; each cell is a list of codes as `cell` makes it."""
    return st.column_config.MultiselectColumn(
        label,
        options=[badges.said(code) for code in codes],
        color=[badges.colour(code) for code in codes],
        width=width,
    )


def cell(*codes: str | None) -> list[str]:
    """What stands in a cell of a badge column."""
    return [badges.said(code) for code in codes if code]


def span(row: Row, start: str, end: str) -> str:
    """The duration between two instants of a row, in words."""
    return words.duration(row[end] - row[start]) if row.get(start) and row.get(end) else "–"
