"""What awaits a check stands in one list, the most urgent first, and one of them is open."""

from datetime import UTC, datetime, timedelta

from aar.domain.record import Record
from tests import builders
from tests.dashboards.conftest import OpenPage, said

NOW = datetime.now(UTC)
WORLD: tuple[Record, ...] = (
    *builders.PEOPLE,
    builders.incident(),
    builders.review(state="published"),
    builders.finding(),
)
DONE = builders.action(state="done", done_at=NOW - timedelta(days=40))


def test_a_first_visit_says_what_verification_is_for(open_page: OpenPage) -> None:
    assert "Nothing awaits anybody" in said(open_page("verification"))


def test_what_is_due_comes_first(open_page: OpenPage) -> None:
    later = builders.action(2, title="Later", state="done", done_at=NOW)
    page = open_page("verification", *WORLD, later, DONE)
    assert list(page.dataframe[0].value["title"]) == [DONE.title, "Later"]
    assert "2 actions awaiting a check · 1 due" in said(page)


def test_many_checks_stand_in_one_list_and_the_first_is_open(open_page: OpenPage) -> None:
    many = [
        builders.action(
            number, title=f"Task {number}", state="done", done_at=NOW - timedelta(days=60 - number)
        )
        for number in range(1, 60)
    ]
    page = open_page("verification", *WORLD, *many, by="verifier")
    assert list(page.dataframe[0].value["title"]) == [f"Task {number}" for number in range(1, 60)]
    assert "59 actions awaiting a check · 30 due" in said(page)
    assert "ACT-0001 · Task 1" in said(page).replace("\\", "")


def test_of_very_many_checks_the_most_urgent_are_listed_and_the_others_are_counted(
    open_page: OpenPage,
) -> None:
    many = [
        builders.action(
            number, title=f"Task {number}", state="done", done_at=NOW - timedelta(days=100 + number)
        )
        for number in range(1, 204)
    ]
    page = open_page("verification", *WORLD, *many, by="verifier")
    assert list(page.dataframe[0].value["title"]) == [f"Task {number}" for number in range(203, 3, -1)]
    assert "203 actions awaiting a check · 203 due" in said(page)
    assert "The most urgent 200 of 203. Any other is opened from the page Actions." in said(page)


def test_verifiers_begin_with_the_checks_they_promised(open_page: OpenPage) -> None:
    others = builders.action(2, title="Theirs", state="done", done_at=NOW, plan={"verifier": "leader"})
    page = open_page("verification", *WORLD, DONE, others, by="verifier")
    assert list(page.dataframe[0].value["title"]) == [DONE.title]
    page.segmented_control(key="url.who").set_value("all").run()
    assert len(page.dataframe[0].value) == 2
