"""What an amendment changes: two versions of a review compared, record by record and field by field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, Protocol

from aar.domain.action import ActionItem
from aar.domain.decision import Decision
from aar.domain.finding import Finding
from aar.domain.review import Answer, Review

How = Literal["added", "removed", "changed"]
Kind = Literal["answer", "participant", "decision", "finding", "action"]
_OF_THE_COPY: Final = frozenset({"decision_id", "finding_id", "review_id", "copied_from"})
_OF_THE_ANSWER: Final = ("value", "sensitivity")


class Told(Protocol):
    """A review with all that hangs on it."""

    @property
    def review(self) -> Review:
        """The version itself."""

    @property
    def answers(self) -> Mapping[str, Answer]:
        """By question."""

    @property
    def decisions(self) -> Sequence[Decision]:
        """In a fixed order."""

    @property
    def findings(self) -> Sequence[Finding]:
        """In a fixed order."""

    @property
    def actions(self) -> Sequence[ActionItem]:
        """Those that serve its findings."""


@dataclass(frozen=True)
class FieldChange:
    """One field in JSON types: what it said and what it says; None where it says nothing."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Difference:
    """One record that is not as it was; `subject` is its id, or the question or person it is about."""

    kind: Kind
    subject: str
    title: str
    how: How
    fields: tuple[FieldChange, ...] = ()


def differences(old: Told, new: Told) -> list[Difference]:
    """Everything that the new version says otherwise, in the order of the review's sections."""
    return [
        *_answers(old.answers, new.answers),
        *_participants(old.review, new.review),
        *_copies("decision", _decisions(old), _decisions(new)),
        *_copies("finding", _findings(old), _findings(new)),
        *_actions(old, new),
    ]


def _answers(old: Mapping[str, Answer], new: Mapping[str, Answer]) -> Iterator[Difference]:
    for question in {**old, **new}:
        before, after = _said(old.get(question)), _said(new.get(question))
        if before != after:
            yield _compared("answer", question, question, before, after)


def _said(answer: Answer | None) -> dict[str, Any]:
    """An emptied answer says as little as one that was never given."""
    if answer is None or answer.value in (None, "", []):
        return {}
    return {name: getattr(answer, name) for name in _OF_THE_ANSWER}


def _participants(old: Review, new: Review) -> Iterator[Difference]:
    before, after = ({there.person_id: there.role for there in one.participants} for one in (old, new))
    for person_id in {**before, **after}:
        was, now = _role(before.get(person_id)), _role(after.get(person_id))
        if was != now:
            yield _compared("participant", person_id, person_id, was, now)


def _role(role: str | None) -> dict[str, Any]:
    return {"role": role} if role else {}


Copies = Mapping[str, tuple[str | None, str, dict[str, Any]]]


def _decisions(told: Told) -> Copies:
    return {one.decision_id: (one.copied_from, one.question, _content(one)) for one in told.decisions}


def _findings(told: Told) -> Copies:
    return {one.finding_id: (one.copied_from, one.title, _content(one)) for one in told.findings}


def _content(record: Decision | Finding) -> dict[str, Any]:
    return {name: value for name, value in record.plain().items() if name not in _OF_THE_COPY}


def _copies(kind: Kind, old: Copies, new: Copies) -> Iterator[Difference]:
    """Records of the new version beside those that they were copied from."""
    for copy_id, (origin, title, after) in new.items():
        before = old[origin][2] if origin and origin in old else {}
        if before != after:
            yield _compared(kind, copy_id, title, before, after)
    kept = {origin for origin, _, _ in new.values()}
    for record_id, (_, title, before) in old.items():
        if record_id not in kept:
            yield _compared(kind, record_id, title, before, {})


def _actions(old: Told, new: Told) -> Iterator[Difference]:
    """Actions are the same records in both: what differs is what they serve, and how they moved since."""
    before, after = ({one.action_id: one for one in told.actions} for told in (old, new))
    for action_id, action in {**before, **after}.items():
        if action_id not in before:
            yield Difference("action", action_id, action.title, "added")
        elif action_id not in after:
            yield Difference("action", action_id, action.title, "removed")
        else:
            fields = (*_served(old, new, action), *_moved(action, _span(old, new)))
            if fields:
                yield Difference("action", action_id, action.title, "changed", fields)


def _served(old: Told, new: Told, action: ActionItem) -> Iterator[FieldChange]:
    """The findings that it follows from, each copy counted as what it was copied from."""
    origins = {one.finding_id: one.copied_from or one.finding_id for one in new.findings}
    was = sorted({one.finding_id for one in old.findings} & set(action.finding_ids))
    now = sorted(origins[one] for one in action.finding_ids if one in origins)
    if was != now:
        yield FieldChange("finding_ids", was, now)


def _span(old: Told, new: Told) -> tuple[datetime | None, datetime | None]:
    return old.review.published_at, new.review.published_at


def _moved(action: ActionItem, span: tuple[datetime | None, datetime | None]) -> Iterator[FieldChange]:
    """State, date and owner at the beginning and at the end of the span, where they differ."""
    since, until = span
    within = [
        one
        for one in action.history
        if (since is None or one.at > since) and (until is None or one.at <= until)
    ]
    for name in dict.fromkeys(one.field for one in within):
        moves = [one for one in within if one.field == name]
        if moves[0].from_ != moves[-1].to:
            yield FieldChange(name, moves[0].from_, moves[-1].to)


def _compared(
    kind: Kind, subject: str, title: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Difference:
    if not before:
        return Difference(kind, subject, title, "added", _fields({}, after))
    if not after:
        return Difference(kind, subject, title, "removed", _fields(before, {}))
    return Difference(kind, subject, title, "changed", _fields(before, after))


def _fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, before.get(name), after.get(name))
        for name in {**before, **after}
        if before.get(name) != after.get(name)
    )
