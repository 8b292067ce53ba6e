"""Actions: what is owed, by whom and until when, how it stands in Jira, and the next step."""

from datetime import UTC, datetime, timedelta

import pytest

from aar.domain.action import ActionItem
from aar.domain.link import Conflict, TrackerLink
from aar.domain.record import Record
from aar.usecases.select_actions import MOST_LISTED
from tests import builders, checked
from tests.dashboards.conftest import OpenPage, said
from tests.dashboards.reviews import key, labels, stored

NOW = datetime.now(UTC)
TODAY = NOW.date()
WORLD: tuple[Record, ...] = (
    *builders.PEOPLE,
    builders.incident(),
    builders.review(state="published"),
    builders.finding(),
)
LINK = TrackerLink(action_id="ACT-0001", key="OPS-7", url="https://jira.example.org/browse/OPS-7")
DUE_LATER = TODAY + timedelta(days=30)


def cards(page: object) -> list[str]:
    """The titles on the board."""
    return [one.label for one in page.button if str(one.key).startswith("cardtitle-")]  # type: ignore[attr-defined]


def test_a_first_visit_says_where_actions_come_from(open_page: OpenPage) -> None:
    assert "No actions yet" in said(open_page("actions"))


def test_the_board_has_a_column_for_each_state_of_open_work(open_page: OpenPage) -> None:
    actions = [
        builders.action(1, title="Add a canary"),
        builders.action(2, title="Alert on p99", state="in_progress"),
        builders.action(3, title="Pin the version", state="done", done_at=builders.START),
        builders.action(4, title="Retire the old path", state="verified", done_at=builders.START),
    ]
    page = open_page("actions", *WORLD, *actions)
    assert cards(page) == ["Add a canary", "Alert on p99", "Pin the version", "Retire the old path"]
    assert "**Awaiting verification** :gray[1]" in said(page)


def test_owners_begin_with_their_own_and_can_look_at_all(open_page: OpenPage) -> None:
    actions = [builders.action(1, title="Mine"), builders.action(2, title="Theirs", owner="leader")]
    page = open_page("actions", *WORLD, *actions, by="owner")
    assert cards(page) == ["Mine"]
    page.segmented_control(key="url.who").set_value("all").run()
    assert cards(page) == ["Mine", "Theirs"]
    assert page.query_params["who"] == "all"


def test_owners_see_what_else_is_owed_for_the_services_of_their_open_work(open_page: OpenPage) -> None:
    elsewhere = (
        builders.incident(2, services=("search",)),
        builders.review(2, incident_id="INC-0002", state="published"),
        builders.finding(2, review_id="REV-0002"),
    )
    work = [
        builders.action(1, title="Mine"),
        builders.action(2, title="Beside mine", owner="leader"),
        builders.action(3, title="Far away", owner="leader", finding_ids=("FND-0002",)),
    ]
    page = open_page("actions", *WORLD, *elsewhere, *work, by="owner", params={"who": "team"})
    assert cards(page) == ["Mine", "Beside mine"]
    page = open_page("actions", by="verifier", params={"who": "team"})
    assert "No action of your services fits" in said(page)


@pytest.mark.parametrize(
    ("show", "titles"),
    [
        ("overdue", ["Late"]),
        ("due", ["Late", "Soon"]),
        ("awaiting", ["Done"]),
        ("jira", ["Late"]),
    ],
)
def test_a_filter_in_the_address_narrows_what_is_shown(
    open_page: OpenPage, show: str, titles: list[str]
) -> None:
    actions = [
        builders.action(1, title="Late", due_on=TODAY - timedelta(days=2)),
        builders.action(2, title="Soon", due_on=TODAY + timedelta(days=5)),
        builders.action(3, title="Later", due_on=DUE_LATER),
        builders.action(4, title="Done", due_on=DUE_LATER, state="done", done_at=builders.START),
    ]
    page = open_page("actions", *WORLD, *actions, LINK, params={"show": show})
    assert cards(page) == titles


def test_words_find_titles_ids_and_issue_keys(open_page: OpenPage) -> None:
    actions = [builders.action(1, title="Add a canary"), builders.action(2, title="Alert on p99")]
    page = open_page("actions", *WORLD, *actions, LINK, params={"words": "ops-7"})
    assert cards(page) == ["Add a canary"]
    page.text_input(key="url.words").set_value("nothing like it").run()
    assert "No action fits" in said(page)


def test_work_is_started_and_finished_from_its_card(open_page: OpenPage) -> None:
    page = open_page("actions", *WORLD, builders.action(), by="owner")
    page.button(key="step.ACT-0001").click().run()
    assert stored(ActionItem, "ACT-0001").state == "in_progress"
    page.button(key="step.ACT-0001").click().run()
    assert stored(ActionItem, "ACT-0001").state == "done"


