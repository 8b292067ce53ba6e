"""Charts in their last form, made anew only when what they show has changed: making one takes up to 0.4 s."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, TypeAlias, get_args

import pyarrow as pa
import streamlit as st

from aar.charts.theme import Tone
from dashboards.components import timeline

Rows: TypeAlias = Sequence[Mapping[str, Any]]
Make: TypeAlias = Callable[[Rows, Tone], dict[str, Any]]
_MOST: Final = 256


def chart(make: Make, rows: Rows, alt: str) -> None:
    """The chart of these rows in the viewer's tone, with its words for those who cannot see it."""
    spec = _made(make, json.dumps(rows), timeline.tone())
    st.vega_lite_chart(spec=spec, theme=None, alt=alt)


def make_ready(make: Make, rows: Rows) -> None:
    """Make the chart of these rows in every tone, before it is asked for."""
    for tone in get_args(Tone):
        _made(make, json.dumps(rows), tone)


@lru_cache(maxsize=_MOST)
def _made(make: Make, rows: str, tone: Tone) -> dict[str, Any]:
    spec = make(json.loads(rows), tone)
    # Streamlit would bring the rows into the form that is sent in every run, for a sixth of the whole cost.
    return spec | {"datasets": {name: _sent(values) for name, values in spec.get("datasets", {}).items()}}


def _sent(rows: list[dict[str, Any]]) -> bytes:
    table, sent = pa.Table.from_pylist(rows), pa.BufferOutputStream()
    with pa.ipc.new_stream(sent, table.schema) as stream:
        stream.write_table(table)
    return bytes(sent.getvalue())
