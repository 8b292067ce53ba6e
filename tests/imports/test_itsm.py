"""ServiceNow's exports, other logs of incidents, and the AI Incident Database."""

import pytest

from aar.domain.incident import Incident
from aar.errors import InputError
from tests.imports.conftest import SAMPLES, Desk

BPI_2014 = (
    "Incident ID;DateStamp;IncidentActivity_Number;IncidentActivity_Type;Assignment Group;KM number\n"
    "IM0000004;07-01-2026 08:17:17;001A3689763;Reassignment;TEAM0001;KM0000553\n"
    "IM0000004;13-01-2026 13:41:30;001A5852941;Closed;TEAM0002;KM0000553\n"
)


def incident(desk: Desk, incident_id: str) -> Incident:
    with desk.world.database.read() as store:
        return store.require(Incident, incident_id)


def test_an_exported_incident_becomes_opened_resolved_and_closed(desk: Desk) -> None:
    result = desk.take(SAMPLES / "servicenow_incidents.csv", zone="America/Los_Angeles")
    assert (result.source, result.read, len(result.incidents), result.rejected) == ("servicenow", 22, 10, 0)
    first = result.incidents[0]
    assert (first.source_id, first.title) == ("INC0000060", "Unable to connect to email")
    events = desk.events(first.incident_id)
    assert [(event.milestone, event.occurred_at.isoformat(), event.text) for event in events] == [
        ("detected", "2016-12-12T23:19:57+00:00", "Opened: Unable to connect to email"),
        ("resolved", "2016-12-14T05:43:14+00:00", "Resolved: Solved (Permanently)"),
        (None, "2016-12-14T10:46:44+00:00", "Closed: Solved (Permanently)"),
    ]
    assert events[0].raw["opened_by"] == "681ccaf9c0a8016400b98a06818d57c7"
    assert {event.actor for event in events} == {None}
    assert incident(desk, first.incident_id).severity == "sev3"


def test_times_that_contradict_each_other_are_taken_and_said(desk: Desk) -> None:
    result = desk.take(SAMPLES / "servicenow_incidents.csv", zone="UTC")
    assert result.notes == (
        "Incidents that were closed before they were resolved: 3. Their times stand as they are.",
    )


def test_an_export_without_a_zone_is_refused_until_one_is_declared(desk: Desk) -> None:
    with pytest.raises(InputError, match="the time has no offset"):
        desk.take(SAMPLES / "servicenow_incidents.csv")


def test_a_newer_export_adds_what_came_and_moves_what_changed(desk: Desk) -> None:
    text = "Number,Opened,Short description,Priority,State,Resolved\n"
    text += "INC1,2026-03-03 09:00:00,Mail is slow,2 - High,{}\n"
    desk.take_text(text.format("In Progress,"), zone="UTC")
    result = desk.take_text(text.format("Resolved,2026-03-03 10:00:00"), zone="UTC")
    assert (result.new, result.unchanged) == (1, 1)
    assert desk.take_text(text.format("Resolved,2026-03-03 11:00:00"), zone="UTC").updated == 1
    assert incident(desk, result.incidents[0].incident_id).severity == "sev2"


def test_rows_of_an_export_that_cannot_be_read_say_why(desk: Desk) -> None:
    text = "number,opened_at,short_description,state\nINC1,2026-03-03 09:00:00,Slow,1\nINC2,,Lost,1\n"
    text += ',2026-03-03 09:00:00,Nobody,1\n\nINC4,"2026-03-03 09:00:00",a,b,c\nINC5,soon,Late,1\n'
    result = desk.take_text(text, zone="UTC")
    assert (result.new, [problem.line for problem in result.problems]) == (1, [3, 4, 6, 7])
    assert all(":" in problem.message for problem in result.problems)


