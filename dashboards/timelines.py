"""Timelines that pages read at every turn, kept for as long as the figures of the database stand still."""

import threading
from collections import OrderedDict
from functools import cache
from typing import Final

from aar.domain.event import TimelineEvent
from aar.store import Reader

_MOST: Final = 16


class Timelines:
    """The timelines that were read last; safe in any thread.

    The ledger's figures number moves with every change of an event, so it tells whether one is still true.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str], tuple[int, tuple[TimelineEvent, ...]]] = OrderedDict()

    def of_incident(self, store: Reader, incident_id: str) -> tuple[TimelineEvent, ...]:
        """All events of the incident in the order in which they happened."""
        head = store.one("queries/ledger/head") or {}
        key, number = (str(head["installation_id"]), incident_id), int(head["figures_number"])
        with self._lock:
            held = self._kept.get(key)
        if held is None or held[0] != number:
            held = number, tuple(store.list(TimelineEvent, "of_incident", incident_id=incident_id))
        self._keep(key, held)
        return held[1]

    def _keep(self, key: tuple[str, str], held: tuple[int, tuple[TimelineEvent, ...]]) -> None:
        with self._lock:
            self._kept[key] = held
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)


@cache
def timelines() -> Timelines:
    """Those of this process."""
    return Timelines()
