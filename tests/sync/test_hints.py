"""What Jira hints at is looked at first; hints repeat, come late or never, and nothing rests on them."""

from datetime import UTC, datetime, timedelta

import pytest

from aar.application import Application
from aar.domain.hint import Hint
from aar.errors import ConflictError
from aar.usecases.receive_hint import MOST_WAITING, news_of, receive_hint, waiting_of
from aar.worker import Worker
from tests.fakes.jira import Call
from tests.sync.conftest import Loop


def hinted(loop: Loop, delivery: str | None = None, *remote_ids: str) -> int:
    """Jira says that the issue, or these, have news."""
    hint = Hint(tracker="jira", delivery=delivery, remote_ids=remote_ids or (str(loop.link.remote_id),))
    return loop.world.database.write(lambda store: receive_hint(store, hint, now=loop.world.now))


def waiting(loop: Loop) -> list[str]:
    with loop.world.database.read() as store:
        return waiting_of(store, "jira")


def test_a_hinted_issue_is_read_by_id_before_search_knows_of_it(synced: Loop) -> None:
    synced.jira.site.index_lag_seconds = 100
    synced.jira.people_edit(synced.key, summary="Better said")
    assert synced.sync().pulled == 0
    hinted(synced)
    assert (synced.sync().pulled, synced.action.title, waiting(synced)) == (1, "Better said", [])


def test_hints_at_one_issue_are_one_look(synced: Loop) -> None:
    assert [hinted(synced, "a"), hinted(synced, "b"), len(waiting(synced))] == [1, 0, 1]


def test_a_hint_that_is_sent_again_is_none(synced: Loop) -> None:
    hinted(synced, "a")
    synced.sync()
    assert (hinted(synced, "a"), waiting(synced)) == (0, [])
    assert hinted(synced, "b") == 1


def test_issues_that_are_not_ours_are_nothing_to_look_at(synced: Loop) -> None:
    assert (hinted(synced, None, "999"), waiting(synced)) == (0, [])


def test_what_is_hinted_while_a_run_looks_is_looked_at_again(synced: Loop) -> None:
    hinted(synced)

    def hint(_: Call) -> None:
        hinted(synced)

    synced.jira.fail_by(hint)
    synced.sync()
    assert waiting(synced) == [synced.link.remote_id]


def test_no_more_hints_are_kept_than_a_run_can_follow(synced: Loop) -> None:
    waiting_ones = [f"1{number}" for number in range(MOST_WAITING)]
    synced.world.database.write(
        lambda store: store.execute(
            "queries/sync/note_hints",
            tracker="jira",
            delivery=None,
            remote_ids=waiting_ones,
            received_at=synced.world.now,
        )
    )
    with pytest.raises(ConflictError, match="wait for a look"):
        hinted(synced)


def test_a_hint_that_was_followed_is_forgotten_after_some_hours(synced: Loop) -> None:
    hinted(synced, "a")
    synced.sync()
    synced.later(hours=3)
    hinted(synced, "b")
    with synced.world.database.read() as store:
        again = Hint(tracker="jira", delivery="a", remote_ids=(str(synced.link.remote_id),))
        assert not store.value("queries/sync/was_delivered", tracker="jira", delivery=again.delivery)
        assert news_of(store, again) == []  # for the other hint already waits


def test_a_resting_worker_wakes_for_a_hint(synced: Loop) -> None:
    settings = synced.settings().model_copy(
        update={"database": synced.world.database.path, "jira_webhook_secret": "s"}
    )
    lines: list[str] = []

    def report(line: str) -> None:
        lines.append(line)
        if len(lines) == 1:
            hinted(synced)
        else:
            worker.stop()

    worker = Worker(Application(settings), 3600, report)
    begun = datetime.now(UTC)
    worker.work()
    assert datetime.now(UTC) - begun < timedelta(minutes=1)
    assert (len(lines), waiting(synced)) == (2, [])
