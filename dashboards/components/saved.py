"""Fields that are saved when they are left, and say so; a stale save shows both texts and loses neither.

A page gives what is stored and how to save it:

    saved.text("What happened", stored, save, key=f"{review_id}.what_happened")

where `save(value, revision)` runs the use case and returns what is stored now. A value that somebody else
saved is never written over what a person may be typing: it is offered, and a save based on the older one is
refused.
"""

import zlib
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, TypeVar

import streamlit as st
from streamlit.elements.lib.utils import LabelVisibility

from dashboards.components import saved_status
from dashboards.components.saved_state import Field, Memory, Stored

T = TypeVar("T")
Save = Callable[[Any, int], Stored[Any]]
_UNFILLED: Final = "Not filled in"
__all__ = ["Save", "Stored", "choice", "choices", "day", "hint", "number", "text", "toggle"]


def text(
    label: str,
    stored: Stored[str],
    save: Save,
    *,
    key: str,
    part: str = "",
    lines: int = 3,
    help: str | None = None,  # noqa: A002 - Streamlit's word
    placeholder: str = "",
    disabled: bool = False,
    label_visibility: LabelVisibility = "visible",
) -> None:
    """A text of one line or several; empty is saved as an empty text."""
    field, memory = _prepare(Stored(stored.value or "", *_rest(stored)), save, key, part)
    shared: dict[str, Any] = {
        "key": field.widget_key,
        "help": help,
        "placeholder": hint(placeholder, disabled=disabled),
        "disabled": disabled,
        "label_visibility": label_visibility,
        "on_change": field.leave,
    }
    with st.container(key=f"typed-{field.key}", gap="xsmall"):  # by this name keep.js knows the field
        if lines > 1:
            st.text_area(label, height=28 * lines + 20, **shared)
        else:
            st.text_input(label, **shared)
        saved_status.draw(field, memory)
        st.container(key=f"received-{_digest(field)}-{field.key}").empty()


def choice(
    label: str,
    options: Sequence[T],
    stored: Stored[T | None],
    save: Save,
    *,
    key: str,
    part: str = "",
    words: Callable[[T], str] = str,
    help: str | None = None,  # noqa: A002 - Streamlit's word
    placeholder: str = "Choose",
    may_be_empty: bool = True,
    disabled: bool = False,
    label_visibility: LabelVisibility = "visible",
) -> None:
    """One of several, or none if that may be. A stored value that is no option any more stays choosable."""
    field, memory = _prepare(stored, save, key, part, pushes=True)
    known = list(options)
    now = memory.base.value
    with st.container(gap="xsmall"):
        st.selectbox(
            label,
            known if now is None or now in known else [*known, now],
            index=None if may_be_empty else 0,  # what is stored is shown; this only takes the cross away
            format_func=words,
            key=field.widget_key,
            help=help,
            placeholder=hint(placeholder, disabled=disabled),
            disabled=disabled,
            label_visibility=label_visibility,
            on_change=field.leave,
        )
        saved_status.draw(field, memory)


def choices(
    label: str,
    options: Sequence[T],
    stored: Stored[Sequence[T]],
    save: Save,
    *,
    key: str,
    part: str = "",
    words: Callable[[T], str] = str,
    help: str | None = None,  # noqa: A002 - Streamlit's word
    placeholder: str = "Choose any",
    disabled: bool = False,
    label_visibility: LabelVisibility = "visible",
) -> None:
    """Any of several, saved as a list in the order of choosing.

    Enter takes the one that is marked: an offer to take all would stand first, and evidence is not picked so.
    """
    current = list(stored.value or [])
    field, memory = _prepare(Stored(current, *_rest(stored)), save, key, part, pushes=True)
    known = list(options)
    with st.container(gap="xsmall"):
        st.multiselect(
            label,
            [*known, *(one for one in memory.base.value if one not in known)],
            format_func=words,
            key=field.widget_key,
            help=help,
            placeholder=hint(placeholder, disabled=disabled),
            disabled=disabled,
            label_visibility=label_visibility,
            filter_mode="contains",
            select_all=False,
            on_change=field.leave,
        )
        saved_status.draw(field, memory)


def day(
    label: str,
    stored: Stored[date | None],
    save: Save,
    *,
    key: str,
    part: str = "",
    help: str | None = None,  # noqa: A002 - Streamlit's word
    disabled: bool = False,
    label_visibility: LabelVisibility = "visible",
) -> None:
    """A date, or none."""
    field, memory = _prepare(stored, save, key, part)
    with st.container(gap="xsmall"):
        st.date_input(
            label,
            value=None,
            key=field.widget_key,
            help=help,
            format="YYYY-MM-DD",
            disabled=disabled,
            label_visibility=label_visibility,
            on_change=field.leave,
        )
        saved_status.draw(field, memory)


def number(
    label: str,
    stored: Stored[float | None],
    save: Save,
    *,
    key: str,
    part: str = "",
    low: float | None = None,
    high: float | None = None,
    step: float = 1.0,
    help: str | None = None,  # noqa: A002 - Streamlit's word
    disabled: bool = False,
    label_visibility: LabelVisibility = "visible",
) -> None:
    """A number within bounds, or none."""
    current = None if stored.value is None else float(stored.value)
    field, memory = _prepare(Stored(current, *_rest(stored)), save, key, part)
    with st.container(gap="xsmall"):
        st.number_input(
            label,
            min_value=low,
            max_value=high,
            value=None,
            step=step,
            format="%g",
            key=field.widget_key,
            help=help,
            placeholder=hint("", disabled=disabled),
            disabled=disabled,
            label_visibility=label_visibility,
            on_change=field.leave,
        )
        saved_status.draw(field, memory)


def toggle(
    label: str,
    stored: Stored[bool],
    save: Save,
    *,
    key: str,
    part: str = "",
    help: str | None = None,  # noqa: A002 - Streamlit's word
    disabled: bool = False,
) -> None:
    """Yes or no."""
    field, memory = _prepare(stored, save, key, part, pushes=True)
    with st.container(gap="xsmall"):
        st.toggle(label, key=field.widget_key, help=help, disabled=disabled, on_change=field.leave)
        saved_status.draw(field, memory)


def hint(placeholder: str, *, disabled: bool) -> str:
    """What stands where nothing does; an example in a field that is only read looks like an answer."""
    return _UNFILLED if disabled else placeholder


def _digest(field: Field) -> int:
    """Which text of the field has arrived here, whether it could be saved or not; keep.js compares it."""
    return zlib.adler32(str(st.session_state[field.widget_key] or "").encode("utf-16-le", "surrogatepass"))


def _prepare(
    stored: Stored[Any], save: Save, key: str, part: str, *, pushes: bool = False
) -> tuple[Field, Memory]:
    field = Field(key=f"saved.{key}", save=save, part=part, pushes=pushes)
    return field, field.prepare(stored)


def _rest(stored: Stored[Any]) -> tuple[int, Any, str]:
    return stored.revision, stored.saved_at, stored.saved_by
