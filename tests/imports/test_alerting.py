"""Alertmanager, Grafana and PagerDuty: what rang, who answered, when it was over."""

import json
from typing import Any

import pytest

from aar.domain.incident import Incident
from tests.imports.conftest import SAMPLES, Desk

START = "2026-03-04T10:00:00.123456789Z"
LATER = "2026-03-04T10:20:00Z"


def alert(**fields: Any) -> dict[str, Any]:
    return {
        "status": "firing",
        "labels": {"alertname": "Slow", "severity": "warning", "service": "checkout"},
        "annotations": {"summary": "Checkout is slow"},
        "startsAt": START,
        "endsAt": "0001-01-01T00:00:00Z",
        "generatorURL": "?orgId=1",
        "fingerprint": "a1",
        **fields,
    }


def notification(*alerts: Any) -> str:
    return json.dumps({"version": "4", "groupKey": "{}:{}", "alerts": alerts})


def incident(desk: Desk, incident_id: str) -> Incident:
    with desk.world.database.read() as store:
        return store.require(Incident, incident_id)


def test_two_alerts_with_the_same_labels_and_start_stay_two(desk: Desk) -> None:
    result = desk.take(SAMPLES / "alertmanager.json")
    (found,) = result.incidents
    events = desk.events(found.incident_id)
    assert (result.source, result.new, found.title) == ("alertmanager", 2, "High CPU core temperature")
    assert [event.text.rsplit(" ", 1)[1] for event in events] == ["34.75C", "17.625C"]
    assert {event.occurred_at.isoformat() for event in events} == {"2020-02-06T00:17:58.432911+00:00"}
    assert incident(desk, found.incident_id).severity == "sev1"


def test_grafana_s_webhook_is_read_alike(desk: Desk) -> None:
    result = desk.take(SAMPLES / "grafana.json")
    (event,) = desk.events(result.incidents[0].incident_id)
    assert (result.source, event.kind, event.milestone) == ("alertmanager", "detection", "detected")
    assert (event.text, event.source_url) == (
        "Firing: TEST – Test Description",
        "https://grafana.example.com/d/dashboard_uid",
    )


def test_year_one_means_still_firing_and_a_later_notification_brings_the_end(desk: Desk) -> None:
    first = desk.take_text(notification(alert()), "one.json")
    over = alert(status="resolved", endsAt=LATER)
    second = desk.take_text(notification(over), "two.json")
    assert (first.new, second.new, second.unchanged) == (1, 1, 1)
    assert second.incidents[0].incident_id == first.incidents[0].incident_id
    events = desk.events(second.incidents[0].incident_id)
    assert [(event.kind, event.milestone) for event in events] == [
        ("detection", "detected"),
        ("recovery", "resolved"),
    ]


def test_a_group_is_resolved_only_when_none_of_its_alerts_fires(desk: Desk) -> None:
    over = alert(status="resolved", endsAt=LATER)
    result = desk.take_text(notification(over, alert(fingerprint="b2")), "group.json")
    events = desk.events(result.incidents[0].incident_id)
    assert [event.milestone for event in events] == ["detected", "detected", None]


def test_notifications_one_a_line_that_share_an_alert_are_one_incident(desk: Desk) -> None:
    early = alert(fingerprint="b2", startsAt="2026-03-04T09:00:00Z")
    lines = "\n".join((notification(alert()), notification(early, alert())))
    result = desk.take_text(lines, "log.jsonl")
    assert (len(result.incidents), result.read, result.new, result.unchanged) == (1, 3, 2, 1)


def test_an_alert_without_words_is_told_by_its_labels(desk: Desk) -> None:
    result = desk.take_text(notification(alert(annotations=None)), "bare.json")
    (event,) = desk.events(result.incidents[0].incident_id)
    assert event.text == "Firing: Slow (alertname=Slow, service=checkout, severity=warning)"
    assert incident(desk, event.incident_id).services == ("checkout",)


