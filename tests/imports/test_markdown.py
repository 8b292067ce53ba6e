"""Post-mortems in Markdown: real ones, the forms that templates have, and what is hostile or unfinished."""

from datetime import UTC, datetime

import pytest

from aar.domain.event import TimelineEvent
from aar.domain.imports import ImportOptions, ImportResult
from aar.domain.incident import Incident
from aar.domain.person import LOCAL
from aar.errors import InputError
from aar.registry import folder_of
from aar.usecases.preview_import import preview_import
from tests.imports.conftest import Desk

POST_MORTEMS = folder_of("aar") / "demo" / "post_mortems"
HEAD = (
    "# Checkout is down - March 5, 2024\n\n**Severity:** SEV-2 (major)\n\n## Summary\n\nNobody could pay.\n\n"
)


def told(desk: Desk, timeline: str, **options: str) -> list[TimelineEvent]:
    """The events of a post-mortem with this timeline."""
    result = desk.take_text(f"{HEAD}## Timeline\n\n{timeline}\n", "pm.md", **options)
    return desk.events(result.incidents[0].incident_id) if result.incidents else []


def clocks(events: list[TimelineEvent]) -> list[str]:
    return [event.occurred_at.strftime("%d %H:%M") for event in events]


def incident_of(desk: Desk, result: ImportResult) -> Incident:
    with desk.world.database.read() as store:
        return store.require(Incident, result.incidents[0].incident_id)


def test_headings_with_a_day_above_and_a_zone_for_all(desk: Desk) -> None:
    result = desk.take(POST_MORTEMS / "2017-09-27-hub-403.md")
    assert (result.source, result.new, result.rejected) == ("markdown", 6, 0)
    incident = incident_of(desk, result)
    assert (incident.title, incident.source_id) == ("Hub 403", "2017-09-27 Hub 403")
    assert incident.summary is not None
    assert incident.summary.startswith("After a deployment, most users were getting a '403 Forbidden'")
    events = desk.events(incident.incident_id)
    assert clocks(events) == ["27 20:06", "27 20:35", "27 20:44", "27 21:08", "27 22:11", "27 22:25"]
    assert events[0].precision == "minute"
    assert events[4].source_url == "https://github.com/jupyterhub/binderhub/pull/130"
    assert "Failed login for unknown user" in events[3].text


def test_a_time_that_was_never_filled_in_is_refused_with_its_line(desk: Desk) -> None:
    result = desk.take(POST_MORTEMS / "2018-02-20-jupyterlab-announcement.md")
    (problem,) = result.problems
    assert (result.read, result.rejected, problem.line) == (41, 1, 243)
    assert "no time that can be read" in problem.message
    events = desk.events(result.incidents[0].incident_id)
    assert events[-1].occurred_at == datetime(2018, 2, 22, 6, 18, tzinfo=UTC)


def test_a_second_section_goes_on_with_the_timeline_and_ranges_have_an_end(desk: Desk) -> None:
    result = desk.take(POST_MORTEMS / "2018-04-18-cull-flood.md")
    events = desk.events(result.incidents[0].incident_id)
    assert events[1].occurred_until == datetime(2018, 4, 18, 11, 45, tzinfo=UTC)
    assert [event.occurred_at.day for event in events].count(19) == 5
    assert clocks(events)[4:6] == ["18 12:49", "18 12:55"]


def test_days_without_a_clock_stay_days(desk: Desk) -> None:
    result = desk.take(POST_MORTEMS / "2018-01-17-ubuntu-upgrade.md")
    events = desk.events(result.incidents[0].incident_id)
    assert [event.precision for event in events] == ["day", "day", *["minute"] * 4]


def test_what_the_text_is_sure_of_becomes_a_milestone(desk: Desk) -> None:
    result = desk.take(POST_MORTEMS / "2019-04-03-ingress-cordoned.md")
    events = desk.events(result.incidents[0].incident_id)
    assert [event.milestone for event in events] == ["impact_started", None, "resolved"]


def test_the_same_file_again_changes_nothing(desk: Desk) -> None:
    for name in ("2017-11-30-oom-proxy.md", "2018-01-18-ssl-outdated.md"):
        first, again = desk.take(POST_MORTEMS / name), desk.take(POST_MORTEMS / name)
        assert (again.new, again.updated, again.unchanged) == (0, 0, first.new)


