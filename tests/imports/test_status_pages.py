"""What providers tell of their own incidents: Google Cloud, Heroku, Status.io, the feed of a Statuspage."""

import json

import pytest

from aar.domain.incident import Incident
from aar.errors import InputError
from tests.imports.conftest import SAMPLES, Desk


def told(desk: Desk, name: str, source_id: str) -> tuple[Incident, list[tuple[str, str | None, str]]]:
    """The incident of this sample, and the kind, milestone and time of each of its events."""
    result = desk.take(SAMPLES / name)
    (found,) = (one for one in result.incidents if one.source_id == source_id)
    with desk.world.database.read() as store:
        incident = store.require(Incident, found.incident_id)
    events = desk.events(found.incident_id)
    return incident, [(e.kind, e.milestone, f"{e.occurred_at:%Y-%m-%d %H:%M:%S}") for e in events]


def test_google_says_when_it_began_and_ended_and_each_update_in_order(desk: Desk) -> None:
    incident, events = told(desk, "google_cloud.json", "aXbYcZ123456")
    assert events == [
        ("status", "impact_started", "2026-02-11 10:17:00"),
        ("status", "detected", "2026-02-11 10:41:02"),
        ("status", None, "2026-02-11 11:30:41"),
        ("recovery", "resolved", "2026-02-11 11:52:00"),
        ("status", None, "2026-02-11 12:05:10"),
    ]
    assert (incident.title, incident.severity) == ("Elevated errors in Cloud Storage in europe-west3", "sev2")
    assert incident.services == ("Google Cloud Storage", "Cloud Data Fusion")


def test_what_google_told_only_afterwards_was_not_detected_by_telling_it(desk: Desk) -> None:
    incident, events = told(desk, "google_cloud.json", "dEfGhI789012")
    assert [milestone for _, milestone, _ in events] == ["impact_started", "resolved", None]
    assert (incident.severity, incident.services) == ("sev1", ("Multiple Products",))


def test_an_incident_of_google_that_goes_on_has_no_end(desk: Desk) -> None:
    _, events = told(desk, "google_cloud.json", "jKlMnO345678")
    assert [kind for kind, _, _ in events] == ["status", "status"]


def test_markdown_and_html_of_an_update_become_clean_text(desk: Desk) -> None:
    result = desk.take(SAMPLES / "google_cloud.json")
    (found,) = (one for one in result.incidents if one.source_id == "aXbYcZ123456")
    texts = [event.text for event in desk.events(found.incident_id)]
    assert texts[1].endswith("US/Pacific.\nOur engineers are investigating.")
    assert texts[2].startswith("Summary\n\nMitigation is being rolled out")
    assert texts[4].endswith(
        "see the incident page (https://status.cloud.google.com/incidents/aXbYcZ123456)."
    )


def test_a_corrected_update_of_google_moves_and_does_not_double(desk: Desk) -> None:
    desk.take(SAMPLES / "google_cloud.json")
    document = json.loads((SAMPLES / "google_cloud.json").read_text())
    document[1]["updates"][1]["text"] = "Mitigation is complete."
    again = desk.take_text(json.dumps(document), "incidents.json")
    assert (again.new, again.updated, again.unchanged) == (0, 1, again.read - 1)


def test_an_update_of_google_may_stand_alone(desk: Desk) -> None:
    document = json.loads((SAMPLES / "google_cloud.json").read_text())[2:]
    del document[0]["updates"]
    assert desk.take_text(json.dumps(document), "incidents.json").new == 3


def test_heroku_s_updates_are_put_in_order(desk: Desk) -> None:
    incident, events = told(desk, "heroku.json", "1918")
    assert events == [
        ("status", "detected", "2019-10-24 18:39:30"),
        ("status", None, "2019-10-24 18:49:47"),
    ]
    assert incident.severity == "sev3"


def test_status_io_is_read_with_its_maintenances(desk: Desk) -> None:
    incident, events = told(desk, "status_io.json", "5f52b8074ef75804bc7d2c3e")
    assert [milestone for _, milestone, _ in events] == ["detected", None]
    assert (incident.severity, incident.services) == ("sev2", ("Website",))
    planned, events = told(desk, "status_io.json", "5f4e8b7f2250a004bc3453da")
    assert (planned.severity, [milestone for _, milestone, _ in events]) == ("sev4", [None, None])


def test_a_status_io_page_on_a_quiet_day_says_so(desk: Desk) -> None:
    quiet = {"result": {"status_overall": {}, "incidents": [], "maintenance": {"active": []}}}
    with pytest.raises(InputError, match="holds no incidents and no maintenances"):
        desk.take_text(json.dumps(quiet), "quiet.json")


def test_a_status_page_on_a_quiet_day_says_so(desk: Desk) -> None:
    quiet = {"page": {"id": "p1", "name": "Status", "url": "https://status.example.org"}, "incidents": []}
    with pytest.raises(InputError, match="holds no incidents") as refused:
        desk.take_text(json.dumps(quiet), "unresolved.json")
    assert "api/v2/incidents.json" in refused.value.hint


def test_the_feed_of_a_status_page_is_refused_with_the_address_of_what_to_import(desk: Desk) -> None:
    feed = '<?xml version="1.0"?>\n<feed xml:lang="en-US"><link rel="self" href="https://s.example/history.atom"/>'
    with pytest.raises(InputError, match="its times have no year") as refused:
        desk.take_text(feed + "</feed>", "history.atom")
    assert "https://s.example/api/v2/incidents.json" in refused.value.hint


@pytest.mark.parametrize("name", ["google_cloud.json", "heroku.json", "status_io.json"])
def test_the_same_file_again_is_all_unchanged(desk: Desk, name: str) -> None:
    first = desk.take(SAMPLES / name)
    again = desk.take(SAMPLES / name)
    assert (first.unchanged, again.new, again.unchanged) == (0, 0, first.new)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ([{"external_desc": "x", "status_impact": "x", "begin": "x"}], "has no id"),
        ({"id": 1, "updates": [{"update_type": "issue", "contents": "x"}, 7]}, "not an object"),
        (
            {"incidents": [{"id": 1, "updates": [{"update_type": "i", "contents": "x"}]}, {"id": 2}]},
            "no updates",
        ),
        ({"result": {"status_overall": {}, "incidents": [{}]}}, "has no _id"),
    ],
)
def test_what_an_incident_lacks_is_said(desk: Desk, content: object, problem: str) -> None:
    result = desk.take_text(json.dumps(content), "odd.json")
    assert any(problem in one.message for one in result.problems)


def test_json_that_no_source_knows_is_told_by_its_names(desk: Desk) -> None:
    with pytest.raises(InputError, match="an object with high_cpu_usage, low_disk_space"):
        desk.take_text('{\n"high_cpu_usage": {},\n"low_disk_space": {}}', "templates.json")
