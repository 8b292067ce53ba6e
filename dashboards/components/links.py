"""Ways from page to page that keep the session; what is selected goes into the address."""

from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from aar.domain.rights import may
from aar.registry import discover
from dashboards import session
from dashboards.page import Page


def pages() -> list[Page[object]]:
    """All pages in the order of the menu."""
    found: list[Page[object]] = list(discover("dashboards.pages", exporting="PAGE").values())
    return sorted(found, key=lambda page: page.place)


def target(page: Page[object]) -> StreamlitPage:
    """The page as Streamlit's navigation knows it."""
    from dashboards.frame import show

    return st.Page(
        partial(show, page),
        title=page.title,
        icon=page.icon,
        url_path=page.url_path,
        default=not page.url_path,
        visibility="visible" if page.in_menu and may(session.person(), page.right) else "hidden",
    )


def has(url_path: str) -> bool:
    """Whether this page is installed."""
    return any(page.url_path == url_path for page in pages())


def go(url_path: str, **selection: str) -> None:
    """Leave for another page: `go("incident", incident="INC-0001")`."""
    st.switch_page(target(_page(url_path)), query_params=selection)


def link(
    label: str,
    url_path: str,
    *,
    icon: str | None = None,
    help: str | None = None,  # noqa: A002 - Streamlit's word
    **selection: str,
) -> None:
    """A link to another page, drawn only when that page is installed; the label is Markdown."""
    if has(url_path):
        st.page_link(
            target(_page(url_path)), label=label, icon=icon or "", help=help, query_params=selection or None
        )


def address(url_path: str, **selection: str) -> str:
    """The address of a page for Markdown links; opens it in a new session, so prefer `link`."""
    query = "&".join(f"{name}={value}" for name, value in selection.items())
    return f"/{url_path}?{query}" if query else f"/{url_path}"


def _page(url_path: str) -> Page[object]:
    return next(page for page in pages() if page.url_path == url_path)