FORMS = {
    "list": "- **23:50 UTC** - Alert fired\n- **00:10 UTC** - Rolled back\n- 09:30 UTC: All well",
    "nested": "- 2024-03-05\n  - 23:50 Alert fired\n  - 00:10 Rolled back\n- 2024-03-06\n"
    "  - 09:30 All well\n\nAll times UTC",
    "headings": "All times in UTC\n\n### 23:50 - Alert fired\n\n### 00:10\n\nRolled back\n\n"
    "### Mar 6, 9:30am\n\nAll well",
    "table": "| Time (UTC) | Event |\n|---|---|\n| 23:50 | Alert fired |\n"
    "| 00:10 | Rolled back |\n| 09:30 | All well |",
    "two columns": (
        "| Date | Time | Who | What |\n|---|---|---|---|\n"
        "| 5 March 2024 | 11:50 pm UTC | Ann | Alert fired |\n"
        "| 6 March 2024 | 12:10 am UTC | Ann | Rolled back |\n| 6 March 2024 | 9:30 am UTC | Bo | All well |"
    ),
    "lines": "2024-03-05 (*all times UTC*)\n\n23:50 Alert fired\n00:10 Rolled back\n09:30 All well",
    "paragraphs": "All times are UTC.\n\n**23:50** - Alert fired\n\n**00:10** - Rolled back\n\n"
    "**09:30** - All well",
    "full times": "- 2024-03-05T23:50:00Z Alert fired\n- 2024-03-06T01:10+01:00 Rolled back\n"
    "- 2024-03-06 09:30 UTC All well",
    "days behind": "- 23:50 UTC (Mar 5): Alert fired\n- 00:10 UTC (Mar 6): Rolled back\n- 9:30 UTC: All well",
}


@pytest.mark.parametrize("timeline", FORMS.values(), ids=FORMS)
def test_every_form_of_a_timeline_is_carried_over_midnight(desk: Desk, timeline: str) -> None:
    events = told(desk, timeline)
    assert clocks(events) == ["05 23:50", "06 00:10", "06 09:30"]
    assert [event.text.split(" · ")[0] for event in events] == ["Alert fired", "Rolled back", "All well"]


def test_a_timeline_told_from_its_end_is_turned_round(desk: Desk) -> None:
    events = told(
        desk, "- 09:30 UTC All well\n- 09:10 UTC Rolled back\n- 08:50 UTC Alert fired\n- 08:40 UTC Slow"
    )
    assert clocks(events) == ["05 08:40", "05 08:50", "05 09:10", "05 09:30"]


def test_zones_that_change_between_entries_are_carried_by_the_instant(desk: Desk) -> None:
    timeline = "- 23:30 UTC Alert\n- 17:00 PST Page\n- 18:00 PST Fixed\n- 02:30 UTC Fine"
    assert clocks(told(desk, timeline)) == ["05 23:30", "06 01:00", "06 02:00", "06 02:30"]


def test_an_entry_a_little_out_of_order_stays_on_its_day(desk: Desk) -> None:
    assert clocks(told(desk, "- 14:49 UTC One\n- 14:43 UTC Two\n- 15:10 UTC Three")) == [
        "05 14:43",
        "05 14:49",
        "05 15:10",
    ]


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ("All times in PST", "18:05"),
        ("All times in PST (UTC-8)", "18:05"),
        ("Times are Central European Time (CET)", "09:05"),
        ("All times in CET (GMT+1)", "09:05"),
        ("All times in US/Pacific", "18:05"),
        ("Time zone: Asia/Kolkata", "04:35"),
        ("(all times UTC)", "10:05"),
    ],
)
def test_a_zone_that_the_text_declares_counts_more_than_one_given(desk: Desk, said: str, clock: str) -> None:
    (event,) = told(desk, f"{said}\n\n- 10:05 Alert fired", zone="Asia/Tokyo")
    assert event.occurred_at.strftime("%H:%M") == clock


def test_pst_in_summer_is_the_clock_on_the_wall(desk: Desk) -> None:
    result = desk.take(POST_MORTEMS / "2018-03-31-server-start-fail.md")
    first = desk.events(result.incidents[0].incident_id)[0]
    assert first.occurred_at == datetime(2018, 3, 31, 22, 47, tzinfo=UTC)


def test_a_file_without_a_zone_asks_for_one_and_takes_it(desk: Desk) -> None:
    timeline = "- 2024-03-05 One day\n- 10:05 Alert fired"
    with pytest.raises(InputError, match="no offset") as refused:
        told(desk, timeline)
    assert "--zone" in refused.value.hint
    path = desk.folder / "pm.md"
    assert preview_import(desk.world.database, path, by=LOCAL).asks == "zone"
    shown = preview_import(desk.world.database, path, ImportOptions(zone="Europe/Berlin"), by=LOCAL)
    assert shown.result is not None
    assert [event.occurred_at.hour for event in told(desk, timeline, zone="Europe/Berlin")] == [23, 9]


def test_one_zone_word_speaks_for_the_entries_around_it(desk: Desk) -> None:
    assert clocks(told(desk, "- 10:05 CET Alert fired\n- 10:10 Rolled back")) == ["05 09:05", "05 09:10"]


