"""Pull: read what changed in the tracker page by page; the watermark moves when every page was handled."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from aar.store import Writer
from aar.usecases.syncing.page import settle_page
from aar.usecases.syncing.run import Run
from aar.usecases.syncing.state import here, keep, state_of
from aar.usecases.syncing.strangers import meet_strangers

OVERLAP: Final = timedelta(minutes=10)
_A_PAGE: Final = 100


def pull(run: Run) -> None:
    """Settle everything that changed since the watermark, which then moves to the run's start there."""
    started = run.now() - run.tracker.lead  # changes are dated by the tracker's clock, not by ours
    watermark = run.read(lambda store: state_of(store, run.tracker.name)).watermark
    seen, stirred = 0, 0
    for page in run.tracker.changed_since(watermark):
        seen += len(page)
        run.tell(f"Reading what changed in Jira: {seen}")
        stirred += settle_page(run, page) + meet_strangers(run, page)
    # To read a few issues twice costs less than a write by a run that changed nothing.
    if watermark is None or stirred or seen >= _A_PAGE:
        behind = max(OVERLAP, 2 * timedelta(seconds=run.options.index_lag_seconds))
        run.commit(lambda store: _move_watermark(store, run, started - behind))


def _move_watermark(store: Writer, run: Run, moment: datetime) -> None:
    name = run.tracker.name
    state = here(store, run.database, state_of(store, name), name)
    keep(store, name, replace(state, watermark=moment))
