"""A query names minutes in the zone of the account: rather too early than too late."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from integrations.jira.moments import jql_minute, zone_named

NEW_YORK = "America/New_York"


@pytest.mark.parametrize(
    ("zone", "moment", "minute"),
    [
        (NEW_YORK, "2026-07-01T12:00:59", "2026-07-01 08:00"),
        (NEW_YORK, "2026-03-08T06:59:00", "2026-03-08 01:59"),  # a minute before the clocks go forward
        (NEW_YORK, "2026-03-08T07:00:00", "2026-03-08 03:00"),
        (NEW_YORK, "2026-11-01T05:30:00", "2026-11-01 00:30"),  # 01:30 comes twice: neither is named
        (NEW_YORK, "2026-11-01T06:30:00", "2026-11-01 00:30"),
        (NEW_YORK, "2026-11-01T07:00:00", "2026-11-01 02:00"),
        ("Asia/Kathmandu", "2026-07-01T12:00:00", "2026-07-01 17:45"),
        ("Australia/Lord_Howe", "2026-04-04T15:10:00", "2026-04-05 01:10"),  # half an hour comes twice
        ("Nowhere/Known", "2026-07-01T12:00:00", "2026-07-01 00:00"),  # where it is earliest
        ("../etc", "2026-07-01T12:00:00", "2026-07-01 00:00"),
    ],
)
def test_a_moment_is_a_minute_of_the_account(zone: str, moment: str, minute: str) -> None:
    assert jql_minute(datetime.fromisoformat(moment).replace(tzinfo=UTC), zone_named(zone)) == minute


@pytest.mark.prove
def test_no_query_begins_after_its_moment_however_jira_reads_it() -> None:
    for name in (NEW_YORK, "Europe/Dublin", "Australia/Lord_Howe", "Pacific/Kiritimati", "Nowhere/Known"):
        zone = ZoneInfo(name) if "Known" not in name else ZoneInfo("Pacific/Kiritimati")
        for hour in range(24 * 366):
            moment = datetime(2026, 1, 1, 0, 30, tzinfo=UTC) + timedelta(hours=hour)
            said = datetime.strptime(jql_minute(moment, zone_named(name)), "%Y-%m-%d %H:%M")  # noqa: DTZ007
            latest = max(said.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
            assert latest <= moment
