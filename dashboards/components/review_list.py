"""The list beside a detail: one row is always open, and which one stands in the address."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.column_types import ColumnConfig

from dashboards.components import table

_ROW_HEIGHT = 36
_MOST_ROWS = 14


def opened(rows: Sequence[Mapping[str, Any]], *, param: str) -> str | None:
    """The id of the row that the address names, else of the first row; rows carry their id under `param`."""
    ids = [str(row[param]) for row in rows]
    wanted = st.query_params.get(param)
    return wanted if wanted in ids else next(iter(ids), None)


def beside() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Room for the list and for the detail beside it; below it where the window is narrow."""
    with st.container(key="list-and-detail"):
        left, right = st.columns([5, 8], gap="medium")
    return left, right


def draw(
    rows: Sequence[Mapping[str, Any]],
    columns: Mapping[str, ColumnConfig],
    *,
    param: str,
    name: str,
    is_tall: bool = False,
) -> str | None:
    """Draw the rows and return the id of the open one; long titles that begin alike need tall rows."""
    current = opened(rows, param=param)
    if current is None:
        return None
    ids = [str(row[param]) for row in rows]
    height = table.TALL if is_tall else _ROW_HEIGHT
    key = f"list.{name}.{st.session_state.get(_generation(param), 0)}.{len(ids)}"
    st.dataframe(
        [{column: row.get(column) for column in columns} for row in rows],
        column_config=dict(columns),
        column_order=list(columns),
        hide_index=True,
        key=key,
        on_select=lambda: _choose(param, ids, key),
        selection_mode="single-row-required",
        selection_default={"selection": {"rows": [ids.index(current)]}},
        row_height=height,
        height=min(_ROW_HEIGHT + height * len(ids), _ROW_HEIGHT * _MOST_ROWS) + 2,
        placeholder="",
    )
    _steps(ids, ids.index(current), param=param, name=name)
    return current


def _steps(ids: Sequence[str], place: int, *, param: str, name: str) -> None:
    """From row to row and round by keyboard, which does not choose in the list itself."""
    if len(ids) == 1:
        return
    with st.container(horizontal=True, gap="small"):
        for word, icon, step in (("Previous", "up", -1), ("Next", "down", 1)):
            st.button(
                word,
                icon=f":material/keyboard_arrow_{icon}:",
                type="tertiary",
                key=f"list.{name}.{param}.{word}",
                on_click=open_row,
                args=(param, ids[(place + step) % len(ids)]),
            )


def open_row(param: str, record_id: str | None) -> None:
    """Open this record from the next run on; None opens the first."""
    if record_id is None:
        st.query_params.pop(param, None)
    else:
        st.query_params[param] = record_id
    st.session_state[_generation(param)] = st.session_state.get(_generation(param), 0) + 1


def _choose(param: str, ids: list[str], key: str) -> None:
    chosen = st.session_state[key]["selection"]["rows"]
    if chosen and chosen[0] < len(ids):
        st.query_params[param] = ids[chosen[0]]


def _generation(param: str) -> str:
    return f"list.{param}.generation"
