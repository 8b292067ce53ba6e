"""What a saved field remembers between runs, and what happens to it when the field is left."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Generic, TypeVar

import streamlit as st

from aar.domain.record import Record
from aar.errors import AarError, StaleEdit
from dashboards.components import problems

T = TypeVar("T")
_DRAWN: Final = "saved.drawn"
_SHOWN: Final = "saved.shown"


@contextlib.contextmanager
def screen() -> Iterator[None]:
    """Note which fields stand on the screen, once it is drawn to its end."""
    drawn: set[str] = set()
    st.session_state[_DRAWN] = drawn
    yield
    st.session_state[_SHOWN] = frozenset(drawn)


@dataclass(frozen=True)
class Stored(Generic[T]):
    """What the database holds for one field; revision 0 means that nothing was saved yet."""

    value: T
    revision: int = 0
    saved_at: datetime | None = None
    saved_by: str = ""


@dataclass(frozen=True)
class Memory:
    """What the text in the widget is based on, and why it could not be saved if so."""

    base: Stored[Any]
    typed: Any = None
    problem: AarError | None = None
    theirs: Stored[Any] | None = None


@dataclass(frozen=True)
class Field:
    """One field on the screen: its key, how to save it, and which part of a stale record is its own.

    `pushes` lets a value that somebody else saved appear at once: right where nothing can be half typed.
    """

    key: str
    save: Callable[[Any, int], Stored[Any]]
    part: str
    pushes: bool = False

    @property
    def widget_key(self) -> str:
        """The key of the widget that is drawn."""
        return f"{self.key}.input"

    @property
    def memory(self) -> Memory | None:
        """What was remembered, or None when the field was not drawn before."""
        found = st.session_state.get(f"{self.key}.memory")
        return found if isinstance(found, Memory) else None

    def remember(self, memory: Memory) -> None:
        """Keep this until the next run."""
        st.session_state[f"{self.key}.memory"] = memory

    @property
    def is_gone(self) -> bool:
        """Whether the screen was drawn to its end without this field."""
        shown = st.session_state.get(_SHOWN)
        return shown is not None and self.key not in shown

    def prepare(self, stored: Stored[Any]) -> Memory:
        """Settle before drawing what the widget shows and what it is based on."""
        st.session_state.get(_DRAWN, set()).add(self.key)
        memory = self.memory or Memory(stored)
        fresh = self.widget_key not in st.session_state
        if memory.problem is None:
            memory = self._refreshed(memory, stored, show=fresh or self.pushes)
        if fresh:
            st.session_state[self.widget_key] = memory.typed if memory.problem else memory.base.value
        self.remember(memory)
        return memory

    def leave(self) -> None:
        """Save what was typed; runs when the field is left.

        A browser slow to take a field away says at times that it is empty: nobody emptied what is gone.
        """
        memory = self.memory
        if memory is None:
            return
        typed = st.session_state[self.widget_key]
        if self.is_gone and (self.pushes or _is_nothing(typed)):
            st.session_state[self.widget_key] = memory.base.value
        elif memory.problem is not None or not is_same(typed, memory.base.value):
            self._save(typed, memory.base)

    def keep_mine(self) -> None:
        """Save what was typed over the other text, which the person has seen."""
        memory = self.memory
        if memory is not None and memory.theirs is not None:
            self._save(memory.typed, memory.theirs)

    def take_theirs(self) -> None:
        """Show what somebody else saved and drop what was typed."""
        memory = self.memory
        if memory is not None and memory.theirs is not None:
            st.session_state[self.widget_key] = memory.theirs.value
            self.remember(Memory(memory.theirs))

    def try_again(self) -> None:
        """Save once more what could not be saved."""
        memory = self.memory
        if memory is not None:
            self._save(memory.typed, memory.base)

    def _refreshed(self, memory: Memory, stored: Stored[Any], *, show: bool) -> Memory:
        if is_same(stored.value, memory.base.value):
            return Memory(stored)
        if not show:
            return replace(memory, theirs=stored)
        st.session_state[self.widget_key] = stored.value
        return Memory(stored)

    def _save(self, typed: Any, base: Stored[Any]) -> None:  # noqa: ANN401 - as typed as the field
        try:
            self.remember(Memory(self.save(typed, base.revision)))
        except StaleEdit as stale:
            self._settle(typed, base, stale)
        except AarError as error:
            self.remember(Memory(base, typed, error))
        except Exception:  # noqa: BLE001 - a callback has nobody above it who could show it
            self.remember(Memory(base, typed, problems.crashed()))

    def _settle(self, typed: Any, base: Stored[Any], stale: StaleEdit) -> None:  # noqa: ANN401
        theirs = Stored(self._part_of(stale.theirs), stale.theirs_revision, saved_by=stale.saved_by or "")
        if is_same(theirs.value, base.value) or is_same(theirs.value, typed):
            self._save(typed, theirs)  # another field of the same record was saved: nothing to choose
        else:
            self.remember(Memory(base, typed, stale, theirs))

    def _part_of(self, theirs: object) -> Any:  # noqa: ANN401 - as typed as the field
        if isinstance(theirs, Record) and self.part:
            return getattr(theirs, self.part)
        return theirs.get(self.part) if isinstance(theirs, Mapping) and self.part else theirs


def is_same(one: object, other: object) -> bool:
    """Whether two values of a field say the same; nothing can be said as none, empty text or empty list."""
    return one == other or (_is_nothing(one) and _is_nothing(other))


def _is_nothing(value: object) -> bool:
    return value is None or value in ("", [], ())
