"""Running a use case from a page: as the acting person, now, with every error shown and none swallowed."""

from collections.abc import Callable
from typing import Final, TypeVar

import streamlit as st

from aar.errors import AarError
from dashboards import session
from dashboards.components import problems

T = TypeVar("T")
_NOTICES: Final = "aar.notices"


def perform(use_case: Callable[..., T], /, *args: object, **kwargs: object) -> T:
    """Run it and return what it returns; errors are raised."""
    app = session.app()
    return app.run(use_case, *args, by=session.person(), now=app.now(), **kwargs)


def run(use_case: Callable[..., T], /, *args: object, said: str = "", **kwargs: object) -> T | None:
    """Run it where the page is drawn: an error is drawn here (and None returned), success said in a toast."""
    try:
        result = perform(use_case, *args, **kwargs)
    except AarError as error:
        problems.draw(error)
        return None
    if said:
        _notices().append(said)
    return result


def callback(
    use_case: Callable[..., T], /, *args: object, said: str = "", **kwargs: object
) -> Callable[[], None]:
    """The same for `on_click=`: what went wrong is drawn at the top of the page by `notices()`."""

    def act() -> None:
        try:
            perform(use_case, *args, **kwargs)
        except AarError as error:
            _notices().append(error)
        except Exception:  # noqa: BLE001 - a callback has nobody above it who could show it
            _notices().append(problems.crashed())
        else:
            if said:
                _notices().append(said)

    return act


def tell(notice: str | AarError) -> None:
    """Say this at the top of the page in the next run: a text in a toast, an error in a box."""
    _notices().append(notice)


def notices() -> None:
    """Draw what was said since the last run; the frame does so, a fragment that acts does so itself."""
    waiting = _notices()
    while waiting:
        notice = waiting.pop(0)
        if isinstance(notice, AarError):
            problems.draw(notice)
        else:
            st.toast(notice, icon=":material/check:")


def _notices() -> list[str | AarError]:
    found: list[str | AarError] = st.session_state.setdefault(_NOTICES, [])
    return found
