"""Records as bundles hold them: a review is complete only with the answers of its form."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from aar.domain.record import Record, Sensitivity
from aar.domain.review import Answer, Review
from aar.store import Reader, Writer
from aar.store.entities import ENTITIES


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


def existing(store: Reader, model: type[Record], records: Sequence[Record]) -> dict[str, Record]:
    """Those of these records that the database has, as it has them, by their ids."""
    first_key = ENTITIES[model].key[0]
    found = store.list(model, "among", ids=[str(getattr(record, first_key)) for record in records])
    reviews = [record for record in found if isinstance(record, Review)]
    return {id_of(record): record for record in (complete_reviews(store, reviews) if reviews else found)}


def put_complete(store: Writer, records: Sequence[Record]) -> None:
    """Write records of one kind; the answers of reviews go to their own table and replace what is there."""
    reviews = [record for record in records if isinstance(record, Review)]
    if not reviews:
        store.put(records)
        return
    store.put([_bare(review) for review in reviews])
    ids = [review.review_id for review in reviews]
    there = {id_of(answer): answer for answer in store.list(Answer, "among", ids=ids)}
    given = {id_of(answer): answer for review in reviews for answer in _answers(review)}
    for answer in (answer for key, answer in there.items() if key not in given):
        store.execute("queries/answers/delete", review_id=answer.review_id, question_id=answer.question_id)
    store.put([_following(answer, there.get(key)) for key, answer in given.items()])


def id_of(record: Record) -> str:
    """The identity of a record in one string, as the audit names it."""
    return ENTITIES[type(record)].id_of(record)


def _bare(review: Review) -> Review:
    return review.model_copy(update={"answers": {}, "answer_sensitivity": {}})


def _answers(review: Review) -> Iterator[Answer]:
    for question_id in {**review.answers, **review.answer_sensitivity}:
        yield Answer(
            review_id=review.review_id,
            question_id=question_id,
            value=review.answers.get(question_id),
            sensitivity=review.answer_sensitivity.get(question_id, "internal"),
        )


def _following(answer: Answer, there: Answer | None) -> Answer:
    return answer.model_copy(update={"revision": there.revision + 1 if there else 1})
