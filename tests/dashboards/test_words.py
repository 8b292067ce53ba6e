"""Times, durations and dates are said in words; text of people never turns into markup."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from dashboards.components import timed, words

BERLIN = ZoneInfo("Europe/Berlin")
AT = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (3_660, "1 h 1 min"),
        (3_601, "1 h"),
        (90_000, "1 d 1 h"),
        (-300, "−5 min"),
    ],
)
def test_a_duration_is_said_in_its_two_largest_units(seconds: int, said: str) -> None:
    assert words.duration(timedelta(seconds=seconds)) == said


def test_an_absent_duration_is_a_dash() -> None:
    assert words.duration(None) == "–"


def test_an_instant_is_shown_in_the_viewers_zone() -> None:
    assert words.moment(AT, BERLIN) == "3 Mar 2026, 00:30"


def test_the_time_of_today_needs_no_date() -> None:
    assert words.clock(AT, BERLIN, AT + timedelta(minutes=5)) == "00:30"
    assert words.clock(AT, BERLIN, AT + timedelta(days=2)) == "3 Mar, 00:30"


def test_a_time_says_utc_on_hover() -> None:
    assert words.hover("00:30", AT) == '<span title="2026-03-02 23:30:00 UTC">00:30</span>'


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (None, "No due date"),
        (date(2026, 2, 27), "Overdue 3 d"),
        (TODAY, "Due today"),
        (date(2026, 3, 9), "Due 9 Mar"),
        (date(2027, 3, 9), "Due 9 Mar 2027"),
    ],
)
def test_a_due_date_says_how_far_away_it_is(on: date | None, said: str) -> None:
    assert words.due(on, TODAY) == said


def test_numbers_agree_with_their_nouns() -> None:
    assert [words.count(number, "review") for number in (0, 1, 2)] == ["0 reviews", "1 review", "2 reviews"]


@pytest.mark.parametrize("text", ["*a*", "[a](b)", "$a$", "<b>", "# a", "a_b_", "`a`", "~a~", "a|b", "- a"])
def test_markup_in_a_text_takes_no_effect(text: str) -> None:
    assert words.safe(text).replace("\\", "") == text
    assert words.safe(text) != text


@pytest.mark.parametrize("text", [":red[x]", ":material/home:", ":smile:"])
def test_a_directive_in_a_text_is_broken_up(text: str) -> None:
    assert ":\u2060" in words.safe(text)


def test_plain_colons_stay_as_they_are() -> None:
    assert words.safe("At 10:30: foo") == "At 10:30: foo"


def test_a_text_of_several_lines_becomes_one() -> None:
    assert words.safe("one\n\n  two") == "one two"


def test_the_hover_of_a_time_is_the_only_html_that_takes_effect() -> None:
    hover = words.hover("00:30", AT)
    shown = timed.only_hovers(f"Saved {hover} by <b>me</b>")
    assert shown.replace("&#58;", ":") == f"Saved {hover} by &lt;b>me&lt;/b>"
    assert ":" not in shown  # browsers would load all emojis for what looks like the name of one


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<span title="2026-03-02 23:30:00 UTC" onclick="x()">a</span>',
        '<span title="2026-03-02 23:30:00 UTC"><img src=x></span>',
    ],
)
def test_html_in_a_text_of_people_never_takes_effect(text: str) -> None:
    assert "<" not in timed.only_hovers(text)
    assert "<" not in timed.only_hovers(words.safe(text))
