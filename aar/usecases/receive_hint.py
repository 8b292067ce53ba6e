"""Keep which issues the tracker says have news, for the next run to look at first."""

from datetime import datetime, timedelta
from typing import Final

from aar.domain.hint import Hint
from aar.domain.link import TrackerLink
from aar.errors import ConflictError
from aar.store import Reader, Writer

MOST_WAITING: Final = 500
_REMEMBERED: Final = timedelta(hours=2)  # a message that nobody took is sent again for little more than one


def news_of(store: Reader, hint: Hint) -> list[str]:
    """Those of its issues that are linked and not waiting for a look already; none of a repeated hint."""
    if not hint.remote_ids or _is_repeated(store, hint):
        return []
    links = store.list(TrackerLink, "by_remote_ids", tracker=hint.tracker, remote_ids=list(hint.remote_ids))
    waiting = waiting_of(store, hint.tracker)
    return [link.remote_id for link in links if link.remote_id and link.remote_id not in waiting]


def receive_hint(store: Writer, hint: Hint, *, now: datetime) -> int:
    """Keep what is news; returns how many issues. Raises ConflictError when too many are waiting."""
    news = news_of(store, hint)
    if len(news) + len(waiting_of(store, hint.tracker)) > MOST_WAITING:
        raise ConflictError(
            f"More than {MOST_WAITING} issues wait for a look.",
            "Nothing is lost: the next sync finds what changed.",
        )
    store.execute("queries/sync/forget_hints", tracker=hint.tracker, before=now - _REMEMBERED)
    if news:
        store.execute(
            "queries/sync/note_hints",
            tracker=hint.tracker,
            delivery=hint.delivery,
            remote_ids=news,
            received_at=now,
        )
    return len(news)


def waiting_of(store: Reader, tracker: str) -> list[str]:
    """The issues that wait for a look."""
    return [row["remote_id"] for row in store.rows("queries/sync/hinted", tracker=tracker)]


def _is_repeated(store: Reader, hint: Hint) -> bool:
    if hint.delivery is None:
        return False
    delivered: bool = store.value("queries/sync/was_delivered", tracker=hint.tracker, delivery=hint.delivery)
    return delivered
