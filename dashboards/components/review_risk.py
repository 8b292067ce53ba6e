"""The risk of a finding: two levels that are saved together, once both are chosen."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from aar.domain.finding import Finding, Risk
from aar.domain.risk_levels import IMPACTS, LIKELIHOODS, rating
from dashboards.components import saved, saved_status
from dashboards.components.review_sheet import Sheet
from dashboards.components.saved_state import Field, Memory

_COLOURS: Final = {"high": "red", "medium": "orange", "low": "green"}
_SCALES: Final[dict[str, tuple[str, Mapping[int, str]]]] = {
    "likelihood": ("How likely is it to return?", LIKELIHOODS),
    "impact": ("How bad would it be?", IMPACTS),
}


def draw(sheet: Sheet[Finding]) -> None:
    """Both choices side by side, and what they amount to."""
    stored, save = sheet.of(sheet.part("risk"))
    field = Field(key=f"saved.{sheet.record_id}.risk", save=save, part="", pushes=True)
    memory = field.prepare(stored)
    for column, name in zip(st.columns(2), _SCALES, strict=True):
        with column:
            _level(sheet, field, memory, name)
    _status(field, memory)


def _level(sheet: Sheet[Finding], field: Field, memory: Memory, name: str) -> None:
    key = f"{field.key}.{name}"
    held = _half(memory.base.value, name)
    if key not in st.session_state or st.session_state.get(f"{key}.base") != held:
        st.session_state[key] = st.session_state[f"{key}.base"] = held
    label, levels = _SCALES[name]
    st.selectbox(
        label,
        list(levels),
        index=None,
        format_func=lambda level: f"{level} · {levels[level]}",
        key=key,
        placeholder=saved.hint("Choose", disabled=sheet.is_locked),
        disabled=sheet.is_locked,
        on_change=lambda: _leave(field),
    )


def _leave(field: Field) -> None:
    levels = {name: st.session_state[f"{field.key}.{name}"] for name in _SCALES}
    chosen = [level for level in levels.values() if level is not None]
    if len(chosen) != 1:  # a half risk waits for its other half
        st.session_state[field.widget_key] = Risk(**levels) if chosen else None
        field.leave()


def _status(field: Field, memory: Memory) -> None:
    chosen = [st.session_state[f"{field.key}.{name}"] for name in _SCALES]
    if len([level for level in chosen if level is not None]) == 1:
        st.caption(":orange[:material/pending:] Not saved yet: a risk needs both.")
    elif memory.base.value is not None and memory.problem is None:
        said = rating(memory.base.value)
        score = memory.base.value.likelihood * memory.base.value.impact
        st.caption(f":{_COLOURS[said]}-badge[{said.capitalize()} risk] {score} of 25")
    saved_status.draw(field, memory)


def _half(risk: Risk | None, name: str) -> int | None:
    return getattr(risk, name) if risk else None
