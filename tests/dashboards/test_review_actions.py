"""Actions: work that can be finished, an owner, and a plan that somebody else checks."""

from datetime import date

from aar.domain.action import ActionItem, Plan
from tests import builders
from tests.dashboards.conftest import OpenPage, said
from tests.dashboards.reviews import RECORDS, key, labels, section, stored

PROPOSED = builders.action(
    state="proposed", agreed_at=None, due_on=date(2026, 6, 1), proposed_due_on=date(2026, 6, 1)
)
ALL = (*RECORDS, builders.finding(), PROPOSED)


def test_the_strength_follows_from_the_kind_of_change(open_page: OpenPage) -> None:
    page = open_page("review", *ALL, params=section("actions"))
    page.selectbox(key=key("ACT-0001.strength_category")).set_value("documentation").run()
    assert stored(ActionItem, "ACT-0001").strength == "weaker"
    assert "relies on people remembering" in said(page)
    assert "Every action here is weak" in said(page)


def test_a_title_without_a_verb_gets_advice_and_is_saved_all_the_same(open_page: OpenPage) -> None:
    page = open_page("review", *ALL, params=section("actions"))
    assert "Start with a verb" not in said(page)
    page.text_input(key=key("ACT-0001.title")).set_value("Better monitoring").run()
    assert stored(ActionItem, "ACT-0001").title == "Better monitoring"
    assert "Start with a verb" in said(page)


def test_the_due_date_says_that_the_policy_proposed_it_until_somebody_changes_it(open_page: OpenPage) -> None:
    page = open_page("review", *ALL, params=section("actions"))
    assert "Proposed by the deadline policy for SEV2" in said(page)
    page.date_input(key=key("ACT-0001.due_on")).set_value(date(2026, 7, 1)).run()
    assert stored(ActionItem, "ACT-0001").due_on == date(2026, 7, 1)
    assert "Proposed by the deadline policy" not in said(page)


def test_the_owner_is_not_offered_as_verifier(open_page: OpenPage) -> None:
    page = open_page("review", *ALL, params=section("actions"))
    assert "Service owner" not in page.selectbox(key=key("ACT-0001.verifier")).options


def test_naming_the_verifier_as_owner_is_not_saved(open_page: OpenPage) -> None:
    page = open_page("review", *ALL, params=section("actions"))
    page.selectbox(key=key("ACT-0001.owner")).set_value("verifier").run()
    assert stored(ActionItem, "ACT-0001").owner == "owner"
    assert "would be verified by its own owner" in said(page)


def test_a_plan_is_written_part_by_part(open_page: OpenPage) -> None:
    page = open_page("review", *ALL, params=section("actions"))
    page.selectbox(key=key("ACT-0001.method")).set_value("metric").run()
    page.number_input(key=key("ACT-0001.window_days")).set_value(14).run()
    page.selectbox(key=key("ACT-0001.measure_factor")).set_value("alert.noise").run()
    page.selectbox(key=key("ACT-0001.measure_service")).set_value("checkout").run()
    page.number_input(key=key("ACT-0001.threshold")).set_value(0.5).run()
    assert stored(ActionItem, "ACT-0001").plan == Plan(
        method="metric",
        window_days=14,
        verifier="verifier",
        measure={"factor": "alert.noise", "service": "checkout"},
        threshold=0.5,
    )


def test_what_an_action_still_needs_stands_beside_its_number(open_page: OpenPage) -> None:
    bare = PROPOSED.changed(owner=None, done_when=None, plan=None)
    page = open_page("review", *RECORDS, builders.finding(), bare, params=section("actions"))
    assert "Needs an owner, when it is done, a verification plan" in said(page)


def test_a_proposal_can_be_taken_back_and_a_promise_cannot(open_page: OpenPage) -> None:
    page = open_page("review", *ALL, builders.action(2), params=section("actions", action="ACT-0002"))
    assert "Yes, remove action" not in labels(page)
    page = open_page("review", params=section("actions", action="ACT-0001"))
    page.button(key="remove.ACT-0001").click().run()
    assert "Action 1 of 1" in said(page)


def test_an_action_that_serves_another_incident_says_so_and_keeps_that_finding(open_page: OpenPage) -> None:
    other = (
        builders.incident(2),
        builders.review(2, incident_id="INC-0002"),
        builders.finding(2, review_id="REV-0002", title="Alerts drown"),
    )
    both = PROPOSED.changed(finding_ids=("FND-0001", "FND-0002"))
    page = open_page(
        "review", *RECORDS, builders.finding(), builders.finding(3), *other, both, params=section("actions")
    )
    assert "ACT-0001 also serves:" in said(page)
    page.multiselect(key=key("ACT-0001.finding_ids")).set_value(["FND-0003"]).run()
    assert stored(ActionItem, "ACT-0001").finding_ids == ("FND-0002", "FND-0003")
