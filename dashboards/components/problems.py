"""What a person sees when something goes wrong: what happened, what to do next, an id for a crash."""

import contextlib
from collections.abc import Iterator

import streamlit as st

from aar.errors import AarError
from aar.logs import log_crash
from dashboards.components.words import safe


def draw(error: AarError) -> None:
    """The message in bold, the hint below it."""
    hint = f"\n\n{safe(error.hint)}" if error.hint else ""
    st.error(f"**{safe(error.message)}**{hint}", icon=":material/error:")


def crashed() -> AarError:
    """The exception being handled as something that can be shown; its traceback goes to the log only."""
    return AarError(
        f"Something went wrong that should not have. Its id is {log_crash()}.",
        "What was saved is safe. Reload the page; if it happens again, report it with that id.",
    )


@contextlib.contextmanager
def shown() -> Iterator[None]:
    """Draw whatever goes wrong inside instead of letting it through."""
    try:
        yield
    except AarError as error:
        draw(error)
    except Exception:  # noqa: BLE001 - the last line of defence: never a traceback for a person
        draw(crashed())
