"""Examine the installation: can it write, is its schema current, do its records contradict each other."""

from aar.domain.record import Value
from aar.store import Database, Reader
from aar.store.statements import statements
from aar.usecases.check_integrity import Check, check_integrity


class Health(Value):
    """What `aar doctor` found; sizes are in bytes."""

    ok: bool
    database: str
    size: int
    schema_version: str
    writable: bool
    checks: tuple[Check, ...]


def examine(database: Database) -> Health:
    """Write once, then run every check; raises StoreError when the database cannot be opened at all."""
    database.write(lambda store: store.figures_moved())
    with database.read(long_work="checking integrity") as store:
        checks = tuple(check_integrity(store))
        schema_version = _newest_step(store)
    return Health(
        ok=all(check.violations == 0 for check in checks),
        database=str(database.path),
        size=database.path.stat().st_size,
        schema_version=schema_version,
        writable=True,
        checks=checks,
    )


def _newest_step(store: Reader) -> str:
    applied = {row["name"] for row in store.rows("queries/schema/applied")}
    return max(name for name in statements("migrations") if name in applied).removeprefix("migrations/")
