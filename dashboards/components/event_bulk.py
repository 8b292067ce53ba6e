"""What can be done to several chosen events at once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final, get_args

import streamlit as st

from aar.domain.event import MILESTONES, EventKind, Stage
from aar.domain.record import Sensitivity
from aar.errors import AarError, ConflictError
from aar.usecases.curate_events import Curated, curate_events
from dashboards.components import act, words

_CURATIONS: Final = {"kept": "Keep", "starred": "★ Star", "dropped": "Drop"}
_NONE: Final = "none"
_FIELDS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "kind": ("Kind", get_args(EventKind)),
    "milestone": ("Milestone", (_NONE, *MILESTONES)),
    "stage": ("Stage", (_NONE, *get_args(Stage))),
    "sensitivity": ("Sensitivity", get_args(Sensitivity)),
}
_NAMED: Final = 5


def draw(event_ids: Sequence[str], *, key: str) -> None:
    """The bar for the chosen events, or how to choose some."""
    if not event_ids:
        st.caption("Tick events in the table, or drag over them in the chart, to curate them at once.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{words.count(len(event_ids), 'event')} chosen**", width="content")
        for code, said in _CURATIONS.items():
            st.button(said, key=f"{key}.bulk.{code}", on_click=_curate(event_ids, code))
        with st.popover("Set fields", icon=":material/edit:"):
            _fields_form(event_ids, key)
        with st.popover("Shift times", icon=":material/more_time:"):
            _shift_form(event_ids, key)


def _curate(event_ids: Sequence[str], code: str) -> Callable[[], None]:
    return _apply(event_ids, lambda: {"curation": code})


def _fields_form(event_ids: Sequence[str], key: str) -> None:
    with st.form(f"{key}.bulk.fields", border=False):
        for name, (label, options) in _FIELDS.items():
            st.selectbox(
                label,
                options,
                index=None,
                format_func=words.label,
                placeholder="Leave as it is",
                key=f"{key}.bulk.fields.{name}",
            )
        st.form_submit_button("Save", type="primary", on_click=_apply(event_ids, lambda: _given(key)))


def _given(key: str) -> dict[str, Any]:
    said = {name: st.session_state[f"{key}.bulk.fields.{name}"] for name in _FIELDS}
    return {name: None if value == _NONE else value for name, value in said.items() if value is not None}


def _shift_form(event_ids: Sequence[str], key: str) -> None:
    with st.form(f"{key}.bulk.shift", border=False):
        st.caption("Later, or with a minus earlier. What the source said is kept beside it.")
        left, right = st.columns(2)
        left.number_input("Hours", value=0, step=1, key=f"{key}.bulk.hours")
        right.number_input("Minutes", value=0, step=1, key=f"{key}.bulk.minutes")
        st.form_submit_button("Shift", type="primary", on_click=_apply(event_ids, dict, lambda: _shift(key)))


def _shift(key: str) -> timedelta:
    hours, minutes = st.session_state[f"{key}.bulk.hours"], st.session_state[f"{key}.bulk.minutes"]
    return timedelta(hours=int(hours), minutes=int(minutes))


def _apply(
    event_ids: Sequence[str],
    fields: Callable[[], Mapping[str, Any]],
    shift: Callable[[], timedelta] = timedelta,
) -> Callable[[], None]:
    def save() -> None:
        try:
            done = act.perform(curate_events, event_ids, fields(), shift=shift())
        except AarError as error:
            act.tell(error)
        else:
            _tell(done)

    return save


def _tell(done: Curated) -> None:
    if done.saved:
        act.tell(f"{words.count(len(done.saved), 'event')} saved")
    elif not done.blocked:
        act.tell("Nothing to change: they are like that already")
    if done.blocked:
        reasons = [one.reason for one in done.blocked[:_NAMED]]
        more = len(done.blocked) - _NAMED
        act.tell(
            ConflictError(
                f"{words.count(len(done.blocked), 'event stays', 'events stay')} as before. "
                + " ".join([*reasons, *([f"And {more} more."] if more > 0 else [])]),
                "Take them out of what cites them first; all others are saved.",
            )
        )
