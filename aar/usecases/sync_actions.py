"""Sync action items with the tracker, both ways: pull first, then push on fresh data."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from aar.errors import IntegrationError
from aar.ports import ActionTracker
from aar.store import Database, Writer
from aar.usecases.syncing.hinted import look_where_hinted
from aar.usecases.syncing.imagined import imagined
from aar.usecases.syncing.lease import give_back, take
from aar.usecases.syncing.look import look_around, look_at_all
from aar.usecases.syncing.pull import pull
from aar.usecases.syncing.push import push
from aar.usecases.syncing.rehearse import Rehearsal
from aar.usecases.syncing.run import Options, Run, SyncResult, quietly
from aar.usecases.syncing.state import SyncState, here, keep, state_of


def sync_actions(
    database: Database,
    tracker: ActionTracker,
    options: Options,
    *,
    clock: Callable[[], datetime],
    tell: Callable[[str], None] = quietly,
) -> tuple[SyncResult, Run, IntegrationError | None]:
    """One run: its numbers, its findings, and the error that stopped it, if one did.

    A dry run does the same in a copy of its own, and only imagines what the tracker would do.
    Raises ConflictError while another runner holds the lease.
    """
    means = Rehearsal(tracker) if options.dry_run else tracker
    run = Run(database, means, options, clock, tell)
    started_at, started = clock(), time.monotonic()
    stopped = _begun(run)
    result = run.result(time.monotonic() - started)
    if not options.dry_run and (stopped or _is_worth_keeping(result)):
        database.write(lambda store: _keep(store, run, result, started_at, stopped))
    return result, run, stopped


def _begun(run: Run) -> IntegrationError | None:
    try:
        state = _recall(run)
        if run.options.dry_run:
            with imagined(run.database, run.tracker.name) as run.database:
                _work_alone(run, state)
        else:
            _work_alone(run, state)
    except IntegrationError as error:
        return error
    return None


def _recall(run: Run) -> SyncState:
    with run.database.read() as store:
        state = state_of(store, run.tracker.name)
        place = here(store, run.database, state, run.tracker.name)
    run.installation_id, run.is_adopted = str(place.installation_id), place.is_adopted
    return state


def _work_alone(run: Run, state: SyncState) -> None:
    run.holder, run.looked_at = take(run.database, run.now())
    try:
        if state.home is None:
            run.commit(partial(_settle_here, run=run))
        _work(run, state.held)
    except Exception:
        give_back(run.database, run.holder, run.looked_at)
        raise
    # Whoever is interrupted leaves the lease behind, as a crash does: a dead process loses it at once.
    give_back(run.database, run.holder, run.looked_at)


def _settle_here(store: Writer, run: Run) -> None:
    # Before anything is made in Jira it is on record that this is the database that did.
    name = run.tracker.name
    keep(store, name, here(store, run.database, state_of(store, name), name))


def _work(run: Run, held: Mapping[str, datetime]) -> None:
    run.tracker.hold(held)
    run.tell("Signing in to Jira")
    run.tracker.connect()
    look = look_at_all if run.options.full else look_around
    for step in (look_where_hinted, pull, look, push):
        try:
            step(run)
        except IntegrationError as error:
            run.problem(error)


def _is_worth_keeping(result: SyncResult) -> bool:
    done = (result.created, result.pushed, result.pulled, result.conflicts, result.missing, result.errors)
    return any(done)


def _keep(
    store: Writer, run: Run, result: SyncResult, started_at: datetime, stopped: IntegrationError | None
) -> None:
    name = run.tracker.name
    error = f"{stopped.message} {stopped.hint}" if stopped else "; ".join(run.problems) or None
    store.execute(
        "queries/sync/record_run",
        run_id=f"RUN-{store.take_numbers('RUN', 1):04d}",
        tracker=name,
        started_at=started_at,
        ended_at=run.now(),
        counts=result.model_dump_json(),
        error=error,
    )
    state = state_of(store, name)
    if state.held != run.tracker.holds:
        keep(store, name, replace(state, held=dict(run.tracker.holds)))
