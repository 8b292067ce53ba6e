"""Post-mortems as other organisations lay them out: key events, days above tables, days with slashes."""

import pytest

from aar.domain.action import ActionItem
from tests.imports.conftest import Desk
from tests.imports.test_markdown import clocks, incident_of, told

KEY_EVENTS = """# Incident on 2024-03-05 - Checkout is down

- **Key events**
  - First detected: 2024-03-05 10:05
  - Incident declared 2024-03-05 10.20
  - Repaired 2024-03-05 1150
  - Resolved: ~2024-03-06 09:30

- **Time to repair**: 1h 45m

- **Review actions**:
  - Fix DNS
  - Alert on expired certificates
"""


def test_key_events_that_end_with_their_time_are_a_timeline(desk: Desk) -> None:
    result = desk.take_text(KEY_EVENTS, "pm.md", zone="UTC")
    events = desk.events(result.incidents[0].incident_id)
    assert clocks(events) == ["05 10:05", "05 10:20", "05 11:50", "06 09:30"]
    assert [event.text for event in events] == ["First detected", "Incident declared", "Repaired", "Resolved"]
    assert [event.milestone for event in events] == ["detected", None, "mitigated", "resolved"]
    assert result.incidents[0].title == "Checkout is down"
    with desk.world.database.read() as store:
        asked = [action.title for action in store.list(ActionItem)]
    assert asked == ["Fix DNS", "Alert on expired certificates"]


def test_a_day_above_each_table_is_the_day_of_its_rows(desk: Desk) -> None:
    head, row = "| Time | Description |\n|---|---|\n", "| 16:25 | Alert fired |\n"
    table = f"{head}{row}"
    events = told(desk, f"03/05/24\n\n{table}\n03/16/24 (*all times UTC*)\n\n{table}", zone="Asia/Tokyo")
    assert clocks(events) == ["05 16:25", "16 16:25"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("February 15, 2024: 7:56am UTC: Alert fired", "15 07:56"),
        ("02/15/2024 - 7:56 UTC - Alert fired", "15 07:56"),
        ("07:56 UTC Thursday Feb 15th: Alert fired", "15 07:56"),
        ("2024-02-15 7:56p UTC Alert fired", "15 19:56"),
        ("2024-02-15 7.56 PM UTC: Alert fired", "15 19:56"),
        ("2024-02-15 19:56+: Alert fired", "15 19:56"),
        ("{{ 2024-02-15 19:56 UTC }} Alert fired", "15 19:56"),
        ("2024-02-15 ~ 19:56 UTC~ Alert fired", "15 19:56"),
    ],
)
def test_a_time_is_read_as_its_author_wrote_it(desk: Desk, line: str, expected: str) -> None:
    (event,) = told(desk, f"- {line}", zone="UTC")
    assert (clocks([event]), event.text) == ([expected], "Alert fired")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2:00-2:30 PM", ("14:00", "14:30")),
        ("2 PM - 2:30", ("14:00", "14:30")),
        ("11:30-1:15 PM", ("11:30", "13:15")),
        ("between 02:00 and 02:30", ("02:00", "02:30")),
    ],
)
def test_half_a_day_said_once_counts_for_both_ends_where_it_can(
    desk: Desk, written: str, expected: tuple[str, str]
) -> None:
    (event,) = told(desk, f"- 2024-03-05 {written} UTC Slow", zone="UTC")
    assert event.occurred_until is not None
    assert (f"{event.occurred_at:%H:%M}", f"{event.occurred_until:%H:%M}") == expected


def test_one_day_shows_the_order_of_all_and_the_zone_of_the_text_counts_for_them(desk: Desk) -> None:
    events = told(
        desk, "All times in PST\n\n- 3/5/2024 23:50 Alert\n- 00:10 Page\n- 3/16/2024 10:00 All well"
    )
    assert clocks(events) == ["06 07:50", "06 08:10", "16 17:00"]


def test_the_day_of_the_incident_shows_the_order_where_no_other_does(desk: Desk) -> None:
    head = "# Slow\n\n## Date\n\n2024-04-03\n\n## Severity\n\nSEV-2\n\n"
    text = f"{head}## Timeline (UTC)\n\n- 03/04/2024 10:05 Alert\n"
    result = desk.take_text(text, "pm.md")
    assert [f"{event.occurred_at:%m-%d}" for event in desk.events(result.incidents[0].incident_id)] == [
        "04-03"
    ]
    assert incident_of(desk, result).severity == "sev2"


def test_the_weekday_beside_a_day_is_no_part_of_the_text(desk: Desk) -> None:
    (event,) = told(
        desk, "| Day | Date | Time (UTC) | Event |\n|---|---|---|---|\n| Tue | Mar 5 | 10:05 | Alert |"
    )
    assert (clocks([event]), event.text) == (["05 10:05"], "Alert")


def test_a_heading_that_every_post_mortem_has_is_no_title(desk: Desk) -> None:
    text = "## Issue Summary\n\nNobody could pay.\n\n## Timeline\n\n- 10:05 UTC Alert\n"
    result = desk.take_text(text, "2024-03-05-checkout-is-down.md")
    assert [incident.title for incident in result.incidents] == ["checkout is down"]
