"""Times as people and programs write them: each is understood, or refused with what is missing."""

import re
from datetime import datetime

import pytest

from aar.domain.imports import ImportResult
from aar.errors import InputError
from integrations.sources._markdown_zones import WORDS, zone_of
from tests.imports.conftest import Desk


def times(desk: Desk, result: ImportResult, place: int = 0) -> list[str]:
    """The instants of an imported timeline, without the offset that all have."""
    events = desk.events(result.incidents[place].incident_id)
    return [event.occurred_at.isoformat().removesuffix("+00:00") for event in events]


def test_an_hour_that_occurs_twice_is_taken_once_and_said(desk: Desk) -> None:
    text = "occurred_at,text\n2026-10-25 01:30,before\n2026-10-25 02:30,within\n2026-10-25T02:40+01:00,sure\n"
    result = desk.take_text(text, zone="Europe/Berlin")
    assert times(desk, result) == ["2026-10-24T23:30:00", "2026-10-25T00:30:00", "2026-10-25T01:40:00"]
    (note,) = result.notes or ()
    assert "clock was put back: 1, such as 2026-10-25 02:30" in note


@pytest.mark.parametrize("zone", ["Asia/Kolkata", "UTC", "Australia/Lord_Howe"])
def test_an_hour_that_occurs_once_needs_no_note(desk: Desk, zone: str) -> None:
    assert desk.take_text("occurred_at,text\n2026-10-25 02:30,x\n", zone=zone).notes is None


CLOCKS = "occurred_on,occurred_at,text\n2026-03-03,23:50,a\n,23:58:30,b\n,00:10,c\n,9:05 am,d\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (CLOCKS, "x.csv"),
        ("occurred_at,text\n2026-03-03 23:50,a\n23:58:30,b\n00:10,c\n09:05,d\n", "x.csv"),
        ("when,what\n23:50,a\n23:58:30,b\n00:10,c\n09:05,d\n", "Outage of 2026-03-03.csv"),
        ("when,what\n23:50,a\n23:58:30,b\n00:10,c\n09:05,d\n", "timeline_20260303_v2.csv"),
        ("when,what\n09:05,d\n00:10,c\n23:58:30,b\n23:50,a\n", "2026-03-04.csv"),
        ("Datum;Uhrzeit;Was\n03.03.2026;23:50;a\n;23:58:30;b\n;00:10;c\n;09:05;d\n", "x.csv"),
        ("date,time,text\n2026-03-03,23:50,a\n2026-03-03,23:58:30,b\n2026-03-04,0:10,c\n,9:05,d\n", "x.csv"),
    ],
)
def test_clock_times_get_their_day_and_go_over_midnight(desk: Desk, text: str, name: str) -> None:
    given = re.sub(r"([,;])([abcd])\n", r"\1It went on like \2\n", text)
    result = desk.take_text(given, name, zone="UTC")
    assert times(desk, result) == [
        "2026-03-03T23:50:00",
        "2026-03-03T23:58:30",
        "2026-03-04T00:10:00",
        "2026-03-04T09:05:00",
    ]


def test_a_clock_time_keeps_its_own_offset_and_its_precision(desk: Desk) -> None:
    result = desk.take_text("when,what\n14:05Z,First of all\n15:06+01:00,Then\n", "2026-03-03.csv")
    events = desk.events(result.incidents[0].incident_id)
    assert times(desk, result) == ["2026-03-03T14:05:00", "2026-03-03T14:06:00"]
    assert [event.precision for event in events] == ["minute", "minute"]


def test_what_is_noted_a_little_late_stays_on_its_day(desk: Desk) -> None:
    result = desk.take_text(
        "when,what\n14:05,a b\n14:03,c d\n16:00,e f\n",
        "x.csv",
        zone="UTC",
        columns={"occurred_on": "2026-03-03"},
    )
    assert times(desk, result)[-1] == "2026-03-03T16:00:00"


def test_an_end_without_a_day_is_after_its_start(desk: Desk) -> None:
    text = "date,start,end,what\n2026-03-03,23:50,00:20,Nothing went through\n2026-03-04,10:00,11:00,Again\n"
    result = desk.take_text(text, zone="UTC")
    ends = [event.occurred_until for event in desk.events(result.incidents[0].incident_id)]
    assert [end and end.isoformat() for end in ends] == [
        "2026-03-04T00:20:00+00:00",
        "2026-03-04T11:00:00+00:00",
    ]


