"""Pages run without a browser, on a database of their own."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from aar.domain.record import Record
from dashboards.resources import application
from tests.builders import database_with

OpenPage = Callable[..., AppTest]


def _draw(name: str) -> None:
    from aar.registry import discover
    from dashboards.frame import identity, show

    identity()
    show(discover("dashboards.pages", exporting="PAGE")[name])


@pytest.fixture
def open_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """Open a page on a database that holds these records, as this person, with these parameters."""
    path = tmp_path / "aar.duckdb"
    monkeypatch.setenv("AAR_DATABASE", str(path))
    application.cache_clear()

    def opened(
        name: str, *records: Record, by: str = "local", params: Mapping[str, str | list[str]] | None = None
    ) -> AppTest:
        database_with(path, *records)
        page = AppTest.from_function(_draw, args=(name,), default_timeout=20)
        page.session_state["aar.person_id"] = by
        for parameter, value in (params or {}).items():
            page.query_params[parameter] = value
        return page.run()

    return opened


def said(page: AppTest) -> str:
    """All that the page says, in one text."""
    spoken = [
        *page.title, *page.subheader, *page.markdown, *page.caption, *page.text,
        *page.error, *page.warning, *page.info,
    ]  # fmt: skip
    return "\n".join(str(element.value) for element in spoken)
