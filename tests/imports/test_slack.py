"""Slack: what a channel's messages become, whichever way they were taken out."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aar.domain.event import TimelineEvent
from aar.domain.imports import ImportOptions, ImportResult
from aar.domain.incident import Incident
from aar.errors import InputError
from aar.ports import SourceFile
from integrations.sources.slack import SOURCE
from tests.imports.conftest import SAMPLES, Desk
from tests.imports.packing import zipped

EXPORT = SAMPLES / "slack_export"


def export(**changed: Any) -> bytes:
    """The sample's files in an archive, some of them with another content."""
    files = {
        path.relative_to(EXPORT).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(EXPORT.rglob("*.json"))
    }
    return zipped(files | {name: json.dumps(content) for name, content in changed.items()})


def message(text: str = "hello", ts: str = "1770105900.000200", **fields: Any) -> dict[str, Any]:
    """A message of a person."""
    return {"type": "message", "user": "U1", "text": text, "ts": ts, **fields}


def page(*messages: Any, **fields: Any) -> str:
    """An answer of conversations.history."""
    return json.dumps({"ok": True, "messages": messages, "has_more": False, **fields}, indent=2)


def read(folder: Path, *messages: Any) -> list[Any]:
    """The records that a page of these messages becomes."""
    path = folder / "page.json"
    path.write_text(page(*messages), encoding="utf-8")
    file = SourceFile(path, path.name, path.read_text(encoding="utf-8"))
    return list(SOURCE.read(file, ImportOptions()).items)


def events_of(desk: Desk, result: ImportResult) -> list[TimelineEvent]:
    """The timeline of the one incident of an import."""
    (incident,) = result.incidents
    return desk.events(incident.incident_id)


def test_an_export_makes_an_incident_of_each_channel_in_which_something_was_said(desk: Desk) -> None:
    result = desk.take_text(export(), "export.zip")
    assert (result.source, result.read, result.new, result.rejected) == ("slack", 6, 5, 0)
    (incident,) = result.incidents
    assert (incident.source_id, incident.title) == ("C02QUEUE", "incident-queue")
    with desk.world.database.read() as store:
        summary = store.require(Incident, incident.incident_id).summary
    assert summary == "Backlog of the queue, see #general"


def test_people_bots_links_and_files_are_named(desk: Desk) -> None:
    events = events_of(desk, desk.take_text(export(), "export.zip"))
    assert [(event.actor, event.text) for event in events] == [
        ("Pager", "Alarm\nQueue is 90 % full\nService: queue"),
        ("Ada Lang", "@Bob do you see this? Dashboard (https://example.org/d/7) & logs"),
        ("Bob", "Restarting the consumers"),
        ("Ada Lang", "File: graph.png"),
        ("Cy Ext", "All clear <3 @here"),
    ]
    assert {event.kind for event in events} == {"communication"}
    assert events[1].source_id == "1770105960.123456"
    assert events[1].occurred_at.isoformat() == "2026-02-03T08:06:00.123456+00:00"


def test_the_export_in_a_folder_of_its_own_is_the_same_export(desk: Desk) -> None:
    files = {
        f"Acme export/{path.relative_to(EXPORT).as_posix()}": path.read_text(encoding="utf-8")
        for path in EXPORT.rglob("*.json")
    }
    desk.take_text(export(), "export.zip")
    again = desk.take_text(zipped(files), "again.zip")
    assert (again.new, again.unchanged) == (0, 6)


def test_a_newer_export_brings_what_was_edited_and_what_is_new(desk: Desk) -> None:
    desk.take_text(export(), "export.zip")
    later = [message("Better told", "1770163200.000500"), message("And more", "1770163300.000500")]
    result = desk.take_text(export(**{"incident-queue/2026-02-04.json": later}), "newer.zip")
    assert (result.new, result.updated, result.unchanged) == (1, 1, 4)