def test_nobody_is_offered_a_step_in_the_work_of_others(open_page: OpenPage) -> None:
    page = open_page("actions", *WORLD, builders.action(), by="verifier")
    assert not {"Start", "Done"} & set(labels(page))


def test_the_table_shows_every_action_what_is_owed_first_and_what_is_settled_last(
    open_page: OpenPage,
) -> None:
    settled = {"due_on": TODAY - timedelta(days=400), "done_at": builders.START}
    owed = [builders.action(number, state="in_progress", due_on=DUE_LATER) for number in range(4, 150)]
    rest = [
        builders.action(1, state="verified", **settled),
        builders.action(2, state="proposed"),
        builders.action(3, state="done", **settled),
    ]
    page = open_page("actions", *WORLD, *rest, *owed, params={"as": "table"})
    listed = list(page.dataframe[0].value["action_id"])
    assert (len(listed), listed[0], listed[-3:]) == (149, "ACT-0004", ["ACT-0003", "ACT-0002", "ACT-0001"])
    assert "key" not in page.dataframe[0].value


def test_a_full_column_shows_what_is_most_urgent_and_how_many_are_left(open_page: OpenPage) -> None:
    owed = [
        builders.action(number, title=f"Task {number}", due_on=TODAY + timedelta(days=20 - number))
        for number in range(1, 15)
    ]
    checked_late, checked_soon = (
        builders.action(number, title=f"Check {days}", state="done", done_at=NOW - timedelta(days=days))
        for number, days in ((20, 5), (21, 50))
    )
    page = open_page(
        "actions", *WORLD, *owed, checked_late, checked_soon, builders.action(22, state="proposed")
    )
    assert cards(page) == [*(f"Task {number}" for number in range(14, 2, -1)), "Check 50", "Check 5"]
    assert "**To do** :gray[14]" in said(page)
    assert "1 proposed or dropped action in the table" in [button.label for button in page.button]
    next(button for button in page.button if button.label == "2 more in the table").click().run()
    assert len(page.dataframe[0].value) == 17


def test_without_jira_the_page_says_so_plainly(open_page: OpenPage) -> None:
    page = open_page("actions", *WORLD, builders.action())
    assert "Jira is not connected" in said(page)
    assert "Jira is not connected" in said(open_page("actions", params={"action": "ACT-0001"}))


