"""What people outside may read: only records marked public, and roles instead of names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from aar.domain.event import TimelineEvent
from aar.domain.incident import Incident
from aar.domain.link import Account
from aar.domain.record import Sensitivity
from aar.domain.verification import Verification
from aar.reports.anonymous import Anonymiser
from aar.reports.identity import Identity
from aar.reports.material import ReportMaterial
from aar.reports.retelling import Say, retold


class _Marked(Protocol):
    @property
    def sensitivity(self) -> Sensitivity: ...


M = TypeVar("M", bound=_Marked)


@dataclass(frozen=True)
class LeftOut:
    """A record that the public does not read."""

    record_id: str
    kind: str
    text: str
    sensitivity: Sensitivity


@dataclass(frozen=True)
class PublicVersion:
    """What the public reads, what it does not read, and who is told by a role: names as they were written."""

    material: ReportMaterial
    left_out: Sequence[LeftOut]
    replaced: Mapping[str, str]


def for_public(material: ReportMaterial) -> ReportMaterial:
    """The material without anything that is not marked public and without any known name."""
    return public_version(material).material


def public_version(material: ReportMaterial) -> PublicVersion:
    """The same with what is kept back, for the person who decides whether it may go outside."""
    shown = _shown(material)
    say = Anonymiser(list(_identities(material)), corpus=_corpus(shown))
    told = _told(shown, say)
    public = replace(told, audience="public", people={}, accounts=(), links={})
    return PublicVersion(public, list(_left_out(material)), dict(sorted(say.replaced.items())))


def names_in(material: ReportMaterial, text: str) -> list[str]:
    """The names, e-mails and handles of known people that a text holds, as they are written there."""
    say = Anonymiser(list(_identities(material)), corpus=text)
    say(text)
    return sorted(say.replaced)


def _left_out(material: ReportMaterial) -> Iterable[LeftOut]:
    asked = {question.question_id: question.title for question in material.form.questions}
    marked: list[tuple[str, str, str, _Marked]] = [
        *((one.event_id, "Event", one.text, one) for one in material.events),
        *((one.decision_id, "Decision", one.question, one) for one in material.decisions),
        *((one.finding_id, "Finding", one.title, one) for one in material.findings),
        *((one.action_id, "Action", one.title, one) for one in material.actions),
        *((key, "Answer", asked.get(key, key), one) for key, one in material.answers.items()),
    ]
    for record_id, kind, text, record in marked:
        if record.sensitivity != "public":
            yield LeftOut(record_id, kind, text, record.sensitivity)


def _shown(material: ReportMaterial) -> ReportMaterial:
    actions = _public(material.actions)
    answers = _public(material.answers.values())
    return replace(
        material,
        incident=_bare(material.incident),
        review=material.review.model_copy(
            update={"answers": {}, "weak_plan_reason": None, "returned_reason": None}
        ),
        answers={answer.question_id: answer for answer in answers},
        events=[_without_asides(event) for event in _public(material.events)],
        decisions=_public(material.decisions),
        findings=_public(material.findings),
        actions=actions,
        verifications={one.action_id: _verdicts(material.verifications, one.action_id) for one in actions},
    )


def _public(records: Iterable[M]) -> list[M]:
    return [record for record in records if record.sensitivity == "public"]


def _bare(incident: Incident) -> Incident:
    """An incident carries no mark: outside it is told by its title, kind and severity alone."""
    told = incident.model_dump(include={"incident_id", "title", "kind", "severity", "is_private"})
    return Incident.model_construct(**told)  # as it is: a report is written of whatever is there


def _without_asides(event: TimelineEvent) -> TimelineEvent:
    """Who is named as actor may be nobody we know, and a note is written by reviewers for reviewers."""
    return event.model_copy(update={"actor": None, "note": None, "raw": None, "upstream": None})


def _verdicts(all_of_them: Mapping[str, Iterable[Verification]], action_id: str) -> list[Verification]:
    bare: dict[str, object] = {"note": None, "evidence": (), "statistics": {}}
    return [verdict.model_copy(update=bare) for verdict in all_of_them.get(action_id, ())]


def _told(material: ReportMaterial, say: Say) -> ReportMaterial:
    return replace(
        material,
        incident=retold(material.incident, say),
        review=retold(material.review, say),
        answers={key: retold(answer, say) for key, answer in material.answers.items()},
        events=[retold(event, say) for event in material.events],
        decisions=[retold(decision, say) for decision in material.decisions],
        findings=[retold(finding, say) for finding in material.findings],
        actions=[retold(action, say) for action in material.actions],
    )


def _corpus(material: ReportMaterial) -> str:
    """All free texts at once, so that names which occur nowhere are looked for only once."""
    read: list[str] = []

    def note(text: str) -> str:
        read.append(text)
        return text

    _told(material, note)
    return "\n".join(read)


def _identities(material: ReportMaterial) -> Iterable[Identity]:
    accounts: dict[str, list[Account]] = {}
    for account in material.accounts:
        accounts.setdefault(account.person_id, []).append(account)
    for person in material.people.values():
        own = accounts.get(person.person_id, [])
        yield Identity(
            role=material.role_of(person.person_id),
            names=(person.name, *(account.display_name for account in own if account.display_name)),
            email=person.email,
            handles=(person.person_id, *(account.account_id for account in own)),
        )
