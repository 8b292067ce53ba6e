"""A small review with everything in it, and how its report reads."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import docx

from aar.domain.decision import Decision
from aar.domain.link import TrackerLink
from aar.domain.review import Answer, Participant
from aar.domain.verification import Evidence, Verification
from aar.forms.incident import FORM
from aar.reports.draw import draw_report
from aar.reports.material import ReportMaterial
from aar.reports.section import Outline
from tests import builders
from tests.builders import LEADER, OWNER, PEOPLE, START, VERIFIER

MADE_AT = START + timedelta(days=40)
ANSWERS = {
    "summary": "Checkout was slow for an hour.\n\n- Cards failed\n- Wallets worked",
    "impact": "1,200 customers could not pay.",
    "luck": "It was a holiday.",
}


def material(**changes: Any) -> ReportMaterial:
    """A published review of a sev2 incident; `changes` replace whole fields."""
    return replace(_whole(), **changes)


def decision(**fields: Any) -> Decision:
    """A rollback, decided half an hour into the incident."""
    given: dict[str, Any] = {
        "decided_at": START + timedelta(minutes=30),
        "decided_by": "incident_commander",
        "stage": "containment",
        "question": "Roll back or wait?",
        "options": ("Roll back", "Wait for the fix"),
        "chosen": "Roll back",
        "rationale": "It is rehearsed.",
        "known_then": ("EVT-0002",),
        "outcome": "It worked within eleven minutes.",
    }
    return Decision(**{"decision_id": "DEC-0001", "review_id": "REV-0001", **given, **fields})


def answer(question_id: str, value: object, **fields: Any) -> Answer:
    """One answer of the review's form."""
    return Answer(review_id="REV-0001", question_id=question_id, value=value, **fields)


def verification(**fields: Any) -> Verification:
    """A verdict on the only action."""
    given: dict[str, Any] = {
        "result": "effective",
        "note": "Three pushes were refused.",
        "evidence": (Evidence(kind="link", value="https://ci.example.org/9911"),),
        "verified_by": VERIFIER.person_id,
        "verified_at": START + timedelta(days=35),
    }
    return Verification(**{"verification_id": "VER-0001", "action_id": "ACT-0001", **given, **fields})


def _whole() -> ReportMaterial:
    return ReportMaterial(
        incident=builders.incident(),
        review=builders.review(
            state="published",
            published_at=START + timedelta(days=3),
            approved_by=LEADER.person_id,
            approved_at=START + timedelta(days=2),
            participants=(Participant(person_id=OWNER.person_id, role="technical_lead"),),
        ),
        form=FORM,
        answers={key: answer(key, value) for key, value in ANSWERS.items()},
        events=builders.resolved_timeline(),
        decisions=[decision()],
        findings=[
            builders.finding(factors=[{"code": "monitoring.gap"}], evidence=("EVT-0001",)),
            builders.finding(2, kind="strength", title="The status page was quick"),
        ],
        actions=[builders.action(state="verified", done_at=START + timedelta(days=5))],
        verifications={"ACT-0001": [verification()]},
        checks_due={"ACT-0001": date(2026, 6, 5)},
        links={"ACT-0001": TrackerLink(action_id="ACT-0001", key="OPS-12")},
        people={person.person_id: person for person in PEOPLE},
        accounts=[],
        zone=ZoneInfo("Europe/Berlin"),
        made_at=MADE_AT,
    )


def markdown_of(told: ReportMaterial, outline: Outline = "review") -> str:
    """The report as Markdown, without the pictures at its end."""
    return draw_report(told, format="md", outline=outline).decode().split("\n[figure-1]:")[0]


def word_of(
    told: ReportMaterial, outline: Outline = "review", **options: Any
) -> Any:  # python-docx's document
    """The report as python-docx reads it again."""
    return docx.Document(io.BytesIO(draw_report(told, format="docx", outline=outline, **options)))


def words_in(document: Any) -> str:  # python-docx's document
    """Every text of a Word document in its order: paragraphs and cells."""
    return "\n".join(_lines(document))


def _lines(document: Any) -> Iterator[str]:  # python-docx's document
    for paragraph in document.element.body.iter(f"{{{document.element.nsmap['w']}}}p"):
        yield "".join(paragraph.itertext())
