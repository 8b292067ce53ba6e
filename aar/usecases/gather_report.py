"""Gather what the report of an incident's review tells."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from aar.domain.action import ActionItem
from aar.domain.event import TimelineEvent
from aar.domain.incident import Incident
from aar.domain.link import Account, TrackerLink
from aar.domain.person import LOCAL, Person
from aar.domain.review import Review, told_of
from aar.domain.rights import may
from aar.domain.verification import Verification
from aar.errors import ConflictError
from aar.reports.material import Audience, ReportMaterial
from aar.store import Reader
from aar.usecases.access import visible_actions, visible_incident
from aar.usecases.material import material_of
from aar.usecases.readiness import form_of


def gather_report(
    store: Reader,
    incident_id: str,
    *,
    by: Person,
    now: datetime,
    audience: Audience = "internal",
    zone: ZoneInfo = ZoneInfo("UTC"),
    review_id: str | None = None,
) -> ReportMaterial:
    """Read the latest published review, else the draft, or the version that is named, with all of it.

    Raises ConflictError without a review, and for a public report of a private incident.
    """
    incident = visible_incident(store, incident_id, by)
    _demand_may_be_public(incident, audience)
    review = _review_to_tell(store, incident, review_id)
    material = material_of(store, review)
    sees_private = audience == "internal" and may(by, "see_private")
    actions = visible_actions(store, material.actions, sees_private=sees_private)
    return ReportMaterial(
        incident=incident,
        review=review,
        form=form_of(review),
        answers=material.answers,
        events=_told(store, incident_id),
        decisions=material.decisions,
        findings=material.findings,
        actions=actions,
        verifications=_verifications(store, actions),
        checks_due=_checks_due(store, actions),
        links=_links(store, actions),
        people={person.person_id: person for person in (LOCAL, *store.list(Person))},
        accounts=store.list(Account),
        zone=zone,
        made_at=now,
        audience=audience,
        taxonomy=store.taxonomy,
    )


def _demand_may_be_public(incident: Incident, audience: Audience) -> None:
    if audience == "public" and incident.is_private:
        raise ConflictError(
            f"{incident.incident_id} is private: nothing of it can be told to the public.",
            "Write an internal report, or have an administrator open the incident first.",
        )


def _review_to_tell(store: Reader, incident: Incident, review_id: str | None) -> Review:
    versions = store.list(Review, "of_incident", incident_id=incident.incident_id)
    told = told_of([one for one in versions if review_id in {None, one.review_id}])
    if told is None:
        raise ConflictError(
            f"{incident.incident_id} has no review yet, so there is nothing to report.",
            "Start its review first; a draft can be reported too.",
        )
    return told


def _told(store: Reader, incident_id: str) -> list[TimelineEvent]:
    events = store.list(TimelineEvent, "of_incident", incident_id=incident_id)
    return [event for event in events if event.curation != "dropped"]


def _verifications(store: Reader, actions: Sequence[ActionItem]) -> dict[str, list[Verification]]:
    found: dict[str, list[Verification]] = {}
    for verification in store.list(Verification, "of_actions", action_ids=_ids(actions)):
        found.setdefault(verification.action_id, []).append(verification)
    return found


def _checks_due(store: Reader, actions: Sequence[ActionItem]) -> dict[str, date]:
    rows = store.rows("queries/actions/checks_due", action_ids=_ids(actions))
    return {row["action_id"]: row["verification_due_on"] for row in rows}


def _links(store: Reader, actions: Sequence[ActionItem]) -> dict[str, TrackerLink]:
    links = store.list(TrackerLink, "of_actions", action_ids=_ids(actions))
    return {link.action_id: link for link in links}


def _ids(actions: Sequence[ActionItem]) -> list[str]:
    return [action.action_id for action in actions]
