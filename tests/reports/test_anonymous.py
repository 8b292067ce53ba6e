"""Known people become roles; everyday words, places and positions stay what they are."""

import pytest

from aar.reports.anonymous import Anonymiser
from aar.reports.identity import Identity

PEOPLE = (
    Identity(role="incident commander", names=("Jane Doe",), email="jdoe2@example.org", handles=("jd",)),
    Identity(role="scribe", names=("Will Ana de la Cruz",), email="will@example.org"),
    Identity(role="", names=("Zoë",), email="zoe@example.org"),
    Identity(role="", names=("Head of platform",), email="platform@example.org"),
    Identity(role="technical lead", names=("Technical lead",), email="ops@example.org"),
    Identity(role="", names=("山田太郎",)),
)


def told(text: str) -> str:
    """The text as the public reads it."""
    return Anonymiser(PEOPLE, corpus=text)(text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Jane Doe restarted it.", "The incident commander restarted it."),
        ("Then jane doe restarted it.", "Then the incident commander restarted it."),
        ("We called Jane.", "We called the incident commander."),
        ("Doe, Jane was there.", "The incident commander was there."),
        ("Thanks, J. Doe!", "Thanks, the incident commander!"),
        ("See jane_doe and JaneDoe", "See the incident commander and the incident commander"),
        ("Jane's laptop", "The incident commander's laptop"),
        ("Ask @jd or @jdoe.", "Ask the incident commander or the incident commander."),
        ("Mail jdoe2@example.org now", "Mail the incident commander now"),
        ("Jane\u00a0Doe and Ja\u200bne", "The incident commander and the incident commander"),
        ("The incident commander Jane Doe decided.", "The incident commander decided."),
        ("The Jane Doe fix", "The incident commander fix"),
        ("It was Zoe, or Zoe\u0308.", "It was a team member, or a team member."),
        ("Will wrote it down.", "The scribe wrote it down."),
        ("ask Cruz", "ask the scribe"),
        ("昨日は山田太郎が対応した", "昨日はa team memberが対応した"),
        ("Head of platform agreed.", "A team member agreed."),
        ("The technical lead agreed.", "The team member agreed."),
    ],
)
def test_a_known_person_becomes_a_role(written: str, read: str) -> None:
    assert told(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "It will fail de la même façon.",
        "The platform team and ops were paged.",
        "A head of lettuce; he does, says Doerr.",
        "Janes are many; analysis of a cruzeiro.",
        "INC-0001 at 14:05 (UTC+02:00) 🚒",
        "",
    ],
)
def test_everyday_words_stay(written: str) -> None:
    assert told(written) == written
