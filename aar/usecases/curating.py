"""What has to hold before a timeline may be changed by hand."""

from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.review import EDITABLE, Review
from aar.domain.rights import demand
from aar.errors import ConflictError
from aar.store import Reader
from aar.usecases.access import standing_incident


def curatable_incident(store: Reader, incident_id: str, by: Person) -> Incident:
    """The incident, for someone who may curate; raises ConflictError once its review is approved."""
    demand(by, "curate")
    incident = standing_incident(store, incident_id, by)
    reviews = store.list(Review, "of_incident", incident_id=incident_id)
    if reviews and reviews[-1].state not in EDITABLE:
        last = reviews[-1]
        raise ConflictError(
            f"{last.review_id} is {last.state}, so the timeline of {incident_id} is frozen.",
            "Start an amendment to change what it says."
            if last.state == "published"
            else "Return the review to its draft with a reason, then change the timeline.",
        )
    return incident
