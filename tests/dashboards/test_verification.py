"""Somebody else than the owner says by the plan whether it works, and the page says what follows."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from aar.domain.action import ActionItem, Plan
from aar.domain.record import Record
from aar.domain.verification import Evidence, Verification
from tests import builders, checked
from tests.dashboards.conftest import OpenPage, said
from tests.dashboards.reviews import labels, stored

NOW = datetime.now(UTC)
WORLD: tuple[Record, ...] = (
    *builders.PEOPLE,
    builders.incident(),
    builders.review(state="published"),
    builders.finding(),
)
DONE = builders.action(state="done", done_at=NOW - timedelta(days=40))


def judge(page: AppTest, result: str, note: str = "", links: str = "") -> None:
    """Fill in the verdict and record it."""
    page.radio[0].set_value(result)
    next(area for area in page.text_area if area.label == "What was seen").set_value(note)
    next(area for area in page.text_area if area.label == "Links that show it").set_value(links)
    next(one for one in page.button if one.label == "Record the verdict").click().run()


def test_the_plan_is_read_before_the_verdict(open_page: OpenPage) -> None:
    page = open_page("verification", *WORLD, DONE, by="verifier")
    assert "Test by Reliability engineer, 30 days after it is done" in said(page)
    assert f"Done when: {DONE.done_when}" in said(page)


def test_when_a_check_is_due_is_said_as_a_date(open_page: OpenPage) -> None:
    done = DONE.changed(done_at=NOW)
    due = (NOW + timedelta(days=30)).strftime("due %-d %b")
    assert f"Check {due}" in said(open_page("verification", *WORLD, done, by="verifier"))


@pytest.mark.parametrize(
    ("result", "state", "follows"),
    [
        ("effective", "verified", "ACT-0001 is verified"),
        ("partly_effective", "in_progress", "back in progress, owned by Service owner"),
        ("not_effective", "in_progress", "back in progress, owned by Service owner"),
        ("inconclusive", "done", "its check is due again on"),
    ],
)
def test_a_verdict_counts_and_the_page_says_what_follows(
    open_page: OpenPage, result: str, state: str, follows: str
) -> None:
    page = open_page("verification", *WORLD, DONE, by="verifier")
    judge(page, result, note="Three drills")
    assert stored(ActionItem, "ACT-0001").state == state
    spoken = " ".join(element.value for element in (*page.success, *page.info)).replace("\\", "")
    assert follows in spoken


def test_the_next_verdict_begins_with_an_empty_form(open_page: OpenPage) -> None:
    page = open_page("verification", *WORLD, DONE, by="verifier")
    judge(page, "inconclusive", note="Too early to tell")
    assert next(area for area in page.text_area if area.label == "What was seen").value == ""
    assert page.radio[0].value is None


def test_a_verdict_keeps_its_note_and_its_links(open_page: OpenPage) -> None:
    page = open_page("verification", *WORLD, DONE, by="verifier")
    judge(page, "effective", "Three drills", "https://example.org/a\n\n https://example.org/b ")
    verdict = stored(Verification, "VER-0001")
    assert (verdict.note, verdict.verified_by) == ("Three drills", "verifier")
    assert [one.value for one in verdict.evidence] == ["https://example.org/a", "https://example.org/b"]


def test_a_file_is_kept_as_evidence_and_can_be_taken_away(open_page: OpenPage) -> None:
    page = open_page("verification", *WORLD, DONE, by="verifier")
    page.file_uploader[0].upload("drill.txt", b"paged after 4 minutes")
    judge(page, "effective")
    evidence = stored(Verification, "VER-0001").evidence[0]
    assert (evidence.kind, evidence.value) == ("file", "drill.txt")
    assert "drill.txt" in [one.label for one in page.download_button]


def test_a_link_that_is_no_web_address_is_refused_with_a_sentence(open_page: OpenPage) -> None:
    page = open_page("verification", *WORLD, DONE, by="verifier")
    judge(page, "effective", links="javascript:alert(1)")
    assert "a link starts with http:// or https://" in said(page).replace("\\", "")
    assert stored(ActionItem, "ACT-0001").state == "done"


def test_a_verdict_without_a_result_is_asked_for(open_page: OpenPage) -> None:
    page = open_page("verification", *WORLD, DONE, by="verifier")
    next(one for one in page.button if one.label == "Record the verdict").click().run()
    assert "Choose what was found" in said(page)


@pytest.mark.parametrize(
    ("by", "why"),
    [
        ("owner", "You own it, so somebody else checks it: Reliability engineer is named in the plan"),
        ("leader", "Reliability engineer is named in the plan to check it"),
    ],
)
def test_who_may_not_judge_reads_why_and_gets_no_form(open_page: OpenPage, by: str, why: str) -> None:
    page = open_page("verification", *WORLD, DONE, by=by)
    assert why in said(page)
    assert "Choose another person under “Acting as”" in said(page)
    assert "Record the verdict" not in labels(page)


def test_an_owner_who_became_the_verifier_in_jira_cannot_judge_either(open_page: OpenPage) -> None:
    same = DONE.changed(plan={"verifier": "owner"})
    page = open_page("verification", *WORLD, same, by="owner")
    assert "cannot be verified by its owner" in said(page)


def test_what_is_not_done_cannot_be_judged(open_page: OpenPage) -> None:
    page = open_page("verification", *WORLD, builders.action(), by="verifier", params={"action": "ACT-0001"})
    assert "only done work can be verified" in said(page)
    assert "Record the verdict" not in labels(page)


def test_work_that_was_finished_without_a_plan_gets_one_that_is_marked_as_late(open_page: OpenPage) -> None:
    page = open_page("verification", *WORLD, DONE.changed(plan=None), by="facilitator")
    assert "has no verification plan" in said(page)
    page.selectbox(key="late-method.ACT-0001").set_value("metric").run()
    next(box for box in page.selectbox if box.label == "Verifier").set_value("verifier")
    next(box for box in page.selectbox if box.label == "Factor that becomes rarer").set_value("capacity")
    next(one for one in page.button if one.label == "Add the plan").click().run()
    late = stored(ActionItem, "ACT-0001")
    assert late.plan_is_late
    assert late.plan == Plan(
        method="metric", measure={"factor": "capacity"}, threshold=0.5, verifier="verifier"
    )
    assert "Added after the work" in said(page)


def test_what_three_checks_left_in_doubt_is_decided_by_a_leader(open_page: OpenPage) -> None:
    doubts = [
        Verification(
            verification_id=f"VER-{number:04d}",
            action_id="ACT-0001",
            result="inconclusive",
            verified_by="verifier",
            verified_at=NOW - timedelta(days=number),
        )
        for number in (1, 2, 3)
    ]
    page = open_page("verification", *WORLD, DONE, *doubts, by="verifier")
    assert "so a leader decides" in said(page)
    page = open_page("verification", by="leader", params={"action": "ACT-0001"})
    assert "inconclusive" not in page.radio[0].options
    judge(page, "not_effective")
    assert stored(ActionItem, "ACT-0001").state == "in_progress"


def test_earlier_verdicts_stay_in_sight_with_their_evidence(open_page: OpenPage) -> None:
    earlier = Verification(
        verification_id="VER-0001",
        action_id="ACT-0001",
        result="not_effective",
        note="It paged after 40 minutes",
        evidence=(Evidence(kind="link", value="https://example.org/drill"),),
        verified_by="verifier",
        verified_at=NOW - timedelta(days=3),
    )
    page = open_page("verification", *WORLD, DONE, earlier, by="verifier")
    assert "It paged after 40 minutes" in said(page)
    assert page.link_button[0].url == "https://example.org/drill"


def quiet(days: float) -> tuple[Record, ...]:
    """Work that a metric checks, done so many days ago, after fifteen incidents and with none since."""
    done_at = NOW - timedelta(days=days)
    return (*builders.PEOPLE, *checked.quiet_since(done_at), checked.done().changed(done_at=done_at))


def test_what_the_count_proposes_is_shown_with_its_picture_and_marked_in_the_form(
    open_page: OpenPage,
) -> None:
    page = open_page("verification", *quiet(91), by="verifier")
    spoken = said(page).replace("\\", "")
    assert (
        "Before: 15 incidents in 365 days, 1.23 (0.76–1.9) a month. After: 0 incidents in 90 days" in spoken
    )
    assert "Rate after over rate before: 0, 0–0.9 at 90 %; to beat: 1." in spoken
    assert "Proposed: effective. Incidents became rarer" in spoken
    assert len(page.get("arrow_vega_lite_chart") or page.get("vega_lite_chart")) == 1
    judge(page, "effective", note="No such incident for a quarter")
    assert stored(Verification, "VER-0001").statistics["proposed"] == "effective"
    assert "The count then: 15 before, 0 after; proposed effective." in said(page).replace("\\", "")


def test_while_the_window_runs_the_count_proposes_nothing(open_page: OpenPage) -> None:
    spoken = said(open_page("verification", *quiet(40), by="verifier")).replace("\\", "")
    assert "only then is a verdict proposed" in spoken
    assert "Quiet days still needed: 41, as long as no such incident begins." in spoken
    assert "Proposed" not in spoken


def test_a_metric_without_a_factor_says_that_there_is_nothing_to_count(open_page: OpenPage) -> None:
    page = open_page("verification", *WORLD, DONE.changed(plan={"method": "metric", "verifier": "verifier"}))
    assert "The plan names no factor, so there is nothing to count" in said(page).replace("\\", "")


def proven(days: int, **fields: Any) -> tuple[Record, ...]:
    """Work that was found effective so many days ago."""
    looked_at = NOW - timedelta(days=days)
    given = {"result": "effective", "verified_by": "verifier", "verified_at": looked_at}
    verdict = Verification(verification_id="VER-0001", action_id="ACT-0001", **{**given, **fields})
    return (*WORLD, DONE.changed(state="verified", done_at=looked_at - timedelta(days=30)), verdict)


def test_what_was_proven_a_year_ago_is_looked_at_again_and_comes_back_when_it_no_longer_works(
    open_page: OpenPage,
) -> None:
    page = open_page("verification", *proven(370), by="verifier", params={"who": "mine"})
    assert "1 to look at again" in said(page)
    assert "Does it still work?" in said(page)
    judge(page, "not_effective", note="The gate was switched off in spring")
    assert stored(ActionItem, "ACT-0001").state == "in_progress"
    assert "amend the review with a new finding" in said(page)
    assert "to look at again" not in said(page)


def test_what_still_works_is_due_again_a_year_later(open_page: OpenPage) -> None:
    page = open_page("verification", *proven(370), by="verifier", params={"who": "mine"})
    judge(page, "effective")
    assert stored(ActionItem, "ACT-0001").state == "verified"
    assert "to look at again" not in said(page)


@pytest.mark.parametrize(
    ("days", "limit", "checks"), [(364, "365", 0), (365, "365", 1), (89, "90", 0), (90, "90", 1)]
)
def test_the_time_after_which_somebody_looks_again_is_a_setting(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, days: int, limit: str, checks: int
) -> None:
    monkeypatch.setenv("AAR_REAUDIT_DAYS", limit)
    page = open_page("my_work", *proven(days), by="verifier")
    assert said(page).count("Checks to make") == checks


def test_the_count_proposes_once(open_page: OpenPage) -> None:
    page = open_page("verification", *quiet(91), by="verifier")
    assert "Proposed by the count" in page.radio[0].proto.captions[0]
    judge(page, "inconclusive", note="One quarter is short for this service")
    assert not any("Proposed by the count" in caption for caption in page.radio[0].proto.captions)
    assert "In its window: " in said(page)
