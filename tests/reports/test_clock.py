"""Times are told in the declared zone, as exact as they are known."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from aar.reports.clock import duration, moment
from tests import builders
from tests.reports.materials import markdown_of, material

BERLIN = ZoneInfo("Europe/Berlin")
AT = datetime(2026, 7, 1, 22, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("precision", "told"),
    [
        ("second", "2026-07-02 00:05:09"),
        ("minute", "2026-07-02 00:05"),
        ("hour", "2026-07-02 00 h"),
        ("day", "2026-07-02"),
    ],
)
def test_a_time_is_as_exact_as_it_is_known(precision: str, told: str) -> None:
    assert moment(AT, BERLIN, precision) == told  # type: ignore[arg-type] # parametrised words


@pytest.mark.parametrize(
    ("span", "told"),
    [
        (timedelta(0), "0 s"),
        (timedelta(seconds=42), "42 s"),
        (timedelta(minutes=61), "1 h 1 min"),
        (timedelta(days=2, minutes=3), "2 d"),
        (-timedelta(minutes=5), "−5 min"),
    ],
)
def test_a_duration_has_its_two_largest_units(span: timedelta, told: str) -> None:
    assert duration(span) == told


def test_a_timeline_names_its_zone() -> None:
    assert "All times are in Europe/Berlin (UTC+02:00)." in markdown_of(material())


def test_times_carry_their_offset_when_clocks_change_during_the_incident() -> None:
    night = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    events = [
        builders.event(1, occurred_at=night, text="Before"),
        builders.event(2, occurred_at=night + timedelta(hours=1), text="After"),
    ]
    told = markdown_of(material(events=events))
    assert "| 2026-10-25 02:30 UTC+02:00 | Other | Before |" in told
    assert "| 2026-10-25 02:30 UTC+01:00 | Other | After |" in told


def test_an_event_that_lasts_says_until_when() -> None:
    event = builders.event(occurred_until=builders.START + timedelta(minutes=6))
    assert "| 2026-05-01 12:00 to 12:06 |" in markdown_of(material(events=[event]))
