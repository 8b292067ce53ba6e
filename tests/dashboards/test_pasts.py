"""What came before an incident is looked for again when something has changed, and for each right alone."""

from pathlib import Path

import pytest

from aar.domain.person import LOCAL
from aar.errors import InputError
from aar.usecases.edit_incident import edit_incident
from dashboards.pasts import Pasts
from tests import builders

NOW = builders.START


def test_it_is_found_once_until_an_incident_changes(tmp_path: Path) -> None:
    kept = Pasts()
    told = [builders.incident(number, title=f"Case {number}") for number in (1, 2)]
    database = builders.database_with(tmp_path / "aar.duckdb", *told)
    with database.read() as store:
        first = kept.of_incident(store, "INC-0001", by=LOCAL, now=NOW)
        assert kept.of_incident(store, "INC-0001", by=LOCAL, now=NOW) is first
    renamed = {"title": "Pages are slow"}
    database.write(lambda store: edit_incident(store, "INC-0002", renamed, by=LOCAL, now=NOW, revision=1))
    with database.read() as store:
        (like,) = kept.of_incident(store, "INC-0001", by=LOCAL, now=NOW).similar
        assert like.title == "Pages are slow"


def test_who_sees_less_is_not_shown_what_was_found_for_others(tmp_path: Path) -> None:
    kept = Pasts()
    told = (builders.incident(1), builders.incident(2, is_private=True))
    with builders.database_with(tmp_path / "aar.duckdb", *builders.PEOPLE, *told).read() as store:
        assert kept.of_incident(store, "INC-0001", by=LOCAL, now=NOW).similar
        assert not kept.of_incident(store, "INC-0001", by=builders.LEADER, now=NOW).similar
        assert kept.of_incident(store, "INC-0002", by=LOCAL, now=NOW).similar
        with pytest.raises(InputError):
            kept.of_incident(store, "INC-0002", by=builders.LEADER, now=NOW)
