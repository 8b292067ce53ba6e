"""Which days the before/after check looks at."""

from datetime import UTC, datetime, timedelta

from aar.metrics.windows import Period, Window, count_in, months_in, window_after, window_before

RAISED_AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def test_before_is_the_year_that_ends_where_the_incident_starts() -> None:
    assert window_before(RAISED_AT, 90, LONG_AGO) == Window(RAISED_AT - timedelta(days=365), RAISED_AT)


def test_a_longer_window_after_takes_a_longer_one_before() -> None:
    assert window_before(RAISED_AT, 400, LONG_AGO).days == 400


def test_before_does_not_reach_behind_the_records() -> None:
    assert window_before(RAISED_AT, 90, RAISED_AT - timedelta(days=100)).days == 100
    assert window_before(RAISED_AT, 90, RAISED_AT + timedelta(days=1)).days == 0


def test_after_runs_from_done_as_far_as_time_has_passed() -> None:
    done_at = RAISED_AT
    assert window_after(done_at, 90, done_at + timedelta(days=500)).days == 90
    assert window_after(done_at, 90, done_at + timedelta(days=10)).days == 10
    assert window_after(done_at, 90, done_at - timedelta(days=1)).days == 0


def test_the_incident_that_raised_the_action_is_not_counted() -> None:
    window = window_before(RAISED_AT, 90, LONG_AGO)
    starts = [RAISED_AT, RAISED_AT - timedelta(days=1), window.starts_at, window.starts_at - timedelta(1)]
    assert count_in(window, starts).incidents == 2


def test_months_are_thirty_days_and_the_rest_belongs_to_none() -> None:
    window = Window(RAISED_AT, RAISED_AT + timedelta(days=65))
    starts = [RAISED_AT + timedelta(days=day) for day in (0, 29, 30, 64)]
    assert count_in(window, starts) == Period(4, 65, (2, 1))


def test_the_last_instant_after_the_work_is_counted_and_the_next_one_is_not() -> None:
    window = window_after(RAISED_AT, 90, RAISED_AT + timedelta(days=500))
    starts = [window.starts_at, window.ends_at, window.ends_at + timedelta(microseconds=1)]
    assert count_in(window, starts) == Period(2, 90, (1, 0, 1))
    assert [month.incidents for month in months_in(window, starts)] == [1, 0, 1]
