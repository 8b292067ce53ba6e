"""Findings: what was learned, what shows it, which conditions made it possible, and how bad it could get."""

from pathlib import Path

import pytest

from aar.domain.action import ActionItem
from aar.domain.finding import Asset, Finding, Risk
from tests import builders
from tests.dashboards.conftest import OpenPage, said
from tests.dashboards.reviews import RECORDS, key, section, stored

ONE = builders.finding(title="The alert came late")


def test_a_finding_begins_with_its_title(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("findings"))
    next(box for box in page.text_input if box.label == "Add a finding").set_value("The alert came late")
    next(button for button in page.button if button.label == "Add").click().run()
    assert stored(Finding, "FND-0001").title == "The alert came late"
    assert "Finding 1 of 1" in said(page)


def test_only_the_open_finding_is_drawn_however_many_there_are(open_page: OpenPage) -> None:
    findings = [builders.finding(number, title=f"Finding {number}") for number in range(1, 51)]
    page = open_page("review", *RECORDS, *findings, params=section("findings", finding="FND-0007"))
    titles = [box.value for box in page.text_input if box.label == "Title"]
    assert titles == ["Finding 7"]
    assert len(page.dataframe[0].value) == 50


def test_the_next_finding_is_opened_without_a_mouse(open_page: OpenPage) -> None:
    findings = [builders.finding(number) for number in (1, 2)]
    page = open_page("review", *RECORDS, *findings, params=section("findings"))
    for word, place in (("Next", "2 of 2"), ("Previous", "1 of 2"), ("Previous", "2 of 2")):
        next(one for one in page.button if one.label == word).click().run()
        assert f"Finding {place}" in said(page)


def test_evidence_and_factors_make_an_area_for_improvement_ready(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, ONE, params=section("findings"))
    assert "Needs evidence from the timeline and a contributing factor" in said(page)
    page.multiselect(key=key("FND-0001.evidence")).set_value(["EVT-0002"]).run()
    page.multiselect(key=key("FND-0001.factors_known")).set_value(["monitoring.gap"]).run()
    page.multiselect(key=key("FND-0001.factors_potential")).set_value(["alert.noise"]).run()
    finding = stored(Finding, "FND-0001")
    assert finding.evidence == ("EVT-0002",)
    assert [(one.code, one.certainty) for one in finding.factors] == [
        ("monitoring.gap", "known"),
        ("alert.noise", "potential"),
    ]
    assert "Needs" not in said(page)


def test_a_risk_is_saved_once_both_levels_are_chosen(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, ONE, params=section("findings"))
    page.selectbox(key="saved.FND-0001.risk.likelihood").set_value(4).run()
    assert stored(Finding, "FND-0001").risk is None
    assert "a risk needs both" in said(page)
    page.selectbox(key="saved.FND-0001.risk.impact").set_value(3).run()
    assert stored(Finding, "FND-0001").risk == Risk(likelihood=4, impact=3)
    assert "High risk" in said(page)


def test_findings_of_an_exercise_rate_the_capability(open_page: OpenPage) -> None:
    records = (*builders.PEOPLE, builders.incident(kind="exercise"), builders.review(form="exercise"), ONE)
    page = open_page("review", *records, params=section("findings"))
    page.text_input(key=key("FND-0001.capability")).set_value("Operational coordination").run()
    page.selectbox(key=key("FND-0001.rating")).set_value("S").run()
    finding = stored(Finding, "FND-0001")
    assert (finding.capability, finding.rating) == ("Operational coordination", "S")


def test_a_sentence_that_blames_gets_advice_and_is_saved_all_the_same(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, ONE, params=section("findings"))
    page.text_area(key=key("FND-0001.analysis")).set_value("They should have called earlier").run()
    assert stored(Finding, "FND-0001").analysis == "They should have called earlier"
    assert "judges from today" in said(page)
    page.text_input(key=key("FND-0001.title")).set_value("Human error").run()
    assert "Which condition made it likely" in said(page)


def test_an_action_is_proposed_from_a_finding_and_opens(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, ONE, params=section("findings"))
    next(box for box in page.text_input if box.label == "Propose an action").set_value("Alert on p99")
    next(button for button in page.button if button.label == "Propose").click().run()
    assert stored(ActionItem, "ACT-0001").finding_ids == ("FND-0001",)
    assert (page.query_params["section"], page.query_params["action"]) == ("actions", "ACT-0001")


def test_a_finding_stays_while_an_action_follows_from_it(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, ONE, builders.action(state="proposed"), params=section("findings"))
    page.button(key="remove.FND-0001").click().run()
    assert "ACT-0001 follows from it" in page.error[0].value.replace("\\", "")
    assert stored(Finding, "FND-0001") == ONE


def test_promised_work_with_the_same_factor_is_offered_before_a_new_action(open_page: OpenPage) -> None:
    factor = ({"code": "alert.noise"},)
    earlier = (
        builders.incident(2, title="The page came late before"),
        builders.review(2, incident_id="INC-0002", state="published"),
        builders.finding(2, review_id="REV-0002", title="Alerts drown", factors=factor),
        builders.action(1, finding_ids=("FND-0002",), title="Merge alerts"),
    )
    mine = builders.finding(1, factors=factor)
    page = open_page("review", *RECORDS, mine, *earlier, params=section("findings"))
    assert "shares alert noise" in said(page)
    page.button(key="cover.ACT-0001").click().run()
    assert stored(ActionItem, "ACT-0001").finding_ids == ("FND-0002", "FND-0001")
    page.button(key="unlink.ACT-0001").click().run()
    assert stored(ActionItem, "ACT-0001").finding_ids == ("FND-0002",)


def test_factors_of_the_organisations_own_are_offered_by_their_label(
    open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "factors.toml").write_text('supply.delay = "Late parts"', encoding="utf-8")
    monkeypatch.setenv("AAR_FACTORS", str(tmp_path / "factors.toml"))
    page = open_page("review", *RECORDS, ONE, params=section("findings"))
    known = page.multiselect(key=key("FND-0001.factors_known"))
    assert "Late parts" in known.options
    known.set_value(["supply.delay"]).run()
    assert [one.code for one in stored(Finding, "FND-0001").factors] == ["supply.delay"]


def test_affected_assets_are_named_one_a_line_with_kind_and_version(open_page: OpenPage) -> None:
    named = ONE.changed(assets=[{"name": "checkout", "version": "4.2"}])
    page = open_page("review", *RECORDS, named, params=section("findings"))
    field = page.text_area(key=key("FND-0001.assets"))
    assert field.value == "checkout; ; 4.2"
    field.set_value("checkout; service; 4.2\n\nfraud-scorer; model").run()
    assert stored(Finding, "FND-0001").assets == (
        Asset(name="checkout", kind="service", version="4.2"),
        Asset(name="fraud-scorer", kind="model"),
    )


def test_what_a_finding_cannot_do_without_cannot_be_emptied(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, builders.finding(), by="facilitator", params=section("findings"))
    kind, element = (page.selectbox(key=key(f"FND-0001.{name}")) for name in ("kind", "capability_element"))
    assert (kind.value, kind.proto.HasField("default")) == ("area_for_improvement", True)
    assert (element.value, element.proto.HasField("default")) == (None, False)
