"""Compare an amendment with the version that it amends."""

from aar.domain.amendment import Difference, differences
from aar.domain.person import Person
from aar.domain.review import Review
from aar.store import Reader
from aar.usecases.access import visible_review
from aar.usecases.material import material_of


def compare_versions(store: Reader, review_id: str, *, by: Person) -> list[Difference]:
    """What this version says otherwise than the one before it; nothing where it amends none."""
    review = visible_review(store, review_id, by)
    if review.amends is None:
        return []
    amended = store.require(Review, review.amends)
    return differences(material_of(store, amended), material_of(store, review))