def test_clock_times_of_an_incident_that_is_there_are_of_its_day(desk: Desk) -> None:
    desk.take_text("occurred_at,text\n2026-03-03T10:00:00Z,It began\n", incident="INC-0001")
    result = desk.take_text("when,what\n10:05,And it went on\n", incident="INC-0001", zone="UTC")
    assert "2026-03-03T10:05:00" in times(desk, result)


def test_clock_times_of_no_day_are_refused_with_what_is_missing(desk: Desk) -> None:
    with pytest.raises(InputError, match="the time has no day") as refused:
        desk.take_text("when,what\n14:05,First of all\n14:06,Then this\n", zone="UTC")
    assert "--map occurred_on=2026-01-31" in str(refused.value.hint)


def test_a_day_that_cannot_be_read_is_not_carried_on(desk: Desk) -> None:
    text = "date,time,what\n2026-03-03,14:05,First of all\nsoon,14:06,Then this\n,14:07,And that\n"
    result = desk.take_text(text, zone="UTC")
    assert (result.new, [problem.line for problem in result.problems]) == (1, [3, 4])


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("1767323045", "2026-01-02T03:04:05"),
        ("1767323045.678901", "2026-01-02T03:04:05.678901"),
        ("1767323045678", "2026-01-02T03:04:05.678000"),
        ("1767323045678901", "2026-01-02T03:04:05.678901"),
        ("1767323045678901234", "2026-01-02T03:04:05.678901"),
        ("2026-01-02T03:04:05.678901234Z", "2026-01-02T03:04:05.678901"),
        ("2026-01-02T03:04:05,678Z", "2026-01-02T03:04:05.678000"),
        ("2026-01-02T04:04:05+01:00", "2026-01-02T03:04:05"),
        ("2026-01-02T04:04:05.000+0100", "2026-01-02T03:04:05"),
        ("2026-01-01 22:04:05 -05", "2026-01-02T03:04:05"),
        ("2026-01-02 03:04 UTC", "2026-01-02T03:04:00"),
        ("2026-01-02 05:04 GMT+2", "2026-01-02T03:04:00"),
        ("2026-01-02 08:34 UTC+05:30", "2026-01-02T03:04:00"),
        ("2026-01-01 7:04 PM PST", "2026-01-02T03:04:00"),
        ("2026-07-02 05:04:00 CEST", "2026-07-02T03:04:00"),
        ("20260102T030405Z", "2026-01-02T03:04:05"),
        ("Fri, 02 Jan 2026 03:04:05 GMT", "2026-01-02T03:04:05"),
        ("2026-01-02", "2026-01-02T00:00:00"),
        ("20260102", "2026-01-02T00:00:00"),
        ("2 January 2026", "2026-01-02T00:00:00"),
    ],
)
def test_an_instant_is_read_however_it_is_written(desk: Desk, written: str, instant: str) -> None:
    result = desk.take_text(f'occurred_at,text\n"{written}",x\n')
    (event,) = desk.events(result.incidents[0].incident_id)
    assert times(desk, result) == [instant]
    assert (event.precision == "day") == instant.endswith("T00:00:00")


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("31/1/2026 14:05", "2026-01-31T14:05:00"),
        ("1/31/2026 2:05 PM", "2026-01-31T14:05:00"),
        ("31.01.26 14:05", "2026-01-31T14:05:00"),
        ("31/Jan/26 2:05 PM", "2026-01-31T14:05:00"),
        ("31-Jan-2026 14:05", "2026-01-31T14:05:00"),
        ("Jan 31, 2026 14:05", "2026-01-31T14:05:00"),
        ("2026/01/31 14:05", "2026-01-31T14:05:00"),
    ],
)
def test_a_naive_time_is_read_in_the_declared_zone(desk: Desk, written: str, instant: str) -> None:
    result = desk.take_text(f'occurred_at,text\n"{written}",x\n', zone="UTC")
    assert times(desk, result) == [instant]


