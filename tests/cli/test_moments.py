"""Dates on the command line are days of the zone, whatever its clocks do."""

from zoneinfo import ZoneInfo

import pytest

from aar.cli.moments import instant_of
from aar.domain.record import written


@pytest.mark.parametrize(
    ("day", "zone", "last"),
    [
        ("2026-10-24", "UTC", "2026-10-24T23:59:59.999999Z"),
        ("2026-03-29", "Europe/Berlin", "2026-03-29T21:59:59.999999Z"),
        ("2026-10-24", "Asia/Beirut", "2026-10-24T21:59:59.999999Z"),  # its last hour comes twice
        ("2026-03-28", "Asia/Beirut", "2026-03-28T21:59:59.999999Z"),  # the next day has no midnight
    ],
)
def test_a_date_means_its_last_instant_in_the_zone(day: str, zone: str, last: str) -> None:
    assert written(instant_of(day, ZoneInfo(zone))) == last
