"""A clock that only tests move."""

from datetime import UTC, datetime, timedelta


class StoppedClock:
    """Tell the same time until it is moved."""

    def __init__(self, at: datetime = datetime(2026, 3, 2, 9, 30, 15, tzinfo=UTC)) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """Return the time."""
        return self.at

    def advance(self, seconds: float) -> None:
        """Move the time forward."""
        self.at += timedelta(seconds=seconds)
