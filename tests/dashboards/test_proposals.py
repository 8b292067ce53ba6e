"""Proposals that came with an import: seen at the incident, adopted in its review, agreed by themselves."""

from typing import Any

from aar.domain.action import ActionItem
from tests import builders
from tests.dashboards.conftest import OpenPage, said
from tests.dashboards.reviews import RECORDS, labels, section, stored


def proposal(number: int = 7, **fields: Any) -> ActionItem:
    """Work that the account of the incident asks for."""
    given: dict[str, Any] = {
        "finding_ids": (),
        "incident_id": "INC-0001",
        "state": "proposed",
        "agreed_at": None,
        "title": "Page the person on call",
    }
    return builders.action(number, **{**given, **fields})


def test_the_review_offers_them_and_a_finding_adopts_one(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, builders.finding(), proposal(), params=section("actions"))
    assert "Asked for in the imported account" in said(page)
    next(button for button in page.button if button.label == "Adopt").click().run()
    assert stored(ActionItem, "ACT-0007").finding_ids == ("FND-0001",)
    assert "Asked for in the imported account" not in said(page)


def test_without_a_finding_they_are_only_shown(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, proposal(), params=section("actions"))
    assert "ACT-0007 · Page the person on call" in said(page)
    assert "Adopt" not in labels(page)


def test_the_incident_shows_what_its_account_asks_for(open_page: OpenPage) -> None:
    page = open_page("incident", *RECORDS, proposal(due_on=None), params={"incident": "INC-0001"})
    assert "Page the person on call" in said(page)


def test_an_action_without_a_finding_names_its_incident_and_can_be_agreed(open_page: OpenPage) -> None:
    page = open_page("actions", *RECORDS, proposal(), params={"action": "ACT-0007"})
    assert "no finding leads to it yet" in said(page)
    next(button for button in page.button if button.label == "Agree").click().run()
    assert stored(ActionItem, "ACT-0007").state == "agreed"


def test_its_owner_is_told_who_agrees_it(open_page: OpenPage) -> None:
    page = open_page("actions", *RECORDS, proposal(), by="owner", params={"action": "ACT-0007"})
    assert "A facilitator agrees it." in said(page)
    assert "Agree" not in labels(page)
