"""Work that is promised already and may cover a finding, before a new action is written."""

from typing import Any

from aar.domain.finding import Finding
from aar.domain.person import Person
from aar.domain.rights import may
from aar.store import Reader
from aar.usecases.access import visible_review


def suggest_actions(store: Reader, finding_id: str, *, by: Person) -> list[dict[str, Any]]:
    """Open actions of other findings that share a factor with this one: the most shared factors first."""
    finding = store.require(Finding, finding_id)
    visible_review(store, finding.review_id, by)
    return store.rows(
        "queries/actions/sharing_factors",
        finding_id=finding_id,
        codes=sorted({factor.code for factor in finding.factors}),
        sees_private=may(by, "see_private"),
    )
