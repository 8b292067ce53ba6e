"""JSON is looked through for the keys that occur in it, and no deeper than its readers follow."""

import csv
import io
import json
import re

import pytest

from aar.store.statements import statement
from aar.usecases.export_rejects import export_rejects
from tests.imports.conftest import Desk

GOOD = json.dumps({"at": "2026-01-02T03:04:05Z", "message": "Slow"})


def refused(desk: Desk, import_id: str | None) -> list[dict[str, str]]:
    with desk.world.database.read() as store:
        return list(csv.DictReader(io.StringIO(export_rejects(store, str(import_id)))))


def test_what_a_refused_incident_tells_is_kept_whatever_keys_the_others_have(desk: Desk) -> None:
    told = {"id": "I-1", "updates": [{"at": "2026-01-02T03:04:05Z", "text": "Slow"}]}
    quiet = {"id": "I-2", "title": "Nothing was said", "updates": []}
    result = desk.take_text(f"{json.dumps(told)}\n{json.dumps(quiet)}\n", "incidents.jsonl")
    (record,) = refused(desk, result.import_id)
    assert (record["title"], record["source_id"]) == ("Nothing was said", "I-2")


def test_a_key_that_only_the_last_record_has_counts(desk: Desk) -> None:
    last = json.dumps({"at": "2026-01-02T03:05:05Z", "message": "Fast", "milestone": "resolved"})
    result = desk.take_text("\n".join([GOOD] * 3000 + [last]), "events.jsonl")
    assert [event.milestone for event in desk.events(result.incidents[0].incident_id)] == [None, "resolved"]


@pytest.mark.parametrize(
    ("deep", "why"),
    [
        ("[" * 3000 + "]" * 3000, "not a JSON object"),
        (GOOD[:-1] + ', "x": ' + '{"y": [' * 60 + "]}" * 60 + "}", "more than a hundred levels down"),
    ],
)
def test_what_is_nested_deeper_than_readers_follow_is_refused(desk: Desk, deep: str, why: str) -> None:
    brackets = json.dumps({"at": "2026-01-02T03:05:05Z", "message": "[" * 500, "x": [[1]] * 200})
    result = desk.take_text(f"{GOOD}\n{deep}\n{brackets}\n", "events.jsonl")
    assert (result.new, result.rejected) == (2, 1)
    assert why in result.problems[0].message
    assert len(desk.events(result.incidents[0].incident_id)) == 2
    assert refused(desk, result.import_id)[0]["line"] == "2"


def names_in(text: str) -> list[str]:
    (listed,) = re.findall(r"\[(.*)\]", text, re.DOTALL)
    return re.findall("'([^']+)'", listed)


def test_every_key_that_is_asked_for_is_looked_for() -> None:
    asking = [statement("staging/json_told"), statement("macros/3_json_time")]
    asked = {name for text in asking for name in re.findall(r"json_(?:said|field)\([^')]*'([^']+)'", text)}
    assert asked == set(names_in(statement("macros/1_json_keys_of_update")))


def test_what_a_verdict_may_leave_out_is_completed_when_it_is_read() -> None:
    completed = re.findall(r" as (\w+)", statement("staging/judged_columns"))
    assert completed == names_in(statement("macros/judged_maybe"))
