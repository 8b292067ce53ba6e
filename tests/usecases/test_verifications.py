"""Done is not verified: somebody else looks, and a fix that did not help comes back."""

from pathlib import Path

import pytest

from aar.domain.action import ActionItem
from aar.domain.verification import Evidence, Verification
from aar.errors import ConflictError, InputError, PermissionDenied
from aar.usecases.edit_action import edit_action
from aar.usecases.edit_plan import edit_plan
from aar.usecases.keep_file import LARGEST_BYTES, Attachment, read_attachment
from aar.usecases.list_actions import list_actions
from aar.usecases.verify_action import verify_action
from tests.usecases.conftest import FACILITATOR, LEADER, OWNER, VERIFIER, VIEWER, World
from tests.usecases.once import once
from tests.usecases.test_review_states import published


@pytest.fixture
def done(world: World) -> World:
    """An action that is done and waits for its check."""
    _finish(world)
    return world


@once
def _finish(world: World, /) -> None:
    published(world)
    world.do(edit_action, "ACT-0001", {"state": "done"}, by=OWNER)
    world.later(days=20)


def state(world: World) -> str:
    """The present state of the only action."""
    with world.database.read() as store:
        return store.require(ActionItem, "ACT-0001").state


@pytest.mark.parametrize(
    ("result", "following"),
    [
        ("effective", "verified"),
        ("partly_effective", "in_progress"),
        ("not_effective", "in_progress"),
        ("inconclusive", "done"),
    ],
)
def test_a_verdict_decides_what_follows(done: World, result: str, following: str) -> None:
    done.do(verify_action, "ACT-0001", result, note="Looked", by=VERIFIER)
    assert state(done) == following


def test_a_verdict_keeps_who_when_and_the_evidence(done: World) -> None:
    link = Evidence(kind="link", value="https://example.org/dashboard")
    made = done.do(verify_action, "ACT-0001", "effective", note="Quiet", evidence=[link], by=VERIFIER)
    with done.database.read() as store:
        assert store.list(Verification) == [made]
    assert (made.verified_by, made.verified_at, made.evidence) == ("verifier", done.now, (link,))


def test_the_owner_cannot_verify(done: World) -> None:
    with pytest.raises(PermissionDenied, match="cannot be verified by its owner"):
        done.do(verify_action, "ACT-0001", "effective", by=OWNER)


def test_somebody_who_is_not_named_in_the_plan_cannot_verify(done: World) -> None:
    with pytest.raises(PermissionDenied, match="to be verified by verifier"):
        done.do(verify_action, "ACT-0001", "effective", by=VIEWER)


def test_a_facilitator_may_step_in_for_the_verifier(done: World) -> None:
    done.do(verify_action, "ACT-0001", "effective", by=FACILITATOR)
    assert state(done) == "verified"


def test_only_done_work_is_verified(world: World) -> None:
    published(world)
    with pytest.raises(ConflictError, match="only done work can be verified"):
        world.do(verify_action, "ACT-0001", "effective", by=VERIFIER)


def test_work_without_a_plan_is_not_verified(done: World) -> None:
    with done.database.read() as store:
        unplanned = store.require(ActionItem, "ACT-0001").changed(plan=None)
    done.database.write(lambda store: store.put([unplanned]))
    with pytest.raises(ConflictError, match="has no verification plan"):
        done.do(verify_action, "ACT-0001", "effective", by=FACILITATOR)


def test_a_proven_action_can_be_looked_at_again(done: World) -> None:
    done.do(verify_action, "ACT-0001", "effective", by=VERIFIER)
    done.later(days=90)
    done.do(verify_action, "ACT-0001", "inconclusive", by=VERIFIER)
    assert state(done) == "verified"
    done.do(verify_action, "ACT-0001", "not_effective", by=VERIFIER)
    assert state(done) == "in_progress"


def test_an_unknown_verdict_is_refused(done: World) -> None:
    with pytest.raises(InputError, match="The field result cannot be used"):
        done.do(verify_action, "ACT-0001", "great", by=VERIFIER)


def test_a_file_is_kept_once_under_its_hash(done: World, tmp_path: Path) -> None:
    picture = tmp_path / "graph.png"
    picture.write_bytes(b"picture")
    made = done.do(verify_action, "ACT-0001", "inconclusive", files=[read_attachment(picture)], by=VERIFIER)
    again = done.do(verify_action, "ACT-0001", "inconclusive", files=[read_attachment(picture)], by=VERIFIER)
    assert (made.evidence[0].kind, made.evidence[0].value) == ("file", "graph.png")
    assert again.evidence == made.evidence


def test_evidence_that_is_too_large_is_refused(done: World) -> None:
    huge = Attachment(name="dump.bin", content=bytes(LARGEST_BYTES + 1))
    with pytest.raises(InputError, match="has more than 20 MB; evidence may have 20 MB"):
        done.do(verify_action, "ACT-0001", "effective", files=[huge], by=VERIFIER)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.png cannot be read"):
        read_attachment(tmp_path / "nowhere.png")


def doubted(world: World, times: int) -> None:
    """The check tells nothing, so often."""
    for _ in range(times):
        world.do(verify_action, "ACT-0001", "inconclusive", by=VERIFIER)
        world.later(days=14)


def check_due_on(world: World) -> str | None:
    """When the check of the only action is due."""
    with world.database.read() as store:
        (row,) = list_actions(store, by=FACILITATOR)
    return row.get("verification_due_on")


def test_a_check_that_tells_nothing_is_due_again_twice_and_then_a_leader_decides(done: World) -> None:
    days = []
    for _ in range(3):
        doubted(done, 1)
        days.append(check_due_on(done))
    assert days == ["2026-06-07", "2026-06-21", None]
    for by in (VERIFIER, FACILITATOR):
        with pytest.raises(PermissionDenied, match="may not decide what three checks left in doubt"):
            done.do(verify_action, "ACT-0001", "effective", by=by)
    with pytest.raises(ConflictError, match="inconclusive 3 times: a leader decides"):
        done.do(verify_action, "ACT-0001", "inconclusive", by=LEADER)
    done.do(verify_action, "ACT-0001", "not_effective", by=LEADER)
    assert state(done) == "in_progress"


def test_doubts_are_counted_from_the_day_on_which_the_work_was_done_last(done: World) -> None:
    doubted(done, 3)
    done.do(verify_action, "ACT-0001", "not_effective", by=LEADER)
    done.later(days=1)
    done.do(edit_action, "ACT-0001", {"state": "done"}, by=OWNER)
    done.later(days=14)
    done.do(verify_action, "ACT-0001", "effective", by=VERIFIER)
    assert state(done) == "verified"


def test_an_owner_who_became_the_verifier_is_accepted_and_nobody_verifies_until_another_is_named(
    done: World,
) -> None:
    with done.database.read() as store:  # as a reassignment in the tracker leaves it
        reassigned = store.require(ActionItem, "ACT-0001").changed(owner="verifier")
    done.database.write(lambda store: store.put([reassigned]))
    for by in (VERIFIER, FACILITATOR):
        with pytest.raises(PermissionDenied, match="by its owner"):
            done.do(verify_action, "ACT-0001", "effective", by=by)
    done.do(edit_plan, "ACT-0001", {"verifier": "viewer"}, by=FACILITATOR)
    done.do(verify_action, "ACT-0001", "effective", by=VIEWER)
    assert state(done) == "verified"
