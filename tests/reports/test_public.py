"""A public report holds no string of a record that is not public, and no known person's name."""

import html
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, get_args

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aar.domain.link import Account, TrackerLink
from aar.domain.person import Person
from aar.domain.record import Record
from aar.domain.review import Participant
from aar.reports.draw import draw_report
from aar.reports.material import ReportMaterial
from aar.reports.public import for_public
from aar.reports.retelling import retold
from aar.reports.section import Outline
from tests import builders
from tests.reports.materials import (
    answer,
    decision,
    markdown_of,
    material,
    verification,
    words_in,
)

LEVELS = ("public", "internal", "restricted")
CAST = {
    "p1": Person(person_id="p1", name="Mara Lindqvist", email="mara.lindqvist@example.org"),
    "p2": Person(person_id="p2", name="Tomas Okafor", email="tokafor@example.org"),
    "p3": Person(person_id="p3", name="Head of platform", email="ops@example.org"),
    "p4": Person(person_id="p4", name="王小明", email="wang@example.org"),
}
NAMED = ("Mara Lindqvist", "mara.lindqvist", "Tomas Okafor", "tokafor", "Okafor", "@jiratom", "王小明")
MENTIONS = (*NAMED, "MARA LINDQVIST", "Lindqvist, Mara", "tokafor@example.org", "T. Okafor", "Mara", "wang")


NEVER_TOLD = ("zqsummary", "zqservice", "zqtracker", "zqreason", "zqsource", "zqraw", "zqactor", "zqnote")


def told_everywhere(outline: Outline, whole: ReportMaterial) -> str:
    """All that can be found in either file: texts, and every part of the Word file whether shown or not."""
    file = draw_report(whole, format="docx", outline=outline)
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        written = [html.unescape(parts.read(name).decode(errors="ignore")) for name in parts.namelist()]
    return "\n".join([markdown_of(whole, outline), words_in(docx.Document(io.BytesIO(file))), *written])


def surrounded(whole: ReportMaterial) -> ReportMaterial:
    """The material with a word wherever something stands that is never told, even beside public records."""
    asides = {"actor": "zqactor", "note": "zqnote", "source_id": "zqsource", "raw": {"said": "zqraw"}}
    reasons = {"weak_plan_reason": "zqreason", "returned_reason": "zqreason"}
    link = TrackerLink(action_id="ACT-0001", key="ZQ-1", url="https://zqtracker.example.org/1")
    return replace(
        whole,
        incident=whole.incident.changed(summary="zqsummary", services=("zqservice",), source_id="zqsource"),
        review=whole.review.changed(weak_plan_accepted_by="leader", **reasons),
        events=[event.changed(**asides) for event in whole.events],
        links={f"ACT-{number:04d}": link for number in range(1, 4)},
    )


def marked(record: Any, secret: str) -> Any:
    """The record with a word of its own in each of its free texts."""
    return retold(record, lambda text: f"{text} {secret}")


def secrets(record: Record) -> Iterator[str]:
    """The words that were hidden in a record."""
    yield from {word for word in str(record.plain()).replace("'", " ").split() if word.startswith("zq")}


@st.composite
def mixed(draw: st.DrawFn) -> tuple[ReportMaterial, list[Record]]:
    """A review whose records carry any sensitivity, and the ones among them that are not public."""
    made: dict[str, list[Any]] = {"events": [], "decisions": [], "findings": [], "actions": [], "answers": []}
    for number in range(1, 4):
        ids = {"evidence": ("EVT-0001", "EVT-0002"), "factors": [{"code": "capacity"}]}
        new = {
            "events": builders.event(number, number * 7, actor="Actor", note="Note", milestone="detected"),
            "decisions": decision(decision_id=f"DEC-{number}", known_then=("EVT-0001", "EVT-0002")),
            "findings": builders.finding(number, **ids, assets=[{"name": "ranker", "version": "Version"}]),
            "actions": builders.action(number, finding_ids=("FND-0001", "FND-0002"), scope="Scope"),
            "answers": answer(("summary", "impact", "luck")[number - 1], "Answer"),
        }
        for kind, record in new.items():
            level = draw(st.sampled_from(LEVELS))
            made[kind].append(marked(record.changed(sensitivity=level), f"zq{kind}{number}{level}"))
    everything: list[Any] = [record for records in made.values() for record in records]
    made_up: Mapping[str, Any] = {**made, "answers": {one.question_id: one for one in made["answers"]}}
    private = [marked(verification(action_id=f"ACT-{n:04d}"), f"zqverdict{n}") for n in range(1, 4)]
    whole = material(**made_up, verifications={one.action_id: [one] for one in private}, audience="public")
    return whole, [one for one in everything if one.sensitivity != "public"] + private


@settings(max_examples=12)
@given(case=mixed(), outline=st.sampled_from(["review", "aar-ip"]))
def test_no_string_of_a_record_that_is_not_public_gets_out(
    case: tuple[ReportMaterial, list[Record]], outline: Outline
) -> None:
    demand_silence(case, outline)


@pytest.mark.prove
@settings(max_examples=500)
@given(case=mixed(), outline=st.sampled_from(["review", "aar-ip"]))
def test_no_string_of_a_record_that_is_not_public_gets_out_at_length(
    case: tuple[ReportMaterial, list[Record]], outline: Outline
) -> None:
    demand_silence(case, outline)
    demand_all_that_is_public(case)