def test_days_of_one_channel_without_an_index_are_read_with_ids_for_names(desk: Desk) -> None:
    days = {f"ops/2026-02-0{day}.json": json.dumps([message(ts=f"177010590{day}.0")]) for day in (1, 2)}
    result = desk.take_text(zipped(days), "ops.zip")
    assert [(one.source_id, one.title) for one in result.incidents] == [("ops", "ops")]
    assert {event.actor for event in events_of(desk, result)} == {"U1"}


def test_a_day_that_is_no_json_is_one_refused_record(desk: Desk) -> None:
    files = {"ops/2026-02-01.json": json.dumps([message(), 7]), "ops/2026-02-02.json": "[{"}
    result = desk.take_text(zipped({**files, "users.json": "[]"}), "ops.zip")
    assert (result.new, result.rejected) == (1, 2)
    assert {problem.path for problem in result.problems} == {"ops/2026-02-01.json[1]", "ops/2026-02-02.json"}


def test_one_days_file_and_a_page_of_the_history_go_into_the_same_incident(desk: Desk) -> None:
    day = (EXPORT / "incident-queue" / "2026-02-03.json").read_text(encoding="utf-8")
    first = desk.take_text(day, "2026-02-03.json", incident="INC-0001")
    assert (first.source, first.new) == ("slack", 4)
    assert first.notes is not None
    assert "who joined or left" in first.notes[0]
    both = page(message("newer", "1770163900.000500"), *reversed(json.loads(day)))
    again = desk.take_text(both, "page.json", incident="INC-0001")
    assert (again.new, again.updated, again.unchanged) == (1, 0, 4)


def test_a_day_alone_is_told_how_it_comes_together_with_others(desk: Desk) -> None:
    result = desk.take_text(json.dumps([message()]), "2026-02-03.json")
    assert result.notes is not None
    assert "zip the folder of its channel" in result.notes[0]


def test_pages_one_a_line_are_read_one_after_the_other(desk: Desk) -> None:
    pages = [
        {"ok": True, "messages": [message(str(ts), f"{ts}.0")]} for ts in (1770105902, 1770105901, 1770105902)
    ]
    result = desk.take_text("\n".join(map(json.dumps, pages)), "pages.jsonl")
    assert [event.text for event in events_of(desk, result)] == ["1770105901", "1770105902"]
    assert (result.new, result.unchanged) == (2, 1)


def test_an_edit_that_is_told_beside_the_message_replaces_its_text(desk: Desk) -> None:
    edit = {
        "type": "message", "subtype": "message_changed", "ts": "1770105999.0", "message": message("after"),
    }  # fmt: skip
    (event,) = events_of(desk, desk.take_text(page(edit, message("before")), "page.json"))
    assert event.text == "after"


@pytest.mark.parametrize("kind", ["channel_join", "group_leave", "channel_topic", "tombstone", "pinned_item"])
def test_who_came_and_went_is_no_event(tmp_path: Path, kind: str) -> None:
    assert len(read(tmp_path, message(), message("gone", "1770105901.0", subtype=kind))) == 1


@pytest.mark.parametrize(
    ("fields", "actor"),
    [
        ({"user": "U7", "user_profile": {"real_name": "Dee"}}, "Dee"),
        ({"username": "Karma", "bot_id": "B1"}, "Karma"),
        ({"bot_id": "B1", "bot_profile": {"name": "Deploys"}}, "Deploys"),
        ({"user": None, "bot_id": "B1"}, "B1"),
        ({"user": None, "comment": {"user": "U8"}}, "U8"),
        ({"user": None}, None),
    ],
)
def test_the_actor_is_who_wrote_it(tmp_path: Path, fields: dict[str, Any], actor: str | None) -> None:
    (item,) = read(tmp_path, message(**fields))
    assert item["actor"] == actor


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("<@U1|dee> and <@U2>", "@dee and @U2"),
        ("<#C1|ops> and <#C2>", "#ops and #C2"),
        ("<!subteam^S1|@oncall> <!channel> <!date^1392734382^{date}|18 Feb>", "@oncall @channel 18 Feb"),
        ("<http://x.io> <http://x.io|x.io> <mailto:a@x.io|a@x.io>", "http://x.io http://x.io a@x.io"),
        ("a &lt;b&gt; &amp;lt; c", "a <b> &lt; c"),
    ],
)
def test_slacks_own_marks_are_made_readable(tmp_path: Path, given: str, text: str) -> None:
    (item,) = read(tmp_path, message(given))
    assert item["text"] == text


