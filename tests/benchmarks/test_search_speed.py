"""How long a search and the look for similar incidents take among 100,000 incidents."""

import random
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from aar.domain.person import LOCAL
from aar.store import Database
from aar.usecases.search import search
from aar.usecases.similar_incidents import similar_incidents
from tests import builders

pytestmark = pytest.mark.benchmark
INCIDENTS = 100_000
WORDS = [
    f"{a}{b}{c}"
    for a in "bdfgklmnprst"
    for b in ("a", "e", "io", "ou")
    for c in ("rn", "lt", "x", "m", "ve", "n")
]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Titles of 7 and summaries of 45 words, of which few are common and many are rare; seed 4."""
    dice = random.Random(4)  # noqa: S311 - a made-up corpus, not a secret
    shares = [1 / (place + 1) for place in range(len(WORDS))]

    def text(length: int) -> str:
        return " ".join(dice.choices(WORDS, shares, k=length))

    incidents = [
        builders.incident(number, title=text(7), summary=text(45), is_private=number % 100 == 0)
        for number in range(INCIDENTS)
    ]
    return builders.database_with(Path(tmp_path_factory.mktemp("large")) / "aar.duckdb", *incidents)


@pytest.mark.parametrize(
    "asked", [WORDS[-1], f"{WORDS[100]} {WORDS[200]}", WORDS[0]], ids=["rare", "two", "common"]
)
def test_a_search_among_100_000_incidents(benchmark: BenchmarkFixture, large: Database, asked: str) -> None:
    with large.read() as store:
        found = benchmark(search, store, asked, by=LOCAL)
    assert found.hits


def test_the_similar_ones_of_100_000_incidents(benchmark: BenchmarkFixture, large: Database) -> None:
    with large.read() as store:
        past = benchmark(similar_incidents, store, "INC-4711", by=LOCAL, now=builders.START)
    assert len(past.similar) == 5
