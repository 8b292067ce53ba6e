"""The sample, loaded once for all who only look at it."""

import pytest

from aar.domain.person import LOCAL
from aar.store import Database
from aar.usecases.load_sample import load_sample
from tests.demo.generate import TODAY


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """The sample on the day that it was made for."""
    database = Database(tmp_path_factory.mktemp("sample") / "aar.duckdb")
    assert load_sample(database, by=LOCAL, now=TODAY)
    return database
