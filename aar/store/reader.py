"""Reading inside one unit of work: records by id, and rows of named queries."""

import json
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, Final

import duckdb

from aar.domain.factor import BUILT_IN, Taxonomy
from aar.domain.record import Record
from aar.errors import InputError
from aar.store.entities import ENTITIES, R
from aar.store.statements import statement

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    Columns = dict[str, np.ndarray[Any, Any]]

_ROWS_AT_ONCE: Final = 2000
# A statement within this reads no more than what is asked of it: every text becomes an object of Python.
_NARROWED: Final = "select columns(lambda name: not list_contains($left_out, name)) from ({})"
_FIRST: Final = "from ({}) limit $most"


class Reader:
    """What a unit of work may ask; parameters are bound, never written into the text.

    `taxonomy` lists the factors that findings of this database may name.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, taxonomy: Taxonomy = BUILT_IN) -> None:
        self._connection = connection
        self.taxonomy = taxonomy

    def rows(self, name: str, /, **parameters: object) -> list[dict[str, Any]]:
        """All rows of a named statement as dictionaries."""
        cursor = self._run(name, parameters)
        columns = [column[0] for column in cursor.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def one(self, name: str, /, **parameters: object) -> dict[str, Any] | None:
        """The first row of a named statement, or None."""
        found = self.rows(name, **parameters)
        return found[0] if found else None

    def value(self, name: str, /, **parameters: object) -> Any:  # noqa: ANN401 - as typed as the statement
        """The first column of the first row, or None."""
        row = self._run(name, parameters).fetchone()
        return row[0] if row else None

    def each(self, name: str, /, **parameters: object) -> Iterator[Any]:
        """The first column of a named statement row by row, never all at once; ask nothing else meanwhile."""
        cursor = self._run(name, parameters)
        while rows := cursor.fetchmany(_ROWS_AT_ONCE):
            yield from (row[0] for row in rows)

    def columns(self, name: str, /, **parameters: object) -> "Columns":
        """A named statement column by column, as numpy arrays of equal length."""
        return self._columns(statement(name), parameters)

    def columns_without(self, left_out: Collection[str], name: str, /, **parameters: object) -> "Columns":
        """The same without these columns, which are not even computed."""
        text = _NARROWED.format(statement(name))
        return self._columns(text, {**parameters, "left_out": list(left_out)})

    def first_columns(self, most: int, name: str, /, **parameters: object) -> "Columns":
        """The same of the first rows, at most so many."""
        return self._columns(_FIRST.format(statement(name)), {**parameters, "most": most})

    def frame(self, name: str, /, **parameters: object) -> "pd.DataFrame":
        """A named statement as a data frame, for tables on a screen."""
        return self._run(name, parameters).df()

    def set_variables(self, **values: object) -> None:
        """Set variables of an import, which statements in `sql/staging` read."""
        for name, value in values.items():
            self._run(f"staging/set/{name}", {"value": value})

    def perform(self, name: str, /, **parameters: object) -> None:
        """Run a named statement for its effect on temporary tables and files."""
        self._run(name, parameters)

    def get(self, model: type[R], *key: str) -> R | None:
        """The record with this key, or None."""
        entity = ENTITIES[model]
        found = self.list(model, "get", **dict(zip(entity.key, key, strict=False)))
        return found[0] if found else None

    def require(self, model: type[R], *key: str) -> R:
        """The record with this key; raises InputError when there is none."""
        found = self.get(model, *key)
        if found is None:
            kind = ENTITIES[model].kind
            raise InputError(
                f"There is no {kind} {'/'.join(key)}.", f"List what there is: every {kind} has an id."
            )
        return found

    def list(self, model: type[R], which: str = "all", **parameters: object) -> list[R]:
        """The records that `queries/<table>/<which>.sql` yields, one JSON text a row in column `record`."""
        name = f"queries/{ENTITIES[model].table}/{which}"
        texts = [row[0] for row in self._run(name, parameters).fetchall()]
        return [model.model_validate_json(text) for text in texts]

    def ids_like(self, model: type[Record], *ids: str) -> set[str]:
        """Which of these ids exist."""
        name = f"queries/{ENTITIES[model].table}/known_ids"
        return {row[0] for row in self._run(name, {"ids": list(ids)}).fetchall()}

    def _columns(self, text: str, parameters: dict[str, object]) -> "Columns":
        found: Columns = self._connection.execute(text, parameters or None).fetchnumpy()
        return found

    def _run(self, name: str, parameters: dict[str, object]) -> duckdb.DuckDBPyConnection:
        return self._connection.execute(statement(name), parameters or None)


def as_json(value: object) -> str:
    """Compact JSON text, as parameters and columns hold it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