def test_what_is_no_alert_is_refused_by_its_path(desk: Desk) -> None:
    lines = "\n".join((notification(alert(), "odd"), json.dumps({"alerts": []})))
    result = desk.take_text(lines, "odd.jsonl")
    assert [(problem.line, problem.path) for problem in result.problems] == [(1, "$.alerts[1]"), (2, "$")]


def test_log_entries_become_a_timeline_in_order(desk: Desk) -> None:
    result = desk.take(SAMPLES / "pagerduty_log_entries.json")
    (found,) = result.incidents
    events = desk.events(found.incident_id)
    assert (result.new, found.source_id, found.title) == (12, "QINC001", "Checkout errors above 5 %")
    assert [(event.kind, event.milestone) for event in events] == [
        ("detection", "detected"),
        ("escalation", None),
        ("communication", None),
        ("detection", None),
        ("status", "acknowledged"),
        ("other", None),
        ("status", None),
        ("escalation", None),
        ("communication", None),
        ("status", "acknowledged"),
        ("observation", None),
        ("recovery", "resolved"),
    ]
    assert events[10].text == "Note added by Bob: Rollback is running in eu-west."
    assert (events[10].actor, incident(desk, found.incident_id).services) == ("Bob", ("Checkout",))


@pytest.mark.parametrize("word", ["acknowledge", "acknowledgement"])
def test_a_bare_list_of_log_entries_and_both_spellings_are_understood(desk: Desk, word: str) -> None:
    entry = {"id": "R1", "type": f"{word}_log_entry", "created_at": LATER, "summary": "Acknowledged"}
    result = desk.take_text(json.dumps([entry]), "entries.json")
    (event,) = desk.events(result.incidents[0].incident_id)
    assert (result.source, event.milestone) == ("pagerduty", "acknowledged")


def test_webhook_events_belong_to_their_incident_and_not_to_their_note(desk: Desk) -> None:
    result = desk.take(SAMPLES / "pagerduty_webhooks.jsonl")
    by_id = {one.source_id: one for one in result.incidents}
    assert set(by_id) == {"PFQZPSY", "PQ1K5C8", "PCPZE64", "Q3B15VLMF3ASBD"}
    (note,) = desk.events(by_id["Q3B15VLMF3ASBD"].incident_id)
    assert (note.source_id, note.kind) == ("01GI0KTE33V5QXBVIJDEVJFUNE", "observation")
    assert note.text.startswith("Running KILL on long-running queries")


def test_the_same_webhook_delivered_twice_is_one_event(desk: Desk) -> None:
    text = (SAMPLES / "pagerduty_webhooks.jsonl").read_text()
    result = desk.take_text(text + text, "twice.jsonl")
    assert (result.new, result.unchanged) == (4, 4)


def test_an_incident_alone_gives_the_times_that_it_knows(desk: Desk) -> None:
    document = json.loads((SAMPLES / "pagerduty_incident.json").read_text())
    document["acknowledgements"] = [{"at": LATER, "acknowledger": {"summary": "Alice"}}]
    document["resolved_at"] = "2026-03-04T11:00:00Z"
    result = desk.take_text(json.dumps({"incidents": [document]}), "incidents.json")
    events = desk.events(result.incidents[0].incident_id)
    assert [event.milestone for event in events] == ["detected", "acknowledged", "resolved"]
    assert events[0].source_id == "RPZTTS31FKCPWDVIOT7KEND5AD"
    assert incident(desk, events[0].incident_id).severity == "sev3"


def test_events_about_no_incident_are_refused(desk: Desk) -> None:
    good = (SAMPLES / "pagerduty_webhooks.jsonl").read_text().splitlines()[0]
    ping = json.dumps({"event": {"id": "1", "event_type": "pagey.ping", "data": {"message": "Hello"}}})
    result = desk.take_text(f"{good}\n{ping}\n", "ping.jsonl")
    assert "about no incident" in result.problems[0].message
