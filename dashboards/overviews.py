"""What the Resilience page shows, computed once for all sessions, as long as the figures stand still."""

import threading
from collections import OrderedDict
from datetime import datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from aar.domain.appetite import Appetite
from aar.domain.person import Person
from aar.domain.rights import may
from aar.store import Database, Reader
from aar.usecases.compute_metrics import Question
from aar.usecases.resilience_overview import Overview, resilience_overview

_MOST: Final = 32
_LONGEST: Final = timedelta(hours=1)


class Overviews:
    """The answers that were given last; safe in any thread.

    The ledger's figures number moves with every change that a figure could show. Where nothing changes, time
    alone does: all sessions look at the figures of one instant, for an hour at most and for its day only.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._computing = threading.Lock()
        self._instants: dict[str, tuple[int, datetime]] = {}
        self._kept: OrderedDict[str, Overview] = OrderedDict()

    def instant(self, store: Reader, now: datetime, zone: ZoneInfo) -> datetime:
        """The instant whose figures everybody looks at now."""
        installation, number = _state(store)
        with self._lock:
            held_number, at = self._instants.get(installation, (-1, now))
            is_of_today = at.astimezone(zone).date() == now.astimezone(zone).date()
            if held_number != number or now - at >= _LONGEST or not is_of_today:
                at = now
            self._instants[installation] = number, at
        return at

    def of(self, database: Database, store: Reader, asked: Question, *, by: Person) -> Overview:
        """The answer to a question; whoever asks for the same while it is computed waits for it.

        Computing takes long where there is much, so it has a unit of its own, which says so to others.
        """
        key = repr((*_state(store), store.list(Appetite), asked, may(by, "see_private")))
        held = self._held(key)
        if held is not None:
            return held
        with self._computing:
            held = self._held(key)
            if held is None:
                with database.read(long_work="figures") as own:
                    held = resilience_overview(own, asked, by=by)
                self._keep(key, held)
        return held

    def _held(self, key: str) -> Overview | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: str, held: Overview) -> None:
        with self._lock:
            self._kept[key] = held
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)


def _state(store: Reader) -> tuple[str, int]:
    head = store.one("queries/ledger/head") or {}
    return str(head["installation_id"]), int(head["figures_number"])


@cache
def overviews() -> Overviews:
    """Those of this process."""
    return Overviews()
