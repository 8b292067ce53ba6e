"""The sample is what its generator makes, holds together, and keeps its origin."""

import filecmp
from collections import Counter
from pathlib import Path

from aar.domain.action import ActionItem
from aar.domain.event import TimelineEvent
from aar.domain.finding import Finding
from aar.domain.imports import Import
from aar.domain.incident import Incident
from aar.domain.person import LOCAL
from aar.domain.review import Review
from aar.domain.verification import Verification
from aar.domain.wording import blaming_phrases, starts_with_verb
from aar.registry import folder_of
from aar.store import Database
from aar.usecases.check_integrity import check_integrity
from aar.usecases.export_bundle import export_bundle
from aar.usecases.load_bundle import load_bundle
from aar.usecases.load_sample import load_sample
from tests.demo.generate import TODAY, write

DEMO = folder_of("aar") / "demo"


def same_files(one: Path, other: Path) -> bool:
    names = sorted(path.name for path in one.iterdir() if path.is_file())
    assert names == sorted(path.name for path in other.iterdir() if path.is_file())
    return filecmp.cmpfiles(one, other, names, shallow=False) == (names, [], [])


def test_the_made_up_part_is_what_its_generator_writes(tmp_path: Path) -> None:
    write(tmp_path)
    assert same_files(tmp_path, DEMO / "made_up"), "run: python -m tests.demo.generate"


def test_it_is_loaded_only_into_an_empty_database(sample: Database) -> None:
    assert not load_sample(sample, by=LOCAL, now=TODAY)


def test_nothing_in_it_contradicts_itself(sample: Database) -> None:
    with sample.read() as store:
        assert [check for check in check_integrity(store) if check.violations] == []


def test_export_load_export_is_byte_identical(sample: Database, tmp_path: Path) -> None:
    export_bundle(sample, tmp_path / "first", by=LOCAL)
    copy = Database(tmp_path / "copy.duckdb")
    load_bundle(copy, tmp_path / "first", by=LOCAL, now=TODAY)
    export_bundle(copy, tmp_path / "second", by=LOCAL)
    assert same_files(tmp_path / "first", tmp_path / "second")


def test_it_shows_every_state_that_people_will_meet(sample: Database) -> None:
    with sample.read() as store:
        actions = Counter(action.state for action in store.list(ActionItem))
        reviews = Counter(review.state for review in store.list(Review))
        results = Counter(verdict.result for verdict in store.list(Verification))
    assert set(actions) == {"proposed", "agreed", "in_progress", "done", "verified", "dropped"}
    assert reviews["published"] > 30
    assert reviews["draft"] == reviews["in_review"] == 1
    assert set(results) == {"effective", "partly_effective", "not_effective", "inconclusive"}


def test_it_says_what_is_real_and_what_is_made_up(sample: Database) -> None:
    assert "MIT" in (DEMO / "incidents.LICENSE.txt").read_text()
    assert "BSD 3-Clause" in (DEMO / "post_mortems.LICENSE.txt").read_text()
    with sample.read() as store:
        answers = [row["value"] for row in store.rows("queries/answers/summaries")]
    assert answers
    assert all("Made up for the sample" in answer for answer in answers)


def test_actions_say_what_to_do_and_never_the_same_twice(sample: Database) -> None:
    with sample.read() as store:
        titles = [action.title for action in store.list(ActionItem) if action.import_id is None]
    assert [title for title in titles if not starts_with_verb(title)] == []
    assert len(set(titles)) == len(titles) > 90


def test_findings_look_for_conditions_and_blame_nobody(sample: Database) -> None:
    with sample.read() as store:
        findings = store.list(Finding)
    texts = [f"{finding.title} {finding.analysis}" for finding in findings]
    assert [text for text in texts if blaming_phrases(text)] == []
    assert max(Counter(factor.code for one in findings for factor in one.factors).values()) > 5


def test_it_has_a_near_miss_a_private_incident_and_an_exercise_with_every_rating(sample: Database) -> None:
    with sample.read() as store:
        incidents = store.list(Incident)
        ratings = {finding.rating for finding in store.list(Finding)} - {None}
    assert {incident.kind for incident in incidents} == {"incident", "near_miss", "exercise"}
    assert sum(incident.is_private for incident in incidents) == 1
    assert ratings == {"P", "S", "M", "U"}


def test_some_promises_are_late_and_some_moved(sample: Database) -> None:
    with sample.read() as store:
        actions = store.list(ActionItem)
    late = [one for one in actions if one.is_outstanding and one.due_on and one.due_on < TODAY.date()]
    moved = [one for one in actions if any(move.field == "due_on" for move in one.history)]
    assert len(late) > 10
    assert len(moved) > 10


def test_every_history_is_told_in_the_order_of_its_times(sample: Database) -> None:
    with sample.read() as store:
        histories = [[move.at for move in action.history] for action in store.list(ActionItem)]
    assert histories == [sorted(times) for times in histories]
    assert max(at for times in histories for at in times) <= TODAY


def test_real_post_mortems_are_incidents_with_timelines_and_proposals(sample: Database) -> None:
    with sample.read() as store:
        told = [one for one in store.list(Incident) if one.source == "markdown"]
        events = Counter(event.incident_id for event in store.list(TimelineEvent))
        proposals = [action for action in store.list(ActionItem) if action.import_id]
        (receipt,) = (one for one in store.list(Import) if one.source == "markdown")
    assert len(told) == len(list((DEMO / "post_mortems").glob("*.md"))) == 23
    assert min(events[incident.incident_id] for incident in told) >= 3
    assert (receipt.new, receipt.rejected) == (sum(events[one.incident_id] for one in told), 1)
    assert {action.state for action in proposals} == {"proposed"}
    assert len(proposals) > 90