def test_in_a_log_a_state_counts_where_it_begins(desk: Desk) -> None:
    result = desk.take(SAMPLES / "servicenow_log.csv", zone="UTC")
    assert (result.source, result.read, result.new, result.unchanged) == ("servicenow", 7, 6, 1)
    assert [one.title for one in result.incidents] == ["INC0000045", "INC0000047"]
    told = [
        (event.milestone, event.kind, event.text) for event in desk.events(result.incidents[0].incident_id)
    ]
    assert told == [
        ("detected", "status", "incident state: New; assignment group: Group 56; closed code: code 5"),
        ("resolved", "recovery", "incident state: Resolved; assignment group: Group 56; closed code: code 5"),
        (None, "observation", "incident state: Resolved; assignment group: Group 56; closed code: code 5"),
        (None, "status", "incident state: Closed; assignment group: Group 56; closed code: code 5"),
    ]
    assert result.notes == ("Its dates put the day first, as 29/2/2016 01:23 shows.",)
    second = incident(desk, result.incidents[1].incident_id)
    assert (second.severity, second.services) == ("sev1", ("Mail",))


def test_a_log_with_the_newest_first_means_the_same(desk: Desk) -> None:
    header, *rows = (SAMPLES / "servicenow_log.csv").read_text().splitlines()
    result = desk.take_text("\n".join([header, *reversed(rows)]) + "\n", zone="UTC")
    first = next(one for one in result.incidents if one.source_id == "INC0000045")
    assert [event.milestone for event in desk.events(first.incident_id)] == [
        "detected",
        "resolved",
        None,
        None,
    ]


def test_an_audit_tells_what_each_field_became(desk: Desk) -> None:
    result = desk.take(SAMPLES / "servicenow_audit.csv", zone="UTC")
    told = [
        (event.kind, event.milestone, event.text) for event in desk.events(result.incidents[0].incident_id)
    ]
    assert told == [
        ("status", None, "incident state: nothing → New"),
        ("change", None, "assigned to: nothing → Beth Anglin"),
        ("status", None, "incident state: New → In Progress"),
        ("recovery", "resolved", "incident state: In Progress → Resolved"),
    ]
    assert desk.take(SAMPLES / "servicenow_audit.csv", zone="UTC").unchanged == 4


def test_a_log_of_activities_needs_no_map(desk: Desk) -> None:
    result = desk.take_text(BPI_2014, zone="Europe/Amsterdam")
    assert (result.new, [one.source_id for one in result.incidents]) == (2, ["IM0000004"])
    events = desk.events(result.incidents[0].incident_id)
    assert [(event.text, event.source_id) for event in events] == [
        ("Reassignment", "001A3689763"),
        ("Closed", "001A5852941"),
    ]


def test_each_ai_incident_has_one_event_on_its_day(desk: Desk) -> None:
    result = desk.take(SAMPLES / "ai_incidents.csv")
    assert (result.source, result.new, result.rejected) == ("ai_incidents", 2, 0)
    found = incident(desk, result.incidents[0].incident_id)
    assert (found.title, found.severity, found.services) == (
        "Score refuses new postal codes",
        None,
        ("north-bank", "loan-desk"),
    )
    (event,) = desk.events(found.incident_id)
    assert (event.kind, event.precision, event.occurred_at.date().isoformat()) == (
        "observation",
        "day",
        "2026-02-14",
    )
    assert event.raw["_id"] == "ObjectId(625763db343edc875fe60001)"


def test_labels_and_dates_as_people_see_them_are_read_in_the_order_that_one_shows(desk: Desk) -> None:
    text = (
        "Number,Opened,Short description,Priority,State,Resolved\n"
        "INC001,03/15/2026 10:05:00 PM,Mail is down,1 - Critical,Closed,03/16/2026 01:45:00 AM\n"
        "INC002,03/05/2026 10:05:00 AM,Disk is full,3 - Moderate,In Progress,\n"
    )
    result = desk.take_text(text, zone="UTC")
    assert (result.source, result.new, result.rejected) == ("servicenow", 3, 0)
    assert result.notes == ("Its dates put the month first, as 03/15/2026 10:05:00 PM shows.",)
    opened, resolved = desk.events(result.incidents[0].incident_id)
    assert (opened.occurred_at.isoformat(), resolved.milestone) == ("2026-03-15T22:05:00+00:00", "resolved")


def test_a_table_of_something_else_is_refused_when_it_is_said_to_be_servicenows(desk: Desk) -> None:
    with pytest.raises(InputError, match="has not the columns of ServiceNow"):
        desk.take_text("occurred_at,text\n2026-01-02T03:04:05Z,x\n", source="servicenow")