def demand_silence(case: tuple[ReportMaterial, list[Record]], outline: Outline) -> None:
    """Look for every hidden word in both files."""
    whole, hidden = case
    told = told_everywhere(outline, surrounded(whole))
    assert [secret for record in hidden for secret in secrets(record) if secret in told] == []
    assert [secret for secret in NEVER_TOLD if secret in told] == []


@settings(max_examples=12)
@given(case=mixed())
def test_every_record_that_is_public_is_told(case: tuple[ReportMaterial, list[Record]]) -> None:
    demand_all_that_is_public(case)


def demand_all_that_is_public(case: tuple[ReportMaterial, list[Record]]) -> None:
    """Whatever is public stands in the text, and it alone is handed to whoever writes it."""
    shown = for_public(case[0])
    records: list[Any] = [*shown.events, *shown.decisions, *shown.findings, *shown.actions]
    records += shown.answers.values()
    assert {record.sensitivity for record in records} <= {"public"}
    told = markdown_of(case[0])
    assert all(secret in told for record in records for secret in secrets(record))


@pytest.mark.parametrize("outline", get_args(Outline))
@pytest.mark.parametrize("mention", MENTIONS)
def test_no_known_name_email_or_handle_gets_out_of_any_text(mention: str, outline: Outline) -> None:
    review = builders.review(facilitator="p1", participants=(Participant(person_id="p2", role="scribe"),))
    whole = material(review=review, people=CAST, accounts=[Account(person_id="p2", account_id="jiratom")])
    public: dict[str, list[Any]] = {
        "events": [builders.event(sensitivity="public", actor=mention)],
        "decisions": [one.changed(sensitivity="public") for one in whole.decisions],
        "findings": [one.changed(sensitivity="public") for one in whole.findings],
        "actions": [one.changed(sensitivity="public", owner="p1") for one in whole.actions],
    }
    naming = {kind: [marked(one, f"by {mention}.") for one in records] for kind, records in public.items()}
    answers = {"summary": answer("summary", f"{mention} called {mention}.", sensitivity="public")}
    incident = whole.incident.changed(title=f"{mention} was paged")
    told = told_everywhere(
        outline,
        material(**{**vars(whole), **naming, "answers": answers, "incident": incident, "audience": "public"}),
    )
    assert [name for name in {*NAMED, mention} if name.casefold() in told.casefold()] == []


# Letters of which no word of a report is made, so that a name that is found was really told.
_NAMES = st.text("jqxzåøžšéßñłİ", min_size=3, max_size=9).map(str.capitalize)
_WRITTEN = (
    "{0} {1}",
    "{1}, {0}",
    "{0}",
    "@{2}",
    "{3}",
    "<{3}>",
    "{0}_{1}",
    "({0}-{1})",
    "{0}’s",
    "mailto:{3}",
)


@settings(max_examples=15)
@given(first=_NAMES, last=_NAMES, written=st.lists(st.sampled_from(_WRITTEN), min_size=1, max_size=4))
def test_no_name_whatever_its_letters_gets_out_however_it_is_written(
    first: str, last: str, written: list[str]
) -> None:
    demand_no_name(first, last, written)


@pytest.mark.prove
@settings(max_examples=1000)
@given(first=_NAMES, last=_NAMES, written=st.lists(st.sampled_from(_WRITTEN), min_size=1, max_size=4))
def test_no_name_gets_out_at_length(first: str, last: str, written: list[str]) -> None:
    demand_no_name(first, last, written)


def demand_no_name(first: str, last: str, written: list[str]) -> None:
    """Tell an event that names a known person in these ways, and look for the name."""
    handle, email = f"{first[0]}{last}".lower(), f"{first}.{last}@example.org".lower()
    person = Person(person_id="p9", name=f"{first} {last}", email=email)
    text = " and ".join(one.format(first, last, handle, email) for one in written)
    events = [builders.event(text=f"Then {text} were called", sensitivity="public")]
    known: dict[str, Any] = {
        "people": {"p9": person},
        "accounts": [Account(person_id="p9", account_id=handle)],
    }
    told = told_everywhere("review", material(**known, events=events, audience="public")).casefold()
    assert [name for name in (first, last, handle, email) if name.casefold() in told] == []


def test_an_event_outside_says_neither_who_acted_nor_what_reviewers_noted() -> None:
    event = builders.event(text="Rolled back", actor="A stranger", note="Ask legal", sensitivity="public")
    told = markdown_of(material(events=[event], audience="public"))
    assert "Rolled back" in told
    assert "A stranger" not in told
    assert "Ask legal" not in told


def test_an_incident_is_told_outside_by_its_title_and_severity_alone() -> None:
    incident = builders.incident(summary="Our biggest customer left", services=("billing-core",))
    told = markdown_of(material(incident=incident, audience="public"), "aar-ip")
    assert "Checkout is slow" in told
    assert "customer left" not in told
    assert "billing-core" not in told


def test_a_public_finding_cites_only_public_events() -> None:
    events = [
        builders.event(1, text="Seen by all", sensitivity="public"),
        builders.event(2, text="Ours alone"),
    ]
    finding = builders.finding(evidence=("EVT-0001", "EVT-0002"), sensitivity="public")
    told = markdown_of(material(events=events, findings=[finding], audience="public"))
    assert told.count("Seen by all") == 2
    assert "Ours alone" not in told


def test_people_are_told_by_their_role_outside() -> None:
    action = builders.action(sensitivity="public")
    told = markdown_of(material(actions=[action], audience="public"))
    assert "| Technical lead | 2026-06-01 |" in told
    assert "by a team member" in told