@pytest.mark.parametrize("number", ["17.5", "0", "104075707", "95050260.0", "45678", "-5"])
def test_a_number_from_an_unknown_start_is_refused_with_what_is_missing(desk: Desk, number: str) -> None:
    with pytest.raises(InputError, match="seconds from an unknown start") as refused:
        desk.take_text(f"start_time,what\n{number},It went away\n1104075707,It came back\n")
    assert "Say when it started" in str(refused.value.hint)


def test_mixed_offsets_come_into_one_order(desk: Desk) -> None:
    text = (
        "occurred_at,text\n2026-01-02T04:00:00+02:00,b\n2026-01-02T01:30:00Z,a\n2026-01-01T22:00:00-05:00,c\n"
    )
    result = desk.take_text(text)
    assert [event.text for event in desk.events(result.incidents[0].incident_id)] == ["a", "b", "c"]


def test_a_list_with_the_newest_first_is_put_in_order_even_within_a_minute(desk: Desk) -> None:
    at = "2026-01-02T03:0"
    text = f"occurred_at,text\n{at}5Z,d\n{at}4Z,c\n{at}4Z,b\n{at}4Z,a\n"
    result = desk.take_text(text)
    assert [event.text for event in desk.events(result.incidents[0].incident_id)] == ["a", "b", "c", "d"]


def test_an_end_in_the_year_one_means_open(desk: Desk) -> None:
    text = "occurred_at,occurred_until,text\n2026-01-02T03:05Z,0001-01-01T00:00:00Z,x\n"
    result = desk.take_text(text)
    assert desk.events(result.incidents[0].incident_id)[0].occurred_until is None


def test_the_order_of_day_and_month_is_found_where_the_dates_show_it(desk: Desk) -> None:
    result = desk.take_text("time,text\n29/2/2024 01:16,x\n01/03/2024 01:16,y\n", zone="UTC")
    assert times(desk, result) == ["2024-02-29T01:16:00", "2024-03-01T01:16:00"]
    assert result.notes == ("Its dates put the day first, as 29/2/2024 01:16 shows.",)


@pytest.mark.parametrize(
    ("written", "clock"), [("14h05", "14:05"), ("14:05 UTC+1", "13:05"), ("14:05 CET", "13:05")]
)
def test_a_clock_time_beside_its_day_is_never_lost(desk: Desk, written: str, clock: str) -> None:
    lines = f"03/02/2026;{written};Alerte sur le paiement\n23/02/2026;{written};Encore une alerte\n"
    result = desk.take_text(f"Date;Heure;Message\n{lines}", zone="UTC")
    assert times(desk, result) == [f"2026-02-03T{clock}:00", f"2026-02-23T{clock}:00"]


def test_a_zone_with_several_meanings_is_refused_with_what_to_write(desk: Desk) -> None:
    result = desk.take_text("time,text\n2026-01-02 03:04 CST,x\n2026-01-02 03:04 UTC,y\n")
    assert (result.new, result.rejected) == (1, 1)
    assert "has several meanings or none: write its offset" in result.problems[0].message


def test_a_word_for_a_zone_means_the_same_in_tables_and_in_prose(desk: Desk) -> None:
    wall = datetime(2026, 7, 2, 12)  # noqa: DTZ001 - what a clock on the wall shows
    known = {word: at for word in WORDS.split("|") if word != "ZULU" and (at := zone_of(word).instant(wall))}
    text = "time,text\n" + "".join(f"2026-07-02 12:00:00 {word},{word}\n" for word in known)
    result = desk.take_text(text)
    events = desk.events(result.incidents[0].incident_id)
    assert {event.text: event.occurred_at for event in events} == known


@pytest.mark.parametrize(
    ("heading", "clock"),
    [
        ("Time (UTC)", "14:05"),
        ("created_at_utc", "14:05"),
        ("Timestamp (CET)", "13:05"),
        ("Time (local)", "22:05"),
    ],
)
def test_a_zone_in_the_heading_of_the_times_counts_more_than_one_given(
    desk: Desk, heading: str, clock: str
) -> None:
    text = f"{heading},Event\n2026-02-03 14:05,The alert fired at once\n"
    result = desk.take_text(text, zone="America/Los_Angeles")
    assert times(desk, result) == [f"2026-02-03T{clock}:00"]
    assert bool(result.notes) == (clock != "22:05")
