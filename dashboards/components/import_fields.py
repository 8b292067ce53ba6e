"""The single fields in which a person says how a file is to be read."""

from collections.abc import Sequence
from typing import Final, get_args
from zoneinfo import available_timezones

import streamlit as st

from aar.domain.imports import DateOrder, Preview
from dashboards import session
from dashboards.components import words

_ORDERS: Final[dict[str, str]] = {
    "dmy": "Day first: 31/12/2026",
    "mdy": "Month first: 12/31/2026",
    "ymd": "Year first: 2026-12-31",
}
_NAMES: Final = {
    "occurred_at": "When it happened",
    "occurred_on": "Day it happened",
    "occurred_until": "When it ended",
    "known_at": "When it was known",
    "recorded_at": "When it was recorded",
    "text": "What happened",
    "actor": "Who",
    "incident": "Incident's number",
    "title": "Incident's title",
    "source_id": "Record's number",
    "source_url": "Link",
}


def name(field: str) -> str:
    """Our field as a person calls it."""
    return _NAMES.get(field, words.label(field))


def zone(key: str) -> None:
    """The zone of times that name none; the viewer's own stands first."""
    here = str(session.zone())
    others = sorted(one for one in available_timezones() if "/" in one and one != here)
    st.selectbox(
        "Zone of times without one",
        list(dict.fromkeys([here, "UTC", *others])),
        index=None,
        placeholder="Area/City",
        key=f"{key}.zone",
        persist_state="session",
    )


def order(key: str) -> None:
    """Which part of a date comes first."""
    st.selectbox(
        "Order in dates",
        get_args(DateOrder),
        index=None,
        format_func=_ORDERS.__getitem__,
        placeholder="As it is written",
        key=f"{key}.order",
        persist_state="session",
    )


def columns(key: str, preview: Preview, fields: Sequence[str]) -> None:
    """For each field the column that fills it; what is proposed shows until another is chosen."""
    examples = {column.name: ", ".join(column.examples[:2]) for column in preview.columns}
    filled = {column.field: column.name for column in preview.columns if column.field}
    places = st.columns(3)
    for place, field in enumerate(fields):
        with places[place % 3]:
            st.selectbox(
                name(field),
                list(examples),
                index=None,
                format_func=lambda one: f"{one} – {examples[one]}" if examples.get(one) else one,
                placeholder=filled.get(field, "None"),
                key=f"{key}.column.{field}",
                persist_state="session",
            )
