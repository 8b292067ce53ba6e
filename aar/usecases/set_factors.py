"""Say which factors are behind a finding, and how certain that is."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from aar.domain.factor import ContributingFactor
from aar.domain.finding import Finding
from aar.domain.person import Person
from aar.store import Writer
from aar.usecases.edit_finding import edit_finding
from aar.usecases.validation import built


def set_factors(
    store: Writer,
    finding_id: str,
    codes: Mapping[str, Sequence[str]],
    *,
    revision: int,
    by: Person,
    now: datetime,
) -> Finding:
    """Replace the factors of each given certainty; a code named here leaves the other certainty."""
    named = {code for given in codes.values() for code in given}
    kept = [
        factor
        for factor in store.require(Finding, finding_id).factors
        if factor.certainty not in codes and factor.code not in named
    ]
    new = [
        built(ContributingFactor, {"code": code, "certainty": certainty})
        for certainty, given in codes.items()
        for code in dict.fromkeys(given)
    ]
    factors = tuple(sorted([*kept, *new], key=lambda factor: factor.certainty))
    return edit_finding(store, finding_id, {"factors": factors}, revision=revision, by=by, now=now)
