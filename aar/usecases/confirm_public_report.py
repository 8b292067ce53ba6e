"""Confirm that a report may go outside, by somebody who has read what it says and what it leaves out."""

from datetime import datetime

from aar.domain.person import Person
from aar.domain.rights import demand, may
from aar.errors import ConflictError
from aar.reports.material import ReportMaterial
from aar.reports.section import Outline
from aar.store import Writer
from aar.usecases.gather_report import gather_report


def confirm_public_report(
    store: Writer, seen: ReportMaterial, *, outline: Outline, sha256: str, by: Person, now: datetime
) -> None:
    """Note in the audit who let which text go outside; `sha256` is that of the Markdown as it was read.

    Raises ConflictError when a record changed since `seen` was gathered.
    """
    if not may(by, "approve"):
        demand(by, "review")
    incident_id = seen.incident.incident_id
    current = gather_report(
        store,
        incident_id,
        by=by,
        now=seen.made_at,
        audience="public",
        zone=seen.zone,
        review_id=seen.review.review_id,
    )
    if current != seen:
        raise ConflictError(
            f"The review of {incident_id} changed since you read this preview.",
            "Make a new preview and read what changed.",
        )
    told = {"incident_id": incident_id, "outline": outline, "sha256": sha256}
    store.note("confirmed for the public", "report", seen.review.review_id, by=by, now=now, after=told)
