"""Jira issues: the changelog becomes a timeline, and resolved is only what Jira is sure of."""

import json
from typing import Any

import pytest

from aar.domain.event import TimelineEvent
from aar.domain.incident import Incident
from aar.errors import InputError
from tests.imports.conftest import SAMPLES, Desk


def sample(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((SAMPLES / name).read_text())
    return document


def told(desk: Desk, document: object, key: str) -> tuple[Incident, list[TimelineEvent]]:
    """The incident that came of this issue, with its events."""
    result = desk.take_text(json.dumps(document, indent=1), "issues.json")
    assert result.source == "jira_issues"
    (found,) = (one for one in result.incidents if one.source_id == key)
    with desk.world.database.read() as store:
        return store.require(Incident, found.incident_id), desk.events(found.incident_id)


def test_an_issue_of_jira_cloud_becomes_an_incident_with_its_timeline(desk: Desk) -> None:
    incident, events = told(desk, sample("jira_cloud.json"), "OPS-42")
    assert [(event.kind, event.milestone, event.text) for event in events] == [
        ("detection", "detected", "Created: Payments are declined in the EU"),
        ("other", None, "Description was rewritten."),
        ("status", None, "Status: Open → In progress"),
        ("escalation", None, "Assignee: none → Bob"),
        ("status", None, "Priority: Medium → Highest"),
        (
            "communication",
            None,
            "Rolled the gateway back, @Alice please check.\nkubectl rollout undo deploy/gateway",
        ),
        ("recovery", "resolved", "Resolution: none → Done"),
        ("status", None, "Status: In progress → Resolved"),
        ("status", None, "Status: Resolved → Closed"),
    ]
    assert (incident.title, incident.severity) == ("Payments are declined in the EU", "sev1")
    assert incident.services == ("Payments", "Gateway")
    assert incident.summary == "All card payments fail.\nSince 01:30"
    assert (events[4].actor, events[4].source_url) == ("Alice", "https://example.atlassian.net/browse/OPS-42")


def test_offsets_without_a_colon_are_read_across_the_change_of_the_clock(desk: Desk) -> None:
    _, events = told(desk, sample("jira_cloud.json"), "OPS-42")
    assert events[4].occurred_at.isoformat() == "2026-03-29T00:50:10.004000+00:00"
    assert events[6].occurred_at.isoformat() == "2026-03-29T01:41:22.512000+00:00"


def test_a_duplicate_is_closed_and_not_resolved(desk: Desk) -> None:
    _, events = told(desk, sample("jira_cloud.json"), "OPS-43")
    assert [event.milestone for event in events] == ["detected", None, None]


def test_an_issue_of_data_center_is_resolved_where_it_was_last_done(desk: Desk) -> None:
    incident, events = told(desk, sample("jira_data_center.json"), "NET-7")
    assert [(event.actor, event.milestone) for event in events] == [
        ("Carol", None),
        ("Dave", None),
        ("Carol", None),
        ("Dave", None),
        ("Dave", "resolved"),
    ]
    assert (incident.severity, events[3].text) == ("sev2", "Raised the keepalive to 30 s.")
    assert events[0].source_url == "https://jira.example.org/jira/browse/NET-7"


def test_without_a_resolution_the_first_of_resolved_and_closed_counts(desk: Desk) -> None:
    document = sample("jira_cloud.json")
    issue = document["issues"][0]
    issue["fields"]["resolution"] = None
    for history in issue["changelog"]["histories"]:
        history["items"] = [item for item in history["items"] if item["field"] != "resolution"]
    _, events = told(desk, document, "OPS-42")
    (end,) = (event for event in events if event.milestone == "resolved")
    assert end.text == "Status: In progress → Resolved"


def test_a_reopened_issue_is_not_resolved_any_more(desk: Desk) -> None:
    document = sample("jira_data_center.json")
    told(desk, document, "NET-7")
    document["fields"]["status"] = {"name": "Backlog", "statusCategory": {"key": "new"}}
    again = {"field": "status", "fromString": "Done", "toString": "Backlog"}
    document["changelog"]["histories"].append(
        {"id": "77004", "created": "2026-03-09T10:00:00.000-0400", "items": [again]}
    )
    _, events = told(desk, document, "NET-7")
    assert {event.milestone for event in events} == {None}


def test_an_export_without_changelog_still_knows_its_end(desk: Desk) -> None:
    document = sample("jira_cloud.json")
    for issue in document["issues"]:
        del issue["changelog"]
    _, events = told(desk, document, "OPS-42")
    assert [event.milestone for event in events] == ["detected", None, "resolved"]
    _, events = told(desk, document, "OPS-43")
    assert [event.milestone for event in events] == ["detected"]


def test_changes_that_the_export_left_out_are_told(desk: Desk) -> None:
    document = sample("jira_data_center.json")
    document["changelog"]["total"] = 140
    result = desk.take_text(json.dumps(document), "issue.json")
    assert result.notes is not None
    assert "NET-7 has 140 changes, 3 of them in the file" in result.notes[0]


def test_changes_on_pages_of_their_own_are_read_too(desk: Desk) -> None:
    document = sample("jira_data_center.json")
    before = desk.take_text(json.dumps(document), "issue.json")
    document["changelog"] = {"values": document["changelog"]["histories"], "total": 3}
    again = desk.take_text(json.dumps(document), "issue.json")
    assert (again.new, again.unchanged, again.notes) == (0, before.new, before.notes)


def test_the_same_issues_again_are_all_unchanged(desk: Desk) -> None:
    first = desk.take(SAMPLES / "jira_cloud.json")
    again = desk.take(SAMPLES / "jira_cloud.json")
    assert (again.new, again.unchanged) == (0, first.new)


@pytest.mark.parametrize(
    "document",
    [
        {"values": [{"id": "1", "created": "2026-03-29T01:00:00.000+0000", "items": []}]},
        {"issueChangeLogs": [{"issueId": "1", "changeHistories": []}]},
    ],
)
def test_a_changelog_alone_is_refused_with_what_to_export(desk: Desk, document: object) -> None:
    with pytest.raises(InputError, match="changes without the issue") as refused:
        desk.take_text(json.dumps(document), "changelog.json")
    assert "expand=changelog" in refused.value.hint


def test_what_is_no_issue_or_no_change_is_refused_alone(desk: Desk) -> None:
    document = sample("jira_data_center.json")
    document["changelog"]["histories"] += ["odd", {"id": "1", "created": "x", "items": [7]}]
    result = desk.take_text(json.dumps({"issues": [document, {"key": "X"}]}), "issues.json")
    assert (result.new, result.rejected) == (5, 3)
