from collections.abc import Callable

import pytest

from tests.architecture.calls import late_imports, naive_times, raw_html
from tests.architecture.repository import PACKAGES, python_files

THE_CROSSING = "aar/registry.py"
THE_HOVERS = "dashboards/components/timed.py"  # lets through the UTC hover of a time, and nothing else


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (late_imports, 'importlib.import_module("integrations.jira")'),
        (late_imports, 'from importlib import import_module\nimport_module("dashboards")'),
        (late_imports, '__import__("dashboards.main")'),
        (late_imports, 'pkgutil.resolve_name("integrations.jira")'),
        (late_imports, 'uvicorn.run("dashboards.asgi:app")'),
        (raw_html, 'st.markdown("<b>bold</b>", unsafe_allow_html=True)'),
        (raw_html, 'st.markdown("<b>bold</b>", unsafe_allow_html=allowed)'),
        (naive_times, "datetime.now()"),
        (naive_times, "datetime.datetime.now(tz=None)"),
        (naive_times, "datetime.utcnow()"),
        (naive_times, "datetime.date.today()"),
        (naive_times, "datetime.utcfromtimestamp(0)"),
    ],
)
def test_what_may_not_be_called_is_found(check: Callable[[str], list[str]], text: str) -> None:
    line = len(text.splitlines())
    assert [found.split()[0] for found in check(text)] == [str(line)]


def test_what_may_be_called_is_left_alone() -> None:
    allowed = (
        'datetime.now(UTC)\nclock.now()\nst.markdown("**bold**")\nregistry.discover("integrations.sources")'
    )
    assert [late_imports(allowed), raw_html(allowed), naive_times(allowed)] == [[], [], []]


def test_only_the_registry_reaches_outwards() -> None:
    files = [(path, text) for path, text in python_files("aar") if path != THE_CROSSING]
    assert [f"{path}:{found}" for path, text in files for found in late_imports(text)] == []


def test_no_page_writes_raw_html() -> None:
    files = [(path, text) for path, text in python_files(*PACKAGES) if path != THE_HOVERS]
    assert [f"{path}:{found}" for path, text in files for found in raw_html(text)] == []


def test_every_clock_has_a_zone() -> None:
    files = python_files(*PACKAGES, "tests")
    assert [f"{path}:{found}" for path, text in files for found in naive_times(text)] == []
