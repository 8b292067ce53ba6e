"""Tables whose selected row stands in the address, so that a link to it can be pasted anywhere."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from dashboards.components import badges, words

Row = Mapping[str, Any]
_ROW: Final = 36  # pixels
TALL: Final = 64  # from here on Streamlit breaks texts into lines
_MARKED: Final = "background-color: rgba(214, 72, 54, 0.28)"  # seen on light and on dark
_BESIDE: Final = "background-color: rgba(214, 72, 54, 0.07)"
_TALLEST: Final = 620  # pixels


def table(
    rows: Sequence[Row], columns: Mapping[str, ColumnConfig], *, key: str, height: int = _TALLEST
) -> int | None:
    """Draw the named columns of the rows; returns the place of the row that was clicked or ticked, if any."""
    event = st.dataframe(
        _cells(rows, columns),
        on_select="rerun",
        selection_mode=["single-row", "single-cell"],
        **_look(rows, columns, key, height),
    )
    return picked(event, len(rows))


def listing(
    rows: Sequence[Row],
    columns: Mapping[str, ColumnConfig],
    *,
    key: str,
    height: int = _TALLEST,
    marked: Collection[tuple[int, str | None]] = (),
) -> None:
    """The same, only to be read; the cells in `marked`, by row and column, stand out."""
    cells = _cells(rows, columns)
    st.dataframe(_marked(cells, marked) if marked else cells, **_look(rows, columns, key, height))


def small(rows: Sequence[Row], columns: Mapping[str, str], *, key: str) -> None:
    """The named columns of few rows under these headings, all in Markdown: browsers make grids slowly."""
    lines = [columns.values(), ["---"] * len(columns), *([row[name] for name in columns] for row in rows)]
    with st.container(key=f"small-table-{key}"):
        st.markdown("\n".join(f"| {' | '.join(line)} |" for line in lines))


def _marked(cells: Sequence[Row], marked: Collection[tuple[int, str | None]]) -> Any:  # noqa: ANN401 - pandas has no types
    import pandas as pd

    frame = pd.DataFrame(cells)
    rows = {place for place, _ in marked}

    def styles(_: object) -> Any:  # noqa: ANN401
        told = [[_style((place, name) in marked, place in rows) for name in frame] for place in frame.index]
        return pd.DataFrame(told, index=frame.index, columns=frame.columns)

    return frame.style.apply(styles, axis=None)


def _style(is_marked: bool, is_in_row: bool) -> str:  # noqa: FBT001 - two marks of one cell
    return _MARKED if is_marked else _BESIDE if is_in_row else ""


def picking_table(
    rows: Sequence[Row],
    columns: Mapping[str, ColumnConfig],
    *,
    key: str,
    into: str,
    field: str,
    height: int = _TALLEST,
    row_height: int = _ROW,
) -> None:
    """The same; the field of the row that is picked goes into the address as the parameter `into`."""

    def pick() -> None:
        place = picked(st.session_state[key], len(rows))
        if place is not None:
            st.query_params[into] = str(rows[place][field])

    st.dataframe(
        _cells(rows, columns),
        on_select=pick,
        selection_mode=["single-row", "single-cell"],
        **_look(rows, columns, key, height, row_height),
    )


def _cells(rows: Sequence[Row], columns: Mapping[str, ColumnConfig]) -> list[dict[str, Any]]:
    return [{name: row.get(name) for name in columns} for row in rows]


def _look(
    rows: Sequence[Row], columns: Mapping[str, ColumnConfig], key: str, height: int, row_height: int = _ROW
) -> dict[str, Any]:
    return {
        "column_config": dict(columns),
        "column_order": list(columns),
        "hide_index": True,
        "key": key,
        "height": min(height, _ROW + row_height * len(rows)),
        "row_height": row_height,
        "placeholder": "",
    }


def picked(event: Any, rows: int) -> int | None:  # noqa: ANN401 - Streamlit's state of a selection
    """The place of the row that was clicked or ticked, if any."""
    selection = event["selection"]
    chosen = [*selection["rows"], *(place for place, _ in selection["cells"])]
    return int(chosen[0]) if chosen and chosen[0] < rows else None


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
