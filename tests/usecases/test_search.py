"""Search finds what the person may see by words, best first, and never a word of what is private."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aar.domain.decision import Decision
from aar.domain.link import TrackerLink
from aar.domain.person import LOCAL, Person
from aar.domain.record import Record
from aar.domain.snippet import folded
from aar.store import Database
from aar.usecases.search import Found, search
from tests import builders
from tests.usecases.conftest import FACILITATOR, VIEWER

Search = Callable[..., Found]
HOSTILE = (
    "", " ", "%", "_", "\\", "'", '"', "'; drop table incidents; --", "x" * 10_000, "word " * 2_000,
    "(", "[a-z", ".*", "\x00", "\ud800", "🔥", "שלום עולם", "\u202eabc", "a", "iii", "ß", "e\u0301",
    "-", "INC-", "$1", "\\p{L}",
)  # fmt: skip


def decision(number: int = 1, **fields: Any) -> Decision:
    given = {"review_id": "REV-0001", "decided_at": builders.START, "question": "Roll back or wait?"}
    return Decision(**{"decision_id": f"DEC-{number:04d}", **given, **fields})


@pytest.fixture
def search_in(tmp_path: Path) -> Search:
    def found(words: str, *records: Record, by: Person = LOCAL, **asked: Any) -> Found:
        database = builders.database_with(tmp_path / "aar.duckdb", *records)
        with database.read() as store:
            return search(store, words, by=by, **asked)

    return found


def ids(found: Found) -> list[str]:
    return [hit.id for hit in found.hits]


def test_incidents_findings_decisions_and_actions_are_found(search_in: Search) -> None:
    told = (
        builders.incident(summary="The canary was quiet"),
        builders.review(),
        builders.finding(),
        decision(rationale="The canary said nothing"),
        builders.action(),
    )
    hits = search_in("canary", *told).hits
    assert {(hit.kind, hit.id) for hit in hits} == {
        ("incident", "INC-0001"),
        ("finding", "FND-0001"),
        ("decision", "DEC-0001"),
        ("action", "ACT-0001"),
    }
    assert {hit.incident_id for hit in hits} == {"INC-0001"}
    assert [hit.state for hit in hits if hit.kind == "action"] == ["agreed"]


def test_a_word_in_the_title_counts_more_than_one_in_the_summary(search_in: Search) -> None:
    told = builders.incident(1, title="Slow pages", summary="Then the cache was cold")
    named = builders.incident(2, title="Cold cache", summary="Then pages were slow")
    assert ids(search_in("cache", told, named)) == ["INC-0002", "INC-0001"]


def test_what_has_more_of_the_words_and_rarer_ones_comes_first(search_in: Search) -> None:
    common = [builders.incident(number, title="Queue is slow") for number in range(1, 6)]
    rare, both = (
        builders.incident(6, title="Webhook is late"),
        builders.incident(7, title="Webhook queue is late"),
    )
    assert ids(search_in("queue webhook", *common, rare, both))[:2] == ["INC-0007", "INC-0006"]


WRITTEN = {
    "outage": "Two outages",
    "queries": "A slow query",
    "CAFE": "Café orders fail",
    "canar": "The canary was quiet",
    "gateway api": "api-gateway times out",
    "库连": "数据库连接池耗尽",
}


def test_a_word_is_found_however_it_is_written(search_in: Search) -> None:
    search_in("", *(builders.incident(number, title=title) for number, title in enumerate(WRITTEN.values())))
    found = {asked: [hit.title for hit in search_in(asked).hits] for asked in WRITTEN}
    assert found == {asked: [title] for asked, title in WRITTEN.items()}


def test_the_middle_of_a_word_and_its_beginning_before_another_are_not_found(search_in: Search) -> None:
    search_in("", builders.incident(title="The canary was quiet", services=()))
    assert ids(search_in("anary")) == []
    assert ids(search_in("canar loud")) == []


def test_an_id_and_the_key_of_an_issue_stand_first(search_in: Search) -> None:
    link = TrackerLink(action_id="ACT-0001", key="OPS-42", state="in_sync")
    told = builders.incident(2, title="Again as in INC-0001 and OPS-42")
    search_in("", builders.incident(), told, builders.review(), builders.finding(), builders.action(), link)
    assert ids(search_in("inc-0001")) == ["INC-0001", "INC-0002"]
    assert ids(search_in("OPS-42")) == ["ACT-0001", "INC-0002"]


def test_the_snippet_shows_the_words_that_were_found(search_in: Search) -> None:
    summary = "Nothing at first. " * 20 + "Then the région failed over. " + "Nothing more. " * 20
    (hit,) = search_in("region", builders.incident(summary=summary)).hits
    assert hit.snippet.startswith("…")
    assert "the région failed over" in hit.snippet
    assert len(hit.snippet) <= 202


def test_findings_and_decisions_are_those_of_the_latest_published_version(search_in: Search) -> None:
    published = builders.review(1, state="published", published_at=builders.START)
    draft = builders.review(2, version=2, amends="REV-0001")
    old, new = (
        builders.finding(1, title="Thin canary"),
        builders.finding(2, title="Thick canary", review_id="REV-0002"),
    )
    amended = decision(2, review_id="REV-0002", question="Thick or thin?")
    search_in("", builders.incident(), published, draft, old, new, amended)
    assert ids(search_in("thin thick")) == ["FND-0001"]


def test_a_review_that_is_not_published_yet_tells_by_its_draft(search_in: Search) -> None:
    told = (builders.incident(), builders.review(), builders.finding(title="Thin canary"))
    (hit,) = search_in("thin", *told).hits
    assert (hit.id, hit.review_id) == ("FND-0001", "REV-0001")


def test_one_kind_can_be_asked_for_and_the_best_of_many_are_counted(search_in: Search) -> None:
    many = [builders.incident(number) for number in range(1, 8)]
    found = search_in("checkout", *many, kind="incident", most=5)
    assert (len(found.hits), found.total) == (5, 7)
    assert search_in("checkout", kind="finding") == Found()


def test_whatever_is_typed_is_only_looked_for(search_in: Search) -> None:
    search_in("", builders.incident(title="Nothing of the sort"))
    assert {asked: search_in(asked).total for asked in HOSTILE} == dict.fromkeys(HOSTILE, 0)


def test_an_action_that_also_serves_a_private_incident_does_not_exist_for_others(search_in: Search) -> None:
    told = (
        builders.incident(1),
        builders.incident(2, is_private=True),
        builders.review(1),
        builders.review(2, incident_id="INC-0002"),
        builders.finding(1),
        builders.finding(2, review_id="REV-0002", title="The breach was silent"),
        builders.action(1, title="Alert on the breach", finding_ids=("FND-0001", "FND-0002")),
    )
    assert set(ids(search_in("breach", *told))) == {"FND-0002", "ACT-0001"}
    assert ids(search_in("breach", by=FACILITATOR)) == []
    assert ids(search_in("ACT-0001", by=FACILITATOR)) == []


WORD = st.sampled_from(["alpha", "beta", "gamma", "delta"])
TEXT = st.lists(WORD, min_size=1, max_size=3).map(" ".join)


@st.composite
def corpora(draw: st.DrawFn) -> list[Record]:
    """Incidents with all that hangs on them; each text of a private one carries the word zqsecret."""
    made: list[Record] = []
    private = []
    for number in range(1, 5):
        is_private = draw(st.booleans())
        private += [number] if is_private else []
        mark = " zqsecret" if is_private else ""
        review_id = f"REV-{number:04d}"
        made += [
            builders.incident(
                number, title=draw(TEXT) + mark, summary=draw(TEXT) + mark, is_private=is_private
            ),
            builders.review(number, incident_id=f"INC-{number:04d}"),
            builders.finding(number, review_id=review_id, title=draw(TEXT) + mark),
            decision(number, review_id=review_id, question=draw(TEXT) + mark, outcome=draw(TEXT) + mark),
        ]
    for number in range(1, 4):
        served = draw(st.lists(st.integers(1, 4), min_size=1, max_size=2, unique=True))
        mark = " zqsecret" if set(served) & set(private) else ""
        finding_ids = tuple(f"FND-{one:04d}" for one in served)
        made.append(
            builders.action(number, finding_ids=finding_ids, title=draw(TEXT) + mark, scope=draw(TEXT) + mark)
        )
    return made


@settings(max_examples=6)
@given(records=corpora(), asked=TEXT)
def test_no_word_of_a_private_incident_comes_out_for_others(records: list[Record], asked: str) -> None:
    with TemporaryDirectory() as home:
        demand_privacy(Path(home), records, asked)


@pytest.mark.prove
@settings(max_examples=300)
@given(records=corpora(), asked=TEXT)
def test_no_word_of_a_private_incident_comes_out_for_others_at_length(
    records: list[Record], asked: str
) -> None:
    with TemporaryDirectory() as home:
        demand_privacy(Path(home), records, asked)


def demand_privacy(home: Path, records: list[Record], asked: str) -> None:
    """Look as somebody else for all that there is, and count as an administrator."""
    database = builders.database_with(home / "aar.duckdb", *records)
    named = [f"INC-{number:04d}" for number in range(1, 5)]
    with database.read() as store:
        for words in (asked, f"{asked} zqsecret", "zqsecret", *named):
            told = str([hit.model_dump(exclude={"words"}) for hit in search(store, words, by=VIEWER).hits])
            assert "zqsecret" not in told
    assert _counted(database, records, asked)


def _counted(database: Database, records: list[Record], asked: str) -> bool:
    """Whoever may see everything finds exactly the records with one of the words."""
    with database.read() as store:
        found = search(store, asked, by=LOCAL, most=1000)
    wanted = set(asked.split())
    having = [
        one for one in records if wanted & set(str(one.plain()).replace("'", " ").replace(",", " ").split())
    ]
    return found.total == len(having)


@given(word=st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F), max_size=6))
@settings(max_examples=30)
def test_a_snippet_compares_words_as_the_statements_do(word: str, spelling: Database) -> None:
    with spelling.read() as store:
        (row,) = store.rows("queries/search/terms", asked=f"x{word}")[:1]
    assert folded(f"x{word}").startswith(row["word"])


@pytest.fixture(scope="module")
def spelling(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return Database(tmp_path_factory.mktemp("spelling") / "aar.duckdb")
