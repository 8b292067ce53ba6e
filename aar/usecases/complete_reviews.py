"""Put reviews and the answers of their forms together, as bundles hold them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from aar.domain.record import Sensitivity
from aar.domain.review import Answer, Review
from aar.store import Reader


def complete_reviews(store: Reader, reviews: Iterable[Review]) -> Iterator[Review]:
    """The reviews with the answers of their forms, which live in a table of their own."""
    known = list(reviews)
    given: dict[str, list[Answer]] = defaultdict(list)
    for answer in store.list(Answer, "among", ids=[review.review_id for review in known]):
        given[answer.review_id].append(answer)
    return (_with_answers(review, given[review.review_id]) for review in known)


def _with_answers(review: Review, answers: list[Answer]) -> Review:
    values: dict[str, Any] = {}
    sensitivities: dict[str, Sensitivity] = {}
    for answer in sorted(answers, key=lambda answer: answer.question_id):
        values[answer.question_id] = answer.value
        if answer.sensitivity != "internal":
            sensitivities[answer.question_id] = answer.sensitivity
    return review.model_copy(update={"answers": values, "answer_sensitivity": sensitivities})
