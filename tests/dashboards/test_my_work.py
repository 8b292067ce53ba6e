"""My work shows what waits for the acting person and nothing else."""

from datetime import UTC, datetime, timedelta

from aar.domain.action import Change
from aar.domain.link import Conflict
from aar.domain.review import Participant
from aar.domain.verification import Verification
from tests import builders
from tests.dashboards.conftest import OpenPage, said

TODAY = datetime.now(UTC).date()
OPENED = {"action": "ACT-0001"}


def test_a_new_installation_says_where_to_begin(open_page: OpenPage) -> None:
    page = open_page("my_work")
    assert "Begin with what an incident left behind" in said(page)


def test_a_new_installation_can_be_filled_with_the_sample(open_page: OpenPage) -> None:
    page = open_page("my_work")
    next(button for button in page.button if button.label == "Load the sample").click().run(timeout=60)
    assert "Reviews in progress" in page.metric[0].label


def test_nothing_waits_for_someone_without_work(open_page: OpenPage) -> None:
    page = open_page("my_work", *builders.PEOPLE, builders.incident(), by="owner")
    assert "Nothing waits for you" in said(page)


def test_a_facilitator_finds_the_review_that_is_not_published(open_page: OpenPage) -> None:
    records = (*builders.PEOPLE, builders.incident(), builders.review())
    page = open_page("my_work", *records, by="facilitator")
    assert "INC-0001 · Checkout is slow" in said(page)
    assert page.metric[0].value == "1"


def test_a_published_review_waits_for_nobody(open_page: OpenPage) -> None:
    records = (*builders.PEOPLE, builders.incident(), builders.review(state="published"))
    assert "Reviews to continue" not in said(open_page("my_work", *records, by="facilitator"))


def test_a_review_waits_for_those_who_were_there_only_if_they_may_write_in_it(open_page: OpenPage) -> None:
    attended = builders.review(
        facilitator=None,
        participants=[Participant(person_id=one, role="scribe") for one in ("owner", "facilitator")],
    )
    page = open_page("my_work", *builders.PEOPLE, builders.incident(), attended, by="facilitator")
    assert "Reviews to continue" in said(page)
    assert "Nothing waits for you" in said(open_page("my_work", by="owner"))


def test_an_owner_sees_own_actions_with_how_late_they_are(open_page: OpenPage) -> None:
    late, other = builders.action(1, due_on=TODAY - timedelta(days=3)), builders.action(2, owner="leader")
    records = (*builders.PEOPLE, builders.incident(), builders.review(), builders.finding(), late, other)
    page = open_page("my_work", *records, by="owner")
    assert "ACT-0001" in said(page)
    assert "Overdue 3 d" in said(page)
    assert "ACT-0002" not in said(page)


def test_a_verifier_sees_the_checks_that_were_promised(open_page: OpenPage) -> None:
    done = builders.action(state="done", done_at=builders.START)
    records = (*builders.PEOPLE, builders.incident(), builders.review(), builders.finding(), done)
    page = open_page("my_work", *records, by="verifier")
    assert "Checks to make" in said(page)
    assert "Test" in said(page)


def test_leadership_is_asked_to_approve_what_is_in_review(open_page: OpenPage) -> None:
    records = (*builders.PEOPLE, builders.incident(), builders.review(state="in_review"))
    assert "Reviews to approve" in said(open_page("my_work", *records, by="leader"))


def test_open_conflicts_are_shown_to_those_who_settle_them(open_page: OpenPage) -> None:
    conflict = Conflict(
        action_id="ACT-0001", field="due_on", ours="2026-06-08", theirs="2026-06-15", opened_at=builders.START
    )
    records = (
        *builders.PEOPLE,
        builders.incident(),
        builders.review(),
        builders.finding(),
        builders.action(),
    )
    page = open_page("my_work", *records, conflict, by="facilitator")
    assert "Due date differs from Jira" in said(page)


def test_what_was_dropped_in_jira_waits_on_my_work_until_it_is_confirmed(open_page: OpenPage) -> None:
    move = Change(field="state", from_="agreed", to="dropped", at=builders.START, origin="jira")
    dropped = builders.action(
        state="dropped", dropped_at=builders.START, dropped_reason="will_not_do", history=(move,)
    )
    records = (*builders.PEOPLE, builders.incident(), builders.review(), builders.finding(), dropped)
    assert "Dropped in Jira" not in said(open_page("my_work", *records, by="owner"))
    assert "Dropped in Jira, to confirm" in said(open_page("my_work", by="facilitator"))
    assert open_page("actions", by="owner", params=OPENED).button(key="confirm.ACT-0001").disabled
    page = open_page("actions", by="facilitator", params=OPENED)
    assert "a facilitator confirms it or brings it back" in said(page)
    page.button(key="confirm.ACT-0001").click().run()
    assert f"Confirmed by {builders.FACILITATOR.name}" in said(page)
    assert "Dropped in Jira" not in said(open_page("my_work", by="facilitator"))


def test_work_on_a_private_incident_is_hidden_from_those_who_may_not_see_it(open_page: OpenPage) -> None:
    private = builders.incident(is_private=True, title="Secret matter")
    records = (*builders.PEOPLE, private, builders.review(), builders.finding(), builders.action())
    assert "Secret matter" not in said(open_page("my_work", *records, by="facilitator"))


def test_many_reviews_fold_after_the_most_urgent(open_page: OpenPage) -> None:
    reviews = [builders.review(number, incident_id=f"INC-{number:04d}") for number in range(1, 10)]
    incidents = [builders.incident(number) for number in range(1, 10)]
    page = open_page("my_work", *builders.PEOPLE, *incidents, *reviews)
    assert page.expander[0].label == "3 more"


def test_a_title_full_of_markup_is_shown_as_it_is(open_page: OpenPage) -> None:
    titled = builders.incident(title="**Bold** :red[x] $a$ <b>")
    page = open_page("my_work", *builders.PEOPLE, titled, builders.review(), by="facilitator")
    assert r"\*\*Bold\*\*" in said(page)


def test_leadership_finds_what_three_checks_left_in_doubt(open_page: OpenPage) -> None:
    done = builders.action(state="done", done_at=builders.START)
    doubts = [
        Verification(
            verification_id=f"VER-{number:04d}",
            action_id="ACT-0001",
            result="inconclusive",
            verified_by="verifier",
            verified_at=builders.START,
        )
        for number in (1, 2, 3)
    ]
    reviewed = (builders.incident(), builders.review(state="published"), builders.finding())
    page = open_page("my_work", *builders.PEOPLE, *reviewed, done, *doubts, by="leader")
    assert "A leader decides" in said(page)
