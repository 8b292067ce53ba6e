"""Sync action items with the tracker, both ways: pull first, then push on fresh data."""

import time
from collections.abc import Callable
from datetime import datetime

from aar.errors import IntegrationError
from aar.ports import ActionTracker
from aar.store import Database, Writer
from aar.usecases.syncing.lease import lease
from aar.usecases.syncing.pull import pull
from aar.usecases.syncing.push import push
from aar.usecases.syncing.run import Options, Run, SyncResult, quietly


def sync_actions(
    database: Database,
    tracker: ActionTracker,
    options: Options,
    *,
    clock: Callable[[], datetime],
    tell: Callable[[str], None] = quietly,
) -> tuple[SyncResult, Run, IntegrationError | None]:
    """One run: its numbers, its findings, and the error that stopped it, if one did.

    Raises ConflictError while another runner holds the lease.
    """
    run = Run(database, tracker, options, clock, tell)
    started_at, started = clock(), time.monotonic()
    with database.read() as store:
        head = store.one("queries/ledger/head") or {}
    run.installation_id = str(head["installation_id"])
    stopped = _run(run)
    result = run.result(time.monotonic() - started)
    if not options.dry_run and (stopped or _is_worth_keeping(result)):
        database.write(lambda store: _keep(store, run, result, started_at, stopped))
    return result, run, stopped


def _run(run: Run) -> IntegrationError | None:
    try:
        if run.options.dry_run:
            run.tracker.connect()
            pull(run, "")
            push(run, "")
            return None
        with lease(run) as holder:
            run.tell("Signing in to Jira")
            run.tracker.connect()
            pull(run, holder)
            push(run, holder)
    except IntegrationError as error:
        return error
    return None


def _is_worth_keeping(result: SyncResult) -> bool:
    done = (result.created, result.pushed, result.pulled, result.conflicts, result.missing, result.errors)
    return any(done)


def _keep(
    store: Writer, run: Run, result: SyncResult, started_at: datetime, stopped: IntegrationError | None
) -> None:
    error = f"{stopped.message} {stopped.hint}" if stopped else "; ".join(run.problems) or None
    store.execute(
        "queries/sync/record_run",
        run_id=f"RUN-{store.take_numbers('RUN', 1):04d}",
        tracker=run.tracker.name,
        started_at=started_at,
        ended_at=run.now(),
        counts=result.model_dump_json(),
        error=error,
    )
