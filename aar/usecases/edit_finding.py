"""Correct a finding."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aar.domain.factor import demand_listed
from aar.domain.finding import Finding, codes_of
from aar.domain.person import Person
from aar.store import Writer
from aar.usecases.access import editable_review
from aar.usecases.marking import demand_fit_mark
from aar.usecases.record_finding import demand_evidence
from aar.usecases.validation import edited


def edit_finding(
    store: Writer,
    finding_id: str,
    fields: Mapping[str, Any],
    *,
    revision: int,
    by: Person,
    now: datetime,
) -> Finding:
    """Save changed fields of a finding that was read at this revision."""
    current = store.require(Finding, finding_id)
    review = editable_review(store, current.review_id, by)
    finding = edited(current, fields)
    demand_evidence(store, finding, review.incident_id)
    demand_listed(store.taxonomy, codes_of(finding) - codes_of(current))
    saved = store.save_at(finding, revision, verb="edited", by=by, now=now)
    if {"evidence", "sensitivity"} & set(fields):
        demand_fit_mark(store, saved)
    return saved
