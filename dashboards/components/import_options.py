"""What a person says about a file before it is imported: kind, zone, date order, incident and columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args
from zoneinfo import available_timezones

import streamlit as st

from aar.domain.imports import DateOrder, ImportOptions, Preview
from dashboards import session
from dashboards.components import words

_AS_FILE: Final = "file"
_NEW: Final = "new"
_ORDERS: Final[dict[str, str]] = {
    "dmy": "Day first: 31/12/2026",
    "mdy": "Month first: 12/31/2026",
    "ymd": "Year first: 2026-12-31",
}
_FIRST: Final = (
    "occurred_at", "text", "incident", "actor", "kind", "milestone", "known_at", "severity", "services",
)  # fmt: skip


@dataclass(frozen=True)
class Choices:
    """What there is to choose from: sources by name, and incidents by id."""

    sources: Mapping[str, str]
    incidents: Mapping[str, str]


def said(key: str) -> ImportOptions:
    """What was said so far about the file with this key."""
    state = {name: st.session_state.get(f"{key}.{name}") for name in ("source", "zone", "order", "target")}
    prefix = f"{key}.column."
    columns = {
        str(name).removeprefix(prefix): value
        for name, value in st.session_state.items()
        if str(name).startswith(prefix) and value
    }
    return ImportOptions(
        source=state["source"] or "auto",
        zone=state["zone"],
        date_order=state["order"],
        incident=_target(key, state["target"]),
        columns=columns,
    )


def draw(key: str, preview: Preview | None, choices: Choices) -> None:
    """Ask for what is needed at once; everything else waits in a fold."""
    if preview is not None and preview.needs_zone:
        st.warning(
            "The times in this file name no zone. In which one were they written?", icon=":material/schedule:"
        )
        _zone(key)
    if preview is not None and preview.missing:
        lacking = " and ".join(words.label(name).lower() for name in preview.missing)
        st.warning(f"Which column holds {lacking}?", icon=":material/view_column:")
        _columns(key, preview, preview.missing)
    with st.expander("Read it differently", icon=":material/tune:"):
        left, middle, right = st.columns(3)
        with left:
            _source(key, choices.sources)
        with middle:
            if preview is None or not preview.needs_zone:
                _zone(key)
        with right:
            _order(key)
        _incident(key, choices.incidents)
        if preview is not None and preview.columns:
            st.caption("Columns of the file, and what they fill. The others are kept beside each event.")
            _mapping(key, preview)


def _target(key: str, target: str | None) -> str | None:
    if target in {None, _AS_FILE}:
        return None
    if target == _NEW:
        title = str(st.session_state.get(f"{key}.title") or "").strip()
        return f"new:{title}" if title else None
    return target


def _source(key: str, sources: Mapping[str, str]) -> None:
    st.selectbox(
        "Kind of file",
        list(sources),
        index=None,
        format_func=lambda name: sources[name],
        placeholder="Recognised by itself",
        key=f"{key}.source",
        persist_state="session",
    )


def _zone(key: str) -> None:
    st.selectbox(
        "Zone of times without one",
        _zones(),
        index=None,
        placeholder="Area/City",
        key=f"{key}.zone",
        persist_state="session",
    )


def _zones() -> list[str]:
    here = str(session.zone())
    return [here, *sorted(name for name in available_timezones() if "/" in name and name != here), "UTC"]


def _order(key: str) -> None:
    st.selectbox(
        "Order in dates",
        get_args(DateOrder),
        index=None,
        format_func=_ORDERS.__getitem__,
        placeholder="As it is written",
        key=f"{key}.order",
        persist_state="session",
    )


def _incident(key: str, incidents: Mapping[str, str]) -> None:
    named = {_AS_FILE: "As the file says", _NEW: "A new incident", **incidents}
    left, right = st.columns(2)
    with left:
        chosen = st.selectbox(
            "Belongs to",
            list(named),
            format_func=lambda one: named[one],
            key=f"{key}.target",
            persist_state="session",
        )
    if chosen == _NEW:
        with right:
            st.text_input("Title of the new incident", key=f"{key}.title", persist_state="session")


def _columns(key: str, preview: Preview, fields: Sequence[str]) -> None:
    examples = {column.name: ", ".join(column.examples[:2]) for column in preview.columns}
    filled = {column.field: column.name for column in preview.columns if column.field}
    places = st.columns(3)
    for place, name in enumerate(fields):
        with places[place % 3]:
            st.selectbox(
                words.label(name),
                list(examples),
                index=None,
                format_func=lambda one: f"{one} – {examples[one]}" if examples[one] else one,
                placeholder=filled.get(name, "None"),
                key=f"{key}.column.{name}",
                persist_state="session",
            )


def _mapping(key: str, preview: Preview) -> None:
    free = [name for name in preview.fields if name not in preview.missing]
    _columns(key, preview, [name for name in _FIRST if name in free])
    if st.toggle("Further fields", key=f"{key}.further"):
        _columns(key, preview, [name for name in free if name not in _FIRST])


def as_choices(sources: Mapping[str, Any], incidents: Sequence[Mapping[str, Any]]) -> Choices:
    """The choices as they are said on the screen."""
    return Choices(
        sources={name: str(source.title) for name, source in sources.items()},
        incidents={row["incident_id"]: f"{row['incident_id']} · {row['title']}" for row in incidents},
    )
