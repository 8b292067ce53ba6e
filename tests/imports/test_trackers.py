"""GitHub's issues and Netflix Dispatch: records of work that hold an incident's timeline."""

import json
from typing import Any

import pytest

from aar.domain.event import TimelineEvent
from aar.domain.imports import ImportResult
from aar.domain.incident import Incident
from aar.errors import InputError
from tests.imports.conftest import SAMPLES, Desk

ISSUE_URL = "https://api.github.com/repos/example/shop/issues/88"


def told(desk: Desk, result: ImportResult, source_id: str | None) -> tuple[Incident, list[TimelineEvent]]:
    """The incident of this id, with its events."""
    (found,) = (one for one in result.incidents if source_id in {one.source_id, None})
    with desk.world.database.read() as store:
        return store.require(Incident, found.incident_id), desk.events(found.incident_id)


def take(desk: Desk, document: object) -> ImportResult:
    """Import this document."""
    return desk.take_text(json.dumps(document, indent=1), "export.json")


def test_an_issue_labelled_incident_is_detected_and_resolved_when_completed(desk: Desk) -> None:
    result = desk.take(SAMPLES / "github_issues.json")
    incident, events = told(desk, result, "example/shop#88")
    assert (result.source, incident.title) == ("github", "Search returns nothing")
    assert [(event.milestone, event.actor, event.text) for event in events] == [
        (
            "detected",
            "alice",
            "Opened: Search returns nothing\n\nAll queries come back empty since 07:50.",
        ),
        ("resolved", "bob", "Closed"),
    ]


def test_an_issue_not_planned_is_closed_and_not_resolved(desk: Desk) -> None:
    _, events = told(desk, desk.take(SAMPLES / "github_issues.json"), "example/shop#89")
    assert [event.milestone for event in events] == [None, None]


def test_a_pull_request_among_issues_is_refused_alone(desk: Desk) -> None:
    result = desk.take(SAMPLES / "github_issues.json")
    assert [(problem.path, problem.message) for problem in result.problems] == [
        ("$[2]", "This is a pull request, not an issue: leave it out.")
    ]


def test_a_timeline_belongs_to_the_issue_that_its_comments_name(desk: Desk) -> None:
    result = desk.take(SAMPLES / "github_timeline.json")
    _, events = told(desk, result, "example/shop#88")
    assert [(event.kind, event.text) for event in events] == [
        ("other", "Labeled: incident"),
        ("escalation", "Assigned: bob"),
        ("communication", "The index of last night is empty; restoring the one before."),
        ("change", "Committed: Refuse an empty index"),
        ("other", "Cross referenced: https://github.com/example/shop/issues/91"),
        ("other", "Renamed: Search is odd → Search returns nothing"),
        ("recovery", "Closed"),
    ]


def test_comments_alone_are_messages(desk: Desk) -> None:
    comment = {
        "id": 1,
        "url": "https://api.github.com/repos/example/shop/issues/comments/1",
        "issue_url": ISSUE_URL,
        "user": {"login": "alice"},
        "body": "It is back.",
        "created_at": "2026-02-03T09:00:00Z",
    }
    _, (event,) = told(desk, take(desk, [comment]), "example/shop#88")
    assert (event.kind, event.actor, event.text) == ("communication", "alice", "It is back.")


def test_nodes_of_a_timeline_are_read_too(desk: Desk) -> None:
    node = {
        "eventType": "LabeledEvent",
        "id": "x",
        "createdAt": "2026-02-03T09:00:00Z",
        "label": {"name": "bug"},
    }
    result = take(desk, {"data": {"repository": {"issue": {"timelineItems": {"nodes": [node]}}}}})
    _, (event,) = told(desk, result, None)
    assert event.text == "Labeled: bug"


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ({"id": 1, "user": {"login": "a"}, "content": "+1", "created_at": "x"}, "a reaction, not an event"),
        ({"url": ISSUE_URL.replace("issues", "pulls"), "body": "x"}, "a pull request, not an issue"),
        ({"url": ISSUE_URL, "pull_request": {}, "title": "x"}, "a pull request, not an issue"),
    ],
)
def test_what_holds_no_timeline_is_refused_with_what_to_export(
    desk: Desk, record: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence) as refused:
        take(desk, [record])
    assert "/timeline" in refused.value.hint


def test_dispatch_s_tables_become_timelines_in_utc(desk: Desk) -> None:
    result = desk.take(SAMPLES / "dispatch.json")
    incident, events = told(desk, result, "dispatch-default-default-4")
    assert (result.source, incident.title, incident.severity) == ("dispatch", "Heartbleed", "sev2")
    marked = [(event.milestone, event.occurred_at.isoformat()) for event in events if event.milestone]
    assert marked == [
        ("detected", "2021-07-27T19:52:57.757214+00:00"),
        ("mitigated", "2021-07-27T19:54:03.960210+00:00"),
    ]
    by_person = [event for event in events if event.actor == "Kevin Glisson"]
    assert [(event.kind, event.text) for event in by_person] == [
        ("status", "Kevin Glisson marked the incident as Stable")
    ]


def test_dispatch_s_events_alone_belong_to_the_file(desk: Desk) -> None:
    event = {
        "uuid": "u",
        "started_at": "2026-02-03T09:00:00.123Z",
        "ended_at": "2026-02-03T09:10:00Z",
        "source": "Slack message from Alice",
        "description": "It is <i>back</i>",
        "type": "Imported message",
        "owner": "Alice",
    }
    _, (found,) = told(desk, take(desk, [event]), None)
    assert (found.kind, found.text, found.actor) == ("communication", "It is back", "Alice")
    assert found.occurred_until is not None


@pytest.mark.parametrize("name", ["github_issues.json", "github_timeline.json", "dispatch.json"])
def test_the_same_file_again_is_all_unchanged(desk: Desk, name: str) -> None:
    first = desk.take(SAMPLES / name)
    again = desk.take(SAMPLES / name)
    assert (first.unchanged, again.new, again.unchanged) == (0, 0, first.new)


def test_a_table_of_jira_issues_makes_an_incident_of_each(desk: Desk) -> None:
    text = "Summary,Issue key,Status,Priority,Created,Resolved,Description\n"
    text += (
        "Checkout down,OPS-12,Resolved,Highest,03/Feb/26 2:05 PM,03/Feb/26 3:00 PM,No payment went through\n"
    )
    text += 'Search slow,OPS-13,Open,Low,14/Feb/26 2:05 PM,,"Slow, all day"\n'
    result = desk.take_text(text, "jira.csv", zone="UTC")
    assert [(one.source_id, one.title) for one in result.incidents] == [
        ("OPS-12", "Checkout down"),
        ("OPS-13", "Search slow"),
    ]
    (event,) = desk.events(result.incidents[0].incident_id)
    assert (event.occurred_at.isoformat(), event.text) == (
        "2026-02-03T14:05:00+00:00",
        "No payment went through",
    )
    assert (event.raw["Resolved"], event.raw["Status"]) == ("03/Feb/26 3:00 PM", "Resolved")


@pytest.mark.parametrize(("heading", "milestone"), [("Created", None), ("Changed", "resolved")])
def test_the_present_state_of_an_incident_is_none_of_its_beginning(
    desk: Desk, heading: str, milestone: str | None
) -> None:
    text = f"Issue key,Status,{heading},Description\nOPS-1,Resolved,2026-02-03T14:05:00Z,Checkout was down\n"
    result = desk.take_text(text)
    assert desk.events(result.incidents[0].incident_id)[0].milestone == milestone
