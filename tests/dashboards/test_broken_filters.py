"""Whatever stands in the address, the page is drawn, and a filter that means nothing is named."""

from collections.abc import Mapping

import pytest

from tests import builders
from tests.dashboards.conftest import OpenPage, said

WORLD = (
    *builders.PEOPLE,
    builders.incident(),
    *builders.resolved_timeline(),
    builders.review(),
    builders.finding(),
    builders.action(state="done", done_at=builders.START),
)


@pytest.mark.parametrize(
    ("name", "params", "named", "shown"),
    [
        (
            "actions",
            {"who": "us", "show": "x", "as": "map"},
            "who us, show x, as map",
            "Awaiting verification",
        ),
        ("verification", {"who": "us"}, "who us", "1 action awaiting a check"),
        ("search", {"words": "canary", "kind": "*x*"}, r"kind \*x\*", "2 records found"),
    ],
)
def test_a_filter_that_does_not_exist_is_named_and_left_out(
    open_page: OpenPage, name: str, params: Mapping[str, str], named: str, shown: str
) -> None:
    page = open_page(name, *WORLD, params=params)
    assert page.warning[0].value.endswith(f"so it was left out: {named}.")
    assert shown in said(page)


@pytest.mark.parametrize(
    ("name", "params", "shown"),
    [
        ("incident", {"incident": "INC-0001", "event": "EVT-9999"}, "Impact started"),
        ("review", {"review": "REV-0001", "section": "nowhere"}, "What happened?"),
        ("review", {"review": "REV-0001", "section": "findings", "finding": "FND-9999"}, "Finding 1 of 1"),
        (
            "review",
            {"review": "REV-0001", "section": "timeline", "at": "noon", "event": "?"},
            "Impact started",
        ),
    ],
)
def test_a_place_that_does_not_exist_leaves_the_page_as_it_is_without_it(
    open_page: OpenPage, name: str, params: Mapping[str, str], shown: str
) -> None:
    page = open_page(name, *WORLD, params=params)
    assert not page.error
    assert shown in said(page)


@pytest.mark.parametrize(
    ("name", "record"), [("actions", "action"), ("verification", "action"), ("review", "review")]
)
def test_a_record_that_does_not_exist_is_a_sentence_with_what_to_do(
    open_page: OpenPage, name: str, record: str
) -> None:
    page = open_page(name, *WORLD, params={record: "NONE-1"})
    assert f"There is no {record} NONE\\-1" in page.error[0].value
    assert "List what there is" in page.error[0].value
