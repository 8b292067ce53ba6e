"""What has to hold before a timeline may be changed by hand."""

from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.review import Review
from aar.domain.rights import demand
from aar.errors import ConflictError
from aar.store import Reader
from aar.usecases.access import visible_incident


def curatable_incident(store: Reader, incident_id: str, by: Person) -> Incident:
    """The incident, for someone who may curate; raises ConflictError once its review is published."""
    demand(by, "curate")
    incident = visible_incident(store, incident_id, by)
    reviews = store.list(Review, "of_incident", incident_id=incident_id)
    if reviews and reviews[-1].state == "published":
        raise ConflictError(
            f"{reviews[-1].review_id} is published, so the timeline of {incident_id} is frozen.",
            "Start an amendment to change what it says.",
        )
    return incident
