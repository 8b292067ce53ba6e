"""`aar actions`, `aar verify`, `aar conflicts` and `aar sync` hold the contract."""

from pathlib import Path

import pytest

from aar.domain.link import Conflict, TrackerLink
from aar.domain.record import Record
from tests import checked
from tests.cli.conftest import Aar
from tests.usecases.conftest import NOW, World
from tests.usecases.test_review_states import published


@pytest.fixture(autouse=True)
def _an_agreed_action(world: World) -> None:
    published(world)


def test_actions_are_listed_with_link_and_check_date(aar: Aar) -> None:
    (action,) = aar("actions", "--json").json
    assert (action["action_id"], action["state"], action["link"]["state"]) == (
        "ACT-0001",
        "agreed",
        "pending",
    )
    assert set(action["link"]) <= {"key", "remote_id", "state", "last_error", "next_attempt_at"}
    aar("actions", "edit", "ACT-0001", "--state", "done")
    (action,) = aar("actions", "--json").json
    assert (action["state"], action["link"]) == ("done", None)  # what is done needs no issue any more
    assert "verification_due_on" in action


def test_an_action_without_a_link_says_null(aar: Aar, world: World) -> None:
    world.database.write(
        lambda store: store.execute("queries/links/delete", action_id="ACT-0001", tracker="jira")
    )
    assert aar("actions", "--json").json[0]["link"] is None


def test_an_edit_changes_only_what_is_given(aar: Aar) -> None:
    edited = aar(
        "actions", "edit", "ACT-0001", "--due-on", "2026-07-01", "--owner", "other@example.org", "--json"
    )
    assert (edited.code, edited.json["due_on"], edited.json["owner"]) == (0, "2026-07-01", "other")
    assert edited.json["title"] == "Add traffic to the canary"


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("actions", "edit", "ACT-0099", "--title", "x"), 2, "There is no action ACT-0099"),
        (("actions", "edit", "ACT-0001", "--due-on", "soon"), 2, "The field due_on cannot be used"),
        (("actions", "edit", "ACT-0001", "--owner", "no@example.org"), 2, "Nobody here has the e-mail"),
        (("actions", "edit", "ACT-0001", "--state", "finished"), 2, "The field state cannot be used"),
        (("actions", "edit", "ACT-0001", "--title", "  "), 2, "The field title cannot be used"),
        (("actions", "edit", "ACT-0001", "--owner", ""), 2, "Nobody here has the e-mail"),
        (("actions", "edit", "ACT-0001", "--state", "dropped"), 3, "only with a reason"),
        (("actions", "edit", "ACT-0001", "--state", "verified"), 3, "only by a verification"),
        (("verify", "ACT-0001", "--result", "effective", "--note", "x"), 3, "only done work"),
        (("verify", "ACT-0001", "--result", "effective"), 2, "--note"),
        (("verify", "ACT-0001", "--result", "effective", "--note", " "), 2, "--note"),
        (("conflicts", "resolve", "ACT-0001", "title", "--take", "ours"), 2, "no open conflict"),
        (("sync", "--json"), 2, "Jira is not connected"),
        (("worker",), 2, "Jira is not connected"),
        (("actions", "edit", "ACT-0001", "--by", "no@example.org"), 2, "Nobody here has the e-mail"),
    ],
)
def test_a_failure_has_a_sentence_its_code_and_no_output(
    aar: Aar, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    outcome = aar(*arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert sentence in outcome.err
    assert "Traceback" not in outcome.err


def test_the_owner_cannot_verify(aar: Aar) -> None:
    aar("actions", "edit", "ACT-0001", "--state", "done")
    refused = aar(
        "verify", "ACT-0001", "--result", "effective", "--by", "owner@example.org", "--note", "Fine"
    )
    assert (refused.code, refused.out) == (6, "")


def test_a_verdict_is_recorded_with_link_and_file(aar: Aar, tmp_path: Path) -> None:
    aar("actions", "edit", "ACT-0001", "--state", "done")
    proof = tmp_path / "proof.txt"
    proof.write_text("seen")
    said = aar(
        "verify", "ACT-0001", "--result", "not_effective", "--note", "It came back",
        "--by", "verifier@example.org",
        "--evidence", "https://example.org/x", "--evidence", str(proof), "--json",
    )  # fmt: skip
    assert (said.code, said.json["result"], said.json["verified_by"]) == (0, "not_effective", "verifier")
    assert [item["kind"] for item in said.json["evidence"]] == ["link", "file"]
    assert aar("actions", "--json").json[0]["state"] == "in_progress"


def test_a_conflict_is_listed_until_a_person_settles_it(aar: Aar, world: World) -> None:
    link = TrackerLink(action_id="ACT-0001", remote_id="1", key="A-1", state="conflict")
    both = Conflict(action_id="ACT-0001", field="title", base="a", ours="b", theirs="c", opened_at=NOW)
    world.database.write(lambda store: store.put([link]))
    world.database.write(lambda store: store.put([both]))
    assert aar("conflicts", "--json").json == [
        {
            "action_id": "ACT-0001",
            "field": "title",
            "base": "a",
            "ours": "b",
            "theirs": "c",
            "opened_at": "2026-05-04T12:00:00.000000Z",
        }
    ]
    assert "--take ours|jira" in aar("conflicts").err
    assert aar("conflicts", "resolve", "ACT-0001", "title", "--take", "mine").code == 2
    assert aar("conflicts", "resolve", "ACT-0001", "title", "--take", "jira").code == 0
    assert aar("conflicts", "--json").json == []
    assert (aar("conflicts").out, aar("conflicts").err) == ("", "No open conflicts.\n")
    assert len(aar("conflicts", "--all", "--json").json) == 1
    assert aar("actions", "--json").json[0]["title"] == "c"


def test_people_read_a_table(aar: Aar) -> None:
    assert "ACT-0001  agreed  owner" in aar("actions").out
    assert "Nothing" not in aar("conflicts").out


def put(world: World, record: Record) -> None:
    world.database.write(lambda store: store.put([record]))


def test_what_the_count_proposes_is_told_without_recording_and_kept_with_the_verdict(
    aar: Aar, world: World
) -> None:
    done = checked.done().changed(action_id="ACT-0009", finding_ids=("FND-9001",))
    for record in (*checked.quiet_since(checked.DONE_AT, first=9001), done):
        put(world, record)
    assert "Proposed: effective." in aar("verify", "ACT-0009", "--propose").out
    proposed = aar("verify", "ACT-0009", "--propose", "--json").json
    kept = aar("verify", "ACT-0009", "--result", "inconclusive", "--note", "Too quiet", "--json").json
    assert proposed == {"action_id": "ACT-0009", **kept["statistics"]}
    assert (proposed["proposed"], proposed["before"]["incidents"]) == ("effective", 15)
    assert aar("verify", "ACT-0001", "--propose").code == 3