def test_with_jira_the_issue_is_shown_with_its_error_in_jiras_words(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AAR_JIRA_URL", "https://jira.example.org")
    parked = LINK.changed(state="parked", last_error="Field 'team' is required.")
    conflict = Conflict(
        action_id="ACT-0001", field="title", ours="Here", theirs="There", opened_at=builders.START
    )
    page = open_page("actions", *WORLD, builders.action(), parked, conflict, params={"action": "ACT-0001"})
    assert "Jira is not connected" not in said(page)
    assert "Jira said: Field 'team' is required." in said(page)
    assert "Here here, There in Jira" in said(page)
    assert page.link_button[0].url == LINK.url


def test_an_action_from_the_address_is_shown_with_where_it_comes_from(open_page: OpenPage) -> None:
    page = open_page("actions", *WORLD, builders.action(), params={"action": "ACT-0001"})
    assert page.header[0].value.startswith("ACT\\-0001")
    linked = " ".join(link.label for link in page.page_link)
    assert "Checkout is slow" in linked
    assert "The canary had no traffic" in linked


def test_owners_change_their_own_actions_and_others_only_read(open_page: OpenPage) -> None:
    page = open_page("actions", *WORLD, builders.action(), by="owner", params={"action": "ACT-0001"})
    page.text_area(key=key("ACT-0001.scope")).set_value("All regions").run()
    assert stored(ActionItem, "ACT-0001").scope == "All regions"
    page = open_page("actions", by="verifier", params={"action": "ACT-0001"})
    assert page.text_area(key=key("ACT-0001.scope")).disabled
    assert "Service owner owns it" in said(page)


def test_a_plan_is_fixed_once_the_work_has_started(open_page: OpenPage) -> None:
    page = open_page("actions", *WORLD, builders.action(), params={"action": "ACT-0001"})
    page.selectbox(key=key("ACT-0001.method")).set_value("audit").run()
    page.button(key="to.in_progress.ACT-0001").click().run()
    assert stored(ActionItem, "ACT-0001").plan.method == "audit"  # type: ignore[union-attr]
    assert "Fixed when the work started" in said(page)
    assert not [box for box in page.selectbox if box.label == "How it will be checked"]


def test_dropping_takes_a_reason_and_bringing_back_another(open_page: OpenPage) -> None:
    page = open_page("actions", *WORLD, builders.action(), params={"action": "ACT-0001"})
    next(one for one in page.button if one.label == "Drop it").click().run()
    assert stored(ActionItem, "ACT-0001").dropped_reason == "will_not_do"
    next(one for one in page.text_input if one.label == "Why it matters again").set_value("It came back")
    next(one for one in page.button if one.label == "Bring it back").click().run()
    assert stored(ActionItem, "ACT-0001").state == "agreed"


def test_the_history_says_what_moved_who_moved_it_and_where(open_page: OpenPage) -> None:
    moved = builders.action().changed(due_on=DUE_LATER)
    slipped = moved.since(builders.action(), at=builders.START, by="owner", origin="jira")
    page = open_page("actions", *WORLD, slipped, params={"action": "ACT-0001"})
    assert f"Due date: 1 Jun 2026 → {DUE_LATER.day} " in said(page)
    assert "Service owner in Jira" in said(page)


def test_an_action_of_a_private_incident_does_not_exist_for_others(open_page: OpenPage) -> None:
    private = (*builders.PEOPLE, builders.incident(is_private=True), builders.review(), builders.finding())
    page = open_page("actions", *private, builders.action(), by="leader")
    assert "No actions yet" in said(page)
    page = open_page("actions", by="leader", params={"action": "ACT-0001"})
    assert "There is no action ACT-0001" in said(page).replace("\\", "")


def test_owners_open_their_own_work_on_a_private_incident_and_read_nothing_of_that(
    open_page: OpenPage,
) -> None:
    secret = builders.incident(is_private=True, title="Secret matter")
    private = (*builders.PEOPLE, secret, builders.review(), builders.finding(), builders.action())
    page = open_page("actions", *private, by="owner")
    assert cards(page) == [builders.action().title]
    heard = said(open_page("my_work", by="owner"))
    page = open_page("actions", by="owner", params={"action": "ACT-0001"})
    assert "Its findings are not visible to you" in said(page)
    heard += said(page) + " ".join(link.label for link in page.page_link)
    assert "ACT-0001" in heard
    assert not any(word in heard for word in ("Secret", "INC-0001", builders.finding().title))
    page.button(key="to.in_progress.ACT-0001").click().run()
    assert stored(ActionItem, "ACT-0001").state == "in_progress"


def test_a_metric_plan_says_when_it_is_made_whether_its_window_can_prove_anything(
    open_page: OpenPage,
) -> None:
    now = datetime.now(UTC)
    agreed = checked.done().changed(state="agreed", done_at=None)
    records = (*builders.PEOPLE, *checked.quiet_since(now), agreed)
    page = open_page("actions", *records, by="facilitator", params={"action": "ACT-0001"})
    spoken = said(page).replace("\\", "")
    assert "With 15 incidents in 365 days before, 90 days without any would prove it effective." in spoken
    next(box for box in page.number_input if box.label == "After days").set_value(30).run()
    assert "30 days prove nothing even without any incident: it takes 81 days" in said(page).replace("\\", "")


def test_an_action_says_what_came_back_while_it_waited(open_page: OpenPage) -> None:
    again = builders.START + timedelta(days=9)
    factors = [{"code": "capacity"}]
    told = [
        *builders.resolved_timeline(),
        builders.incident(2, title="Slow again", impact_minutes=95),
        builders.event(9, incident_id="INC-0002", occurred_at=again, milestone="impact_started"),
        builders.review(1, state="published", published_at=builders.START + timedelta(days=1)),
        builders.review(2, incident_id="INC-0002", state="published", published_at=again),
        builders.finding(1, factors=factors),
        builders.finding(2, review_id="REV-0002", factors=factors),
    ]
    page = open_page(
        "actions",
        *builders.PEOPLE,
        builders.incident(),
        *told,
        builders.action(),
        params={"action": "ACT-0001"},
    )
    assert "1 recurrence, 95 impact minutes while waiting" in said(page)
    page = open_page("actions", builders.action(1, state="proposed"), params={"action": "ACT-0001"})
    assert "while waiting" not in said(page)


def test_a_long_table_is_read_page_by_page_and_the_filters_count_all_of_it(open_page: OpenPage) -> None:
    owed = [builders.action(number, due_on=DUE_LATER) for number in range(1, MOST_LISTED + 3)]
    page = open_page("actions", *WORLD, *owed, params={"as": "table", "show": "owed"})
    assert len(page.dataframe[0].value) == MOST_LISTED
    assert f"To do {MOST_LISTED + 2}" in page.pills[0].options
    page.button(key="actions.page.Next").click().run()
    assert list(page.dataframe[0].value["action_id"]) == ["ACT-0201", "ACT-0202"]
    page.text_input(key="url.words").set_value("ACT-0007").run()
    assert list(page.dataframe[0].value["action_id"]) == ["ACT-0007"]
