"""The only room that knows DuckDB: opening, transactions, migrations, records and named queries."""

from aar.store.database import Database
from aar.store.reader import Reader
from aar.store.staging import Staging
from aar.store.statements import statements
from aar.store.writer import Writer

__all__ = ["Database", "Reader", "Staging", "Writer", "statements"]
