"""Every statement is understood by the migrated schema, before anybody runs it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pytest

from aar.domain.person import LOCAL
from aar.store import Database
from aar.store.reader import Reader
from aar.store.statements import sql_folder, statement
from aar.usecases.compute_metrics import Question, gather_facts

FOLDERS = ("queries", "views", "metrics", "checks")
# What opens a database and what makes a schema is run by every other test.
NOT_EXPLAINED = re.compile(r"^(queries/schema/create_migrations|attach/)")
PARAMETER = re.compile(r"\$([a-z_][a-z_0-9]*)")
SAVES = re.compile(r"from_json\(\$records::json, \$structure\)")


def names() -> list[str]:
    folder = sql_folder()
    found = (path for part in FOLDERS for path in sorted((folder / part).rglob("*.sql")))
    known = [str(path.relative_to(folder).with_suffix("")) for path in found]
    return [name for name in known if not NOT_EXPLAINED.match(name)]


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path: Path = tmp_path_factory.mktemp("schema") / "aar.duckdb"
    with Database(path).read() as store:
        assert store.value("queries/ledger/head") == 0
    with duckdb.connect(str(path)) as opened:
        # Metrics read what an earlier statement gathered.
        asked = Question(as_of=datetime(2026, 5, 4, tzinfo=UTC), zone=ZoneInfo("UTC"))
        gather_facts(Reader(opened), asked, by=LOCAL)
        yield opened


def structure(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    return f"[{Reader(connection).value('queries/schema/structure', table=table)}]"


@pytest.mark.parametrize("name", names())
def test_a_statement_binds_with_nothing_in_its_parameters(
    name: str, connection: duckdb.DuckDBPyConnection
) -> None:
    text = statement(name)
    parameters: dict[str, str | None] = dict.fromkeys(PARAMETER.findall(text))
    if SAVES.search(text):
        parameters |= {"records": "[]", "structure": structure(connection, Path(name).parent.name)}
    connection.execute(f"explain {text}", parameters or None)