def test_a_zone_with_several_meanings_and_a_time_that_never_was_are_refused(desk: Desk) -> None:
    text = "# Slow - 2024-03-10\n\n## Timeline\n\n- 02:30 EST Alert\n- 03:30 CST Page\n- 04:30 EST Fine\n"
    result = desk.take_text(text, "pm.md")
    assert (result.new, result.rejected) == (1, 2)
    assert "does not exist" in result.problems[0].message
    assert "several meanings" in result.problems[1].message


def test_days_written_either_way_need_the_order_to_be_said(desk: Desk) -> None:
    text = "# Slow\n\n## Timeline (UTC)\n\n- 03/04/2024 10:05 Alert\n- 10:10 Page\n"
    with pytest.raises(InputError, match="ay and month"):
        desk.take_text(text, "pm.md", zone="UTC")
    result = desk.take_text(text, "pm.md", zone="UTC", date_order="dmy")
    assert [event.occurred_at.month for event in desk.events(result.incidents[0].incident_id)] == [4, 4]


def test_logs_quotes_and_images_belong_to_the_entry_above(desk: Desk) -> None:
    timeline = (
        "- 10:05 UTC Alert fired\n\n![a graph](https://example.org/g.png)\n\n```\n10:06 not an event\n```\n\n"
        "> 10:07 said in chat\n\n- 10:10 UTC Rolled back\n\n**Total:** 5 minutes"
    )
    first, second = told(desk, timeline)
    assert first.text == "Alert fired\n\n[a graph]\n\n10:06 not an event\n\n> 10:07 said in chat"
    assert second.text == "Rolled back"


def test_items_and_rows_without_a_time_are_refused_and_lists_of_other_things_are_not_read(desk: Desk) -> None:
    text = (
        f"{HEAD}## Timeline\n\n**Causes:**\n\n- A full disk\n- A wrong alert\n\nThis happened:\n\n"
        "- 10:05 UTC Alert\n- 10:06 UTC Page\n- **Note:** nobody was told\n"
    )
    result = desk.take_text(text, "pm.md")
    assert (result.new, result.rejected) == (2, 1)
    assert result.problems[0].line == 20


def test_two_timelines_of_one_document_are_one(desk: Desk) -> None:
    text = (
        f"{HEAD}## Incidents\n\n### March 5, 2024 - One\n\n**Timeline:**\n\n- 10:05 UTC Alert\n\n"
        "### March 7, 2024 - Two\n\n**Timeline:**\n\n- 10:05 UTC Alert again\n"
    )
    result = desk.take_text(text, "pm.md")
    assert clocks(desk.events(result.incidents[0].incident_id)) == ["05 10:05", "07 10:05"]


def test_severity_services_and_front_matter_are_read(desk: Desk) -> None:
    front = "---\ntitle: Slow pages\ndate: 2024-03-05\nseverity: SEV1\n---\n\n"
    text = f"{front}- Affected services: web, api\n\n## Timeline\n\n- 10:05 UTC x\n"
    incident = incident_of(desk, desk.take_text(text, "pm.md"))
    assert (incident.title, incident.severity, incident.services) == ("Slow pages", "sev1", ("web", "api"))
    assert (
        incident_of(desk, desk.take_text(f"{HEAD}## Timeline\n\n- 10:05 UTC x\n", "b.md")).severity == "sev2"
    )


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("", None),
        ("**Severity:** unclear", None),
        ("**Severity:** P0", "sev1"),
        ("Severity: 3 - minor", "sev3"),
    ],
)
def test_a_severity_that_nobody_named_is_none(desk: Desk, said: str, severity: str | None) -> None:
    text = f"# Down - 2024-03-05\n\n{said}\n\n## Timeline\n\n- 10:05 UTC x\n"
    assert incident_of(desk, desk.take_text(text, "pm.md")).severity == severity


def test_a_line_that_says_timeline_is_a_heading_too(desk: Desk) -> None:
    text = f"{HEAD}Timeline (UTC)\n\n**10:05** - Alert fired\n**10:07** - Rolled back\n"
    assert desk.take_text(text, "pm.md").new == 2


def test_post_mortems_of_the_same_title_are_told_apart_by_their_first_day(desk: Desk) -> None:
    for day in ("05", "06"):
        desk.take_text(f"# All is slow\n\n## Timeline\n\n- 2024-03-{day} 10:05 UTC Alert\n", f"{day}.md")
    with desk.world.database.read() as store:
        keys = {one.source_id for one in store.list(Incident) if one.source == "markdown"}
    assert keys == {"2024-03-05 All is slow", "2024-03-06 All is slow"}


def test_the_only_day_that_the_prose_names_is_the_day(desk: Desk) -> None:
    text = "# Slow\n\nOn the 5th of March 2024 nobody could pay.\n\n## Timeline\n\n- 10:05 UTC Alert\n"
    assert desk.take_text(text, "pm.md").incidents[0].source_id == "2024-03-05 Slow"
