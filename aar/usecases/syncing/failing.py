"""What becomes of a link when the tracker refuses or does not answer."""

import random
from datetime import datetime, timedelta
from typing import Final

from aar.domain.link import TrackerLink
from aar.errors import IntegrationError
from aar.usecases.syncing.run import Run

_FIRST_SECONDS: Final = 30.0
_LONGEST_SECONDS: Final = 3600.0


def failed(run: Run, link: TrackerLink, error: IntegrationError) -> None:
    """Keep the link's work: parked until something changes if it was refused, else tried again later."""
    run.problem(link.action_id, error)
    sentence = f"{error.message} {error.hint}".strip()
    if error.permanent and not error.stops_run:
        parked = link.changed(state="parked", last_error=sentence, since=run.now())
        run.write(lambda store: store.put([parked]))
        return
    later = link.changed(
        attempts=link.attempts + 1,
        next_attempt_at=next_attempt_at(link.attempts, error.retry_after_seconds, run.now()),
        last_error=sentence,
    )
    run.write(lambda store: store.put([later]))


def next_attempt_at(attempts: int, retry_after_seconds: float | None, now: datetime) -> datetime:
    """Exponential with jitter, at most an hour, never before the other side is ready."""
    wait = min(_LONGEST_SECONDS, _FIRST_SECONDS * 2**attempts) * random.uniform(0.5, 1.0)  # noqa: S311 - jitter
    return now + timedelta(seconds=max(wait, retry_after_seconds or 0.0))
