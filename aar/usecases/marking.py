"""What has to hold of a record's mark and of what it cites, once it is written and while it can be undone."""

from aar.domain.action import ActionItem
from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from aar.domain.finding import Finding
from aar.domain.marking import Citation, demand_nothing_restricted_is_cited
from aar.domain.review import Answer
from aar.store import Reader
from aar.store.entities import ENTITIES


def demand_fit_mark(store: Reader, record: TimelineEvent | Decision | Finding | ActionItem | Answer) -> None:
    """Raise ConflictError when the saved record is public and cites a restricted one, or the other way round.

    Only the newest review of an incident counts: older ones are frozen, and told as events are marked now.
    """
    if record.sensitivity == "internal":
        return
    record_id = ENTITIES[type(record)].id_of(record)
    rows = store.rows("queries/citations/public_of_restricted", record_id=record_id)
    demand_nothing_restricted_is_cited(record_id, [Citation(**row) for row in rows])