BLOCKS = [
    {"type": "header", "text": {"type": "plain_text", "text": "Deploy"}},
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": "by "},
                    {"type": "user", "user_id": "U2"},
                    {"type": "text", "text": " in "},
                    {"type": "channel", "channel_id": "C1"},
                    {"type": "link", "url": "https://x.io"},
                    {"type": "emoji", "name": "tada"},
                    {"type": "broadcast", "range": "here"},
                ],
            }
        ],
    },
    {"type": "section", "fields": [{"type": "mrkdwn", "text": "*one*"}, {"type": "mrkdwn", "text": "two"}]},
    7,
]


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"blocks": BLOCKS}, "Deploy\nby @U2 in #C1https://x.io:tada:@here\n*one*\ntwo"),
        ({"attachments": [{"fallback": "An alarm"}, None]}, "An alarm"),
        ({"attachments": [{"from_url": "https://x.io", "title": "A page"}]}, "A page"),
        (
            {
                "text": "see",
                "attachments": [{"from_url": "https://x.io", "title": "A page"}, {"text": "own"}],
            },
            "see\nown",
        ),
        ({"text": "this", "files": [{"title": "Graph", "name": "g.png"}, {}, 7]}, "this\nFile: Graph"),
        ({"subtype": "huddle_thread", "room": {"created_by": "U1"}}, "A huddle started"),
    ],
)
def test_a_message_without_text_says_what_came_with_it(
    tmp_path: Path, fields: dict[str, Any], text: str
) -> None:
    (item,) = read(tmp_path, message(**{"text": "", **fields}))
    assert item["text"] == text


def test_a_huddle_lasts_until_its_end(tmp_path: Path) -> None:
    (item,) = read(tmp_path, message("", room={"created_by": "U1", "date_end": 1770109500}))
    assert item["occurred_until"] == "2026-02-03T09:05:00+00:00"


def test_what_is_no_message_is_refused_with_its_place(desk: Desk) -> None:
    odd = [message(), 7, {"type": "message", "text": "x"}, message("", "1770105901.0")]
    result = desk.take_text(page(*odd), "page.json")
    assert (result.new, result.rejected) == (1, 3)
    assert {problem.path for problem in result.problems} == {f"$.messages[{place}]" for place in (1, 2, 3)}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"ok": False, "error": "channel_not_found"}, "is an error that Slack answered: channel_not_found"),
        ({"ok": True, "user": {"id": "U1"}}, "is an answer of Slack without messages"),
        ({"ok": True, "messages": None}, "is an answer of Slack without messages"),
        ({"ok": True, "messages": []}, "holds no messages of people or bots"),
        ([message(subtype="channel_join")], "holds no messages of people or bots"),
    ],
)
def test_an_answer_without_messages_is_refused_with_the_reason(
    desk: Desk, content: Any, sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence) as refused:
        desk.take_text(json.dumps(content), "page.json")
    assert refused.value.hint


ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.integers()
    | st.sampled_from(["", "<@|>", "0", "1770105900.1"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["ts", "id"]), inner),
    max_leaves=4,
)
NAMES = ("type", "subtype", "ts", "user", "text", "blocks", "attachments", "files", "file", "room", "message")
NAMES_OF_PEOPLE = ("bot_profile", "user_profile", "comment", "username", "channel", "permalink")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=st.dictionaries(st.sampled_from(NAMES + NAMES_OF_PEOPLE), ODD))
def test_any_value_may_stand_in_any_field(tmp_path: Path, fields: dict[str, Any]) -> None:
    whole = message(ts="1770105901.0", blocks=BLOCKS)
    items = read(tmp_path, message(), whole | fields, message("", "1770105902.0", blocks=[fields]))
    assert [item for item in items if item.get("text") == "hello"]
