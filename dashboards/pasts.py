"""What came before each incident, which its page shows at every turn, kept while the figures stand still."""

import threading
from collections import OrderedDict
from datetime import datetime
from functools import cache
from typing import Final

from aar.domain.person import Person
from aar.domain.rights import may
from aar.store import Reader
from aar.usecases.access import visible_incident
from aar.usecases.similar_incidents import Past, similar_incidents

_MOST: Final = 16


class Pasts:
    """What was found last, for at most an hour; safe in any thread.

    The ledger's figures number moves with every change of what is compared, and so tells what is still true.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[object, ...], Past] = OrderedDict()

    def of_incident(self, store: Reader, incident_id: str, *, by: Person, now: datetime) -> Past:
        """What this person may see of it; raises InputError when there is no such incident for them."""
        visible_incident(store, incident_id, by)
        head = store.one("queries/ledger/head") or {}
        hour = now.replace(minute=0, second=0, microsecond=0)
        sees_private = may(by, "see_private")
        key = (head["installation_id"], head["figures_number"], hour, incident_id, sees_private)
        with self._lock:
            past = self._kept.get(key)
        if past is None:
            past = similar_incidents(store, incident_id, by=by, now=now)
        self._keep(key, past)
        return past

    def _keep(self, key: tuple[object, ...], past: Past) -> None:
        with self._lock:
            self._kept[key] = past
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)


@cache
def pasts() -> Pasts:
    """Those of this process."""
    return Pasts()
