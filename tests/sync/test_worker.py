"""The worker syncs again and again, waits as long as it is asked to, and stops in order."""

import re
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from aar.application import Application
from aar.usecases.syncing.failing import next_attempt_at
from aar.usecases.syncing.lease import take
from aar.worker import Worker
from tests.fakes.jira import Call
from tests.running import ROOT
from tests.sync.conftest import Loop

HOLD = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


@dataclass
class Shift:
    """A worker, and the lines that it reported."""

    loop: Loop
    lines: list[str] = field(default_factory=list)

    def worker(self, every: float = 60.0) -> Worker:
        """A new one, as after a restart."""
        given = {"database": self.loop.world.database.path, "busy_wait_seconds": 0.2}
        app = Application(self.loop.settings().model_copy(update=given))
        return Worker(app, every, self.lines.append)


@pytest.fixture
def shift(loop: Loop) -> Shift:
    return Shift(loop)


def test_each_run_is_one_line_and_without_news_leaves_no_trace(shift: Shift) -> None:
    worker = shift.worker()
    assert [worker.run() for _ in range(3)] == [60, 60, 60]
    assert ["1 created in Jira" in line for line in shift.lines] == [True, False, False]
    assert all("\n" not in line for line in shift.lines)
    with shift.loop.world.database.read() as store:
        assert len(store.rows("queries/sync/last_runs")) == 1


def test_it_waits_as_long_as_jira_asks_even_after_a_restart(shift: Shift) -> None:
    shift.loop.jira.fail("status", status=429, retry_after="900")
    assert shift.worker().run() == pytest.approx(900, abs=1)
    shift.loop.jira.forget_calls()
    assert shift.worker().run() == pytest.approx(900, abs=60)
    assert shift.loop.jira.requests == 0
    assert "Next try in" in shift.lines[-1]


def test_nobody_is_waited_for_longer_than_a_day(shift: Shift) -> None:
    shift.loop.jira.fail("status", status=429, retry_after="9" * 30)
    assert shift.worker().run() == pytest.approx(24 * 3600, abs=1)


def test_it_waits_longer_after_each_failure_and_not_after_a_good_run(shift: Shift) -> None:
    worker = shift.worker(every=1)
    shift.loop.jira.stop()
    first, *_, last = [worker.run() for _ in range(4)]
    assert 15 <= first <= 30
    assert 120 <= last <= 240
    shift.loop.jira.start()
    assert worker.run() == 1


def test_the_longest_outage_is_waited_out_by_the_hour() -> None:
    now = datetime(2026, 5, 4, tzinfo=UTC)
    assert now < next_attempt_at(10_000, None, now) <= now + timedelta(hours=1)


def test_a_second_worker_waits_for_the_first(shift: Shift) -> None:
    take(shift.loop.world.database, datetime.now(UTC))
    assert shift.worker().run() == 30
    assert "Another sync is running" in shift.lines[0]


def test_a_busy_database_is_waited_for(shift: Shift) -> None:
    path = str(shift.loop.world.database.path)
    worker = shift.worker(every=5)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert worker.run() == 5
        holder.communicate()
    worker.run()
    assert "1 created in Jira" in shift.lines[-1]


def test_told_to_stop_it_ends_before_the_next_step_and_leaves_no_lease(shift: Shift) -> None:
    worker = shift.worker()

    def stop(call: Call) -> None:
        if call.is_write:
            pytest.fail("a step was begun after the stop")
        worker.stop()

    shift.loop.jira.fail_by(stop)
    worker.work()
    assert "Stopped between two steps" in shift.lines[-1]
    shift.loop.jira.fail_by(None)
    assert shift.loop.sync().created == 1


def test_the_process_ends_well_when_it_is_told_to_stop(shift: Shift, monkeypatch: pytest.MonkeyPatch) -> None:
    jira = shift.loop.jira
    given = {"URL": jira.url, "KIND": jira.site.kind, "EMAIL": jira.site.email, "TOKEN": jira.site.token}
    for name, value in {**given, "PROJECT": "AAR"}.items():
        monkeypatch.setenv(f"AAR_JIRA_{name}", value)
    monkeypatch.setenv("AAR_DATABASE", str(shift.loop.world.database.path))
    command = [sys.executable, "-m", "aar", "worker", "--every", "600"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        assert (process.wait(20), process.stderr.read()) == (0, "")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ 1 created in Jira · \d+ requests in \S+ s\n", line)
