"""Record what was learned."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aar.domain.event import TimelineEvent
from aar.domain.factor import demand_listed
from aar.domain.finding import Finding, codes_of
from aar.domain.person import Person
from aar.errors import InputError
from aar.store import Reader, Writer
from aar.usecases.access import editable_review
from aar.usecases.marking import demand_fit_mark
from aar.usecases.validation import built


def record_finding(
    store: Writer, review_id: str, fields: Mapping[str, Any], *, by: Person, now: datetime
) -> Finding:
    """Save a strength or an area for improvement; raises InputError for evidence from another incident."""
    review = editable_review(store, review_id, by)
    finding = built(Finding, {**fields, "finding_id": store.new_id(Finding), "review_id": review_id})
    demand_evidence(store, finding, review.incident_id)
    demand_listed(store.taxonomy, codes_of(finding))
    recorded = store.save(finding, verb="recorded", by=by, now=now)
    demand_fit_mark(store, recorded)
    return recorded


def demand_evidence(store: Reader, finding: Finding, incident_id: str) -> None:
    """Raise InputError unless all evidence stands in the incident's timeline."""
    cited = store.list(TimelineEvent, "by_ids", ids=list(finding.evidence))
    strange = set(finding.evidence) - {e.event_id for e in cited if e.incident_id == incident_id}
    if strange:
        raise InputError(
            f"{', '.join(sorted(strange))} is not in this incident's timeline.", "Pick events of it."
        )
