"""Run every check of integrity: each is a statement in sql/checks that returns no rows when all is well."""

from typing import Any

from aar.domain.record import Value
from aar.store import Reader
from aar.store.statements import statements


class Check(Value):
    """What one check found: how many rows contradict its title, and the first of them."""

    name: str
    title: str
    violations: int
    first: dict[str, Any] | None = None


def check_integrity(store: Reader) -> list[Check]:
    """What each check found, in the order of their names."""
    return [_checked(store, name, text) for name, text in statements("checks").items()]


def _checked(store: Reader, name: str, text: str) -> Check:
    rows = store.rows(name)
    title = text.splitlines()[0].removeprefix("--").strip()
    first = {column: str(value) for column, value in rows[0].items()} if rows else None
    return Check(name=name.removeprefix("checks/"), title=title, violations=len(rows), first=first)
