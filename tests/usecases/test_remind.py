"""Reminders: each person is told once what waits for them, and nobody what is not theirs to know."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aar.domain.record import Record
from aar.domain.verification import Verification
from aar.settings import Settings
from aar.store import Database
from aar.store.entities import ENTITIES
from aar.usecases.remind import Digest, Means, Round, preview, remind
from aar.usecases.reminding.memory import claim
from integrations import smtp, webhook
from tests import builders
from tests.fakes.channel import Channel
from tests.fakes.mail import MailServer

NOW = datetime(2026, 6, 3, 8, 0, tzinfo=UTC)  # a Wednesday
TODAY = NOW.date()
BEFORE: list[Record] = [
    builders.incident(),
    builders.review(due_on=None),
    builders.finding(),
    *builders.PEOPLE,
]


@dataclass
class Office:
    """A mail server, a database and the clock."""

    mail: MailServer
    database: Database
    now: datetime = NOW

    @property
    def means(self) -> Means:
        """Mail to everybody."""
        settings = Settings(
            smtp_host="localhost", smtp_port=self.mail.port, smtp_security="none", smtp_from="r@example.org"
        )
        courier = smtp.build_courier(settings)
        assert courier is not None
        return Means(
            self.database, courier, ZoneInfo("UTC"), "https://aar.example.org", lambda: self.now, 365
        )

    def run(self) -> Round:
        """One round by mail."""
        means = self.means
        try:
            return remind(means)
        finally:
            means.courier.close()


OfficeWith = Callable[..., Office]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeWith]:
    """An office with these records; one with the id of an earlier one replaces it."""

    def opened(*records: Record) -> Office:
        last = {(type(one), ENTITIES[type(one)].id_of(one)): one for one in (*BEFORE, *records)}
        return Office(mail, builders.database_with(tmp_path / "aar.duckdb", *last.values()))

    with MailServer() as mail:
        yield opened


def action(number: int, days: int | None, **fields: Any) -> Record:
    """Work that is due so many days from today, agreed long ago."""
    due_on = TODAY + timedelta(days=days) if days is not None else None
    return builders.action(number, **{"due_on": due_on, "agreed_at": NOW - timedelta(days=90), **fields})


def done(number: int, days: int, **fields: Any) -> Record:
    """Work whose check is due so many days from today."""
    done_at = NOW - timedelta(days=30 - days)
    return action(number, -60, state="done", done_at=done_at, **fields)


def said(digests: list[Digest]) -> dict[str, list[tuple[str, str]]]:
    return {one.person.person_id: [(it.kind, it.subject_id) for it in one.reminders] for one in digests}


def test_owners_hear_of_what_is_overdue_due_soon_or_new_and_of_nothing_else(office: OfficeWith) -> None:
    work = [action(1, -1), action(2, 7), action(3, 8), action(4, 30, agreed_at=NOW - timedelta(days=2))]
    idle = [action(5, -1, state="proposed"), action(6, -1, state="dropped", dropped_reason="superseded")]
    told = said(preview(office(*work, *idle).means).told)
    assert told == {"owner": [("overdue", "ACT-0001"), ("due_soon", "ACT-0002"), ("assigned", "ACT-0004")]}


def test_whoever_gets_work_from_somebody_else_hears_of_it(office: OfficeWith) -> None:
    moved = {"field": "owner", "from": "facilitator", "to": "owner", "at": NOW - timedelta(days=1)}
    assert said(preview(office(action(1, 30, history=(moved,))).means).told) == {
        "owner": [("assigned", "ACT-0001")]
    }


def test_checks_verdicts_and_doubts_reach_verifiers_owners_and_leaders(office: OfficeWith) -> None:
    verdict = Verification(
        verification_id="VER-0001",
        action_id="ACT-0003",
        result="not_effective",
        verified_by="verifier",
        verified_at=NOW - timedelta(days=1),
    )
    doubts = [
        verdict.changed(verification_id=f"VER-000{n}", action_id="ACT-0004", result="inconclusive")
        for n in (2, 3, 4)
    ]
    old = [one.changed(verified_at=NOW - timedelta(days=20)) for one in doubts]
    told = said(
        preview(office(done(1, 7), done(2, 8), action(3, 60), done(4, -30), verdict, *old).means).told
    )
    assert told == {
        "owner": [("verdict", "ACT-0003")],
        "leader": [("doubt", "ACT-0004")],
        "verifier": [("check", "ACT-0001")],
    }


def test_verifiers_hear_of_what_is_due_for_another_look_from_that_day_on(office: OfficeWith) -> None:
    looked_at = NOW - timedelta(days=365)
    verdict = Verification(
        verification_id="VER-0001",
        action_id="ACT-0001",
        result="effective",
        verified_by="verifier",
        verified_at=looked_at,
    )
    later = verdict.changed(
        verification_id="VER-0002", action_id="ACT-0002", verified_at=looked_at + timedelta(days=1)
    )
    proven = {"state": "verified", "done_at": looked_at - timedelta(days=30)}
    here = office(action(1, -400, **proven), action(2, -400, **proven), verdict, later)
    (digest,) = preview(here.means).told
    assert said([digest]) == {"verifier": [("again", "ACT-0001")]}
    assert digest.letter.subject == "After-action reviews: 1 to look at again"
    assert "another look at it is due today, 3 Jun 2026" in digest.letter.text
    assert "https://aar.example.org/verification?action=ACT-0001" in digest.letter.text


def test_reviews_reach_who_leads_them_approves_them_or_was_asked(office: OfficeWith) -> None:
    invitation = {"person_id": "owner", "section_id": "decisions", "asked_at": NOW}
    asked = builders.review(2, due_on=TODAY, invitations=(invitation,))
    waiting = builders.review(3, due_on=TODAY + timedelta(days=9), state="in_review")
    found = preview(office(asked, waiting).means).told
    assert said(found) == {
        "facilitator": [("review", "REV-0002")],
        "owner": [("asked", "REV-0002")],
        "leader": [("approval", "REV-0003")],
    }
    text = next(one.letter.text for one in found if one.person.person_id == "owner")
    assert "answer the section Decisions" in text
    assert "https://aar.example.org/review?review=REV-0002" in text


def test_private_work_is_told_to_its_owner_alone_and_never_in_a_channel(office: OfficeWith) -> None:
    private = builders.incident(is_private=True)
    late_review = builders.review(due_on=TODAY, state="in_review")
    here = office(private, late_review, action(1, -1), done(2, 0))
    assert said(preview(here.means).told) == {"owner": [("overdue", "ACT-0001")]}
    here.database.write(lambda store: store.put([action(3, -1, finding_ids=(), sensitivity="restricted")]))
    with Channel() as channel:
        means = replace(here.means, courier=webhook.WebhookCourier(channel.url, is_teams=False))
        assert preview(means) == Round()


def test_what_was_told_is_not_told_again_until_the_next_week_of_being_late(office: OfficeWith) -> None:
    here = office(action(1, -1), action(2, 3))
    assert [len(one.reminders) for one in here.run().told] == [2]
    (message,) = here.mail.to("owner@example.org")
    assert "1 overdue, 1 due soon" in message["Subject"]
    here.now += timedelta(days=1)
    assert here.run() == Round()
    here.now += timedelta(days=4)  # the Monday after
    assert said(here.run().told) == {"owner": [("overdue", "ACT-0001"), ("overdue", "ACT-0002")]}
    assert len(here.mail.inbox) == 2


def test_who_could_not_be_told_is_told_in_the_next_run_and_others_only_once(office: OfficeWith) -> None:
    here = office(action(1, -1), action(2, -1, owner="facilitator"))
    here.mail.refused = {"owner@example.org"}
    first = here.run()
    assert set(said(first.told)) == {"facilitator"}
    assert "Service owner: The mail server refused it (550" in first.problems[0]
    here.mail.refused = set()
    assert set(said(here.run().told)) == {"owner"}
    assert len(here.mail.inbox) == 2
    assert here.mail.connections == 2


def test_two_runs_at_once_do_not_tell_the_same_and_a_dead_one_is_made_up_for(office: OfficeWith) -> None:
    here = office(action(1, -1))
    (digest,) = preview(here.means).told
    here.database.write(lambda store: claim(store, "mail", digest.person, digest.reminders, now=here.now))
    assert here.run() == Round()
    here.now += timedelta(minutes=16)
    assert set(said(here.run().told)) == {"owner"}
    assert here.run() == Round()


def test_who_has_no_address_is_named(office: OfficeWith) -> None:
    silent = builders.OWNER.changed(email=None)
    here = office(silent, action(1, -1))
    assert here.run() == Round(unreachable=[silent])


def test_an_address_that_is_none_concerns_its_person_only(office: OfficeWith) -> None:
    wrong = builders.OWNER.changed(email="nobody\nBcc: others@example.org")
    here = office(wrong, action(1, -1), action(2, -1, owner="facilitator"))
    done_round = here.run()
    assert set(said(done_round.told)) == {"facilitator"}
    assert "is no e-mail address" in done_round.problems[0]


@pytest.mark.parametrize("due_on", [None, date(2026, 6, 3)])
def test_titles_take_no_effect_in_any_form(office: OfficeWith, due_on: date | None) -> None:
    title = "<b>Read</b> [this](http://evil.example) <!channel> @here\n- ACT-0009"
    agreed_at = NOW - timedelta(days=1)
    here = office(action(1, None, title=title, due_on=due_on, agreed_at=agreed_at))
    letter = preview(here.means).told[0].letter
    assert "&lt;b&gt;Read&lt;/b&gt;" in letter.html
    assert "<b>" not in letter.html
    assert "\n- ACT-0009" not in letter.text
    slack = webhook.slack_message(letter)["text"]
    assert "&lt;!channel&gt;" in slack
    assert "@here" not in slack
    teams = str(webhook.teams_card(letter))
    assert "[this](http" not in teams
