"""One process, one port: the pages, the health check and whatever else is asked over HTTP."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager
from streamlit.web import bootstrap

from dashboards.components import problems
from dashboards.routes import routes
from dashboards.security import LocalOnly, SecurityHeaders

_HOME = Path(__file__).parent


def configure(**overrides: object) -> None:
    """Put the product's own Streamlit settings in force, wherever the program was started."""
    written = tomllib.loads(_config_file().read_text(encoding="utf-8"))
    bootstrap.load_config_options(dict(_flat(written)) | overrides)


def build() -> st.App:
    """The whole application as ASGI sees it."""
    # Else the first visit to /review would run that page's file alone, and draw nothing.
    PagesManager.uses_pages_directory = False
    return st.App(
        _HOME / "main.py",
        routes=routes(),
        middleware=[Middleware(SecurityHeaders), Middleware(LocalOnly)],
        on_script_error=_show_crash,
    )


def _show_crash(error: BaseException) -> bool:
    """Draw an id instead of a traceback; returns whether the error has been dealt with."""
    if not isinstance(error, Exception):
        return False
    problems.draw(problems.crashed())
    return True


def _config_file() -> Path:
    """Beside the pages when installed, at the top of a checkout."""
    places = (_HOME / ".streamlit", _HOME.parent / ".streamlit")
    return next(place / "config.toml" for place in places if (place / "config.toml").is_file())


def _flat(section: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in section.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value
