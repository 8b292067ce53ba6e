"""What a figure means, and the rows behind it, each with the way to it; as CSV all of them."""

from functools import lru_cache
from typing import Any, Final

import numpy as np
import pyarrow as pa
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from aar.metrics.arrays import labels
from aar.metrics.figures import MetricResult
from aar.usecases.compute_metrics import metrics
from aar.usecases.export_metric_rows import export_metric_rows
from aar.usecases.resilience_figures import ResilienceFigures
from dashboards import session
from dashboards.components import badges, factors, links, table, words

_MOST: Final = 256
_NAMES: Final = {"subject_id": "Record"}
_CODES: Final = frozenset({"strength", "severity", "kind", "excluded"})
_WAYS: Final = {"ACT": ("actions", "action"), "INC": ("incident", "incident")}


@st.fragment
def behind(figures: ResilienceFigures, *metric_ids: str) -> None:
    """For each metric: its definition, who does not count and why, the rows, and a button for the CSV.

    Closed it costs neither server nor browser anything, and opening it draws nothing else anew.
    """
    box = st.popover(
        "What it means, and the rows behind it",
        icon=":material/info:",
        type="tertiary",
        key=f"meaning.{metric_ids[0]}",
        on_change="rerun",
    )
    if box.open:
        with box:
            for metric_id in metric_ids:
                _one(figures, figures.now[metric_id])


def _one(figures: ResilienceFigures, result: MetricResult) -> None:
    st.markdown(f"**{result.title}**")
    st.caption(f"{words.safe(result.definition)} n = {words.grouped(result.n)}. A row opens its record.")
    for reason, number in result.excluded.items():
        st.caption(f"Left out, {words.label(reason).lower()}: {words.grouped(number)}")
    _rows_of(figures, result.id)
    st.download_button(
        "All rows as CSV",
        _writing(figures, result.id),
        file_name=f"{result.id}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        type="tertiary",
        key=f"rows.{result.id}",
    )


def _rows_of(figures: ResilienceFigures, metric_id: str) -> None:
    """The first rows; the one that is picked is opened on its own page."""
    rows = _table(figures, metric_id)
    event = st.dataframe(
        rows,
        hide_index=True,
        height=min(300, 36 * (len(rows) + 1)),
        column_config={name: _column(metric_id, name) for name in rows.column_names},
        placeholder="",
        on_select="rerun",
        selection_mode=["single-row", "single-cell"],
        key=f"behind.{metric_id}",
    )
    place = table.picked(event, len(rows))
    if place is None:
        return
    subject_id = str(rows["subject_id"][place])
    page, param = _WAYS[subject_id.partition("-")[0]]
    links.go(page, **{param: subject_id})


def _column(metric_id: str, name: str) -> ColumnConfig:
    """The heading, with what the numbers below it mean; instants in the zone that the figures are made in."""
    if name == "measured_at":
        return table.when(words.label(name), session.app().settings.zone_info)
    meaning = metrics()[metric_id].columns.get(name)
    return st.column_config.Column(_NAMES.get(name) or words.label(name), help=meaning)


def _writing(figures: ResilienceFigures, metric_id: str) -> Any:  # noqa: ANN401 - called when it is pressed
    app, person = session.app(), session.person()

    def write() -> str:
        with app.reading() as store:
            return export_metric_rows(store, figures.asked, metric_id, by=person)

    return write


@lru_cache(maxsize=_MOST)
def _table(figures: ResilienceFigures, metric_id: str) -> pa.Table:
    """The rows as they are sent: to bring them into that form took a third of all drawing."""
    return pa.Table.from_pylist(_rows(figures, metric_id))


def _rows(figures: ResilienceFigures, metric_id: str) -> list[dict[str, Any]]:
    columns = {name: labels(column) for name, column in figures.rows[metric_id].items()}
    kept = {name: cells for name, cells in columns.items() if any(cell is not None for cell in cells)}
    return [
        dict(zip(kept, map(_cell, kept, cells), strict=True)) for cells in zip(*kept.values(), strict=True)
    ]


def _cell(name: str, value: Any) -> Any:  # noqa: ANN401 - whatever a statement delivers
    if isinstance(value, list | tuple | np.ndarray):
        return ", ".join(str(item) for item in value)
    if name in _CODES and value is not None:
        return badges.said(str(value))
    return factors.label(str(value)) if name == "factor" else value
