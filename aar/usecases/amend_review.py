"""Start an amendment: a new version of a published review, which itself stays as it is."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from aar.domain.decision import Decision
from aar.domain.finding import Finding
from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.policy import review_due_on
from aar.domain.review import Review, demand_amendable
from aar.domain.rights import demand
from aar.store import Writer
from aar.usecases.access import visible_review
from aar.usecases.material import Material, material_of

C = TypeVar("C", Decision, Finding)


def amend_review(
    store: Writer, review_id: str, *, by: Person, now: datetime, zone: ZoneInfo = ZoneInfo("UTC")
) -> Review:
    """Open a draft that says what the published review says, led by the acting person.

    Decisions and findings are copied, actions keep their id and serve both versions; approvals are given
    anew. Raises ConflictError unless it is published and the latest version.
    """
    demand(by, "review")
    amended = visible_review(store, review_id, by)
    demand_amendable(amended, store.list(Review, "of_incident", incident_id=amended.incident_id))
    severity = store.require(Incident, amended.incident_id).severity
    amendment = Review(
        review_id=store.new_id(Review),
        incident_id=amended.incident_id,
        version=amended.version + 1,
        amends=amended.review_id,
        facilitator=by.person_id,
        participants=amended.participants,
        due_on=review_due_on(severity, now.astimezone(zone).date()),
        form=amended.form,
    )
    saved = store.save(amendment, verb="started", by=by, now=now)
    _copy(store, material_of(store, amended), saved.review_id, by=by, now=now)
    return saved


def _copy(store: Writer, material: Material, review_id: str, *, by: Person, now: datetime) -> None:
    for answer in material.answers.values():
        store.save(answer.changed(review_id=review_id), verb="copied", by=by, now=now)
    for decision in material.decisions:
        copied = _copied(decision, "decision_id", store.new_id(Decision), review_id)
        store.save(copied, verb="copied", by=by, now=now)
    copies: dict[str, str] = {}
    for finding in material.findings:
        copies[finding.finding_id] = store.new_id(Finding)
        copied_finding = _copied(finding, "finding_id", copies[finding.finding_id], review_id)
        store.save(copied_finding, verb="copied", by=by, now=now)
    _carry_over(store, material, copies, by=by, now=now)


def _copied(record: C, id_name: str, new_id: str, review_id: str) -> C:
    return record.changed(
        **{id_name: new_id, "review_id": review_id, "copied_from": getattr(record, id_name)}
    )


def _carry_over(
    store: Writer, material: Material, copies: Mapping[str, str], *, by: Person, now: datetime
) -> None:
    """Actions are not copied: one that serves a finding serves its copy, too."""
    for action in material.actions:
        new = [copies[one] for one in action.finding_ids if one in copies]
        carried = action.changed(finding_ids=(*action.finding_ids, *new))
        store.save(carried, verb="carried over", by=by, now=now)
