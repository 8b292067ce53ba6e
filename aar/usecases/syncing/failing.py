"""What becomes of links when the tracker refuses or does not answer."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from aar.domain.link import TrackerLink
from aar.errors import IntegrationError
from aar.usecases.syncing.run import Run

_FIRST_SECONDS: Final = 30.0
_LONGEST_SECONDS: Final = 3600.0
_MOST_DOUBLINGS: Final = 10  # by then the longest is reached, and numbers stay small for ever


def failed(run: Run, links: Sequence[TrackerLink], error: IntegrationError) -> None:
    """Keep their work: parked until something changes if it was refused, else tried again later.

    Raises the error when the run should end with it.
    """
    if not links:
        return
    now = run.now()
    run.commit(lambda store: store.put([_kept(link, error, now) for link in links]))
    first, *others = (link.action_id for link in links)
    run.problem(error, f"{first} and {len(others)} more" if others else first, times=len(links))


def next_attempt_at(attempts: int, retry_after_seconds: float | None, now: datetime) -> datetime:
    """Exponential with jitter, at most an hour, never before the other side is ready."""
    doubled = _FIRST_SECONDS * 2 ** min(attempts, _MOST_DOUBLINGS)
    wait = min(_LONGEST_SECONDS, doubled) * random.uniform(0.5, 1.0)  # noqa: S311 - jitter
    return now + timedelta(seconds=max(wait, retry_after_seconds or 0.0))


def _kept(link: TrackerLink, error: IntegrationError, now: datetime) -> TrackerLink:
    sentence = f"{error.message} {error.hint}".strip()
    if error.permanent and not error.stops_run:
        return link.changed(state="parked", last_error=sentence, since=now, attempts=0)
    wait = error.retry_after_seconds
    return link.changed(
        attempts=link.attempts + 1,
        next_attempt_at=next_attempt_at(link.attempts, wait, now),
        held_until=now + timedelta(seconds=wait) if wait else None,
        last_error=sentence,
    )
