"""The composition root: settings become an application that runs use cases in transactions."""

import contextlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Concatenate, ParamSpec, TypeVar

from aar.domain.person import LOCAL, Person
from aar.errors import InputError
from aar.settings import Settings
from aar.store import Database, Reader, Writer
from aar.usecases.factor_file import read_factors

P = ParamSpec("P")
T = TypeVar("T")
_LONGEST_WAIT = 60.0


class Application:
    """The product without a face: the command line and the pages both drive it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.audit_key = settings.audit_key.get_secret_value().encode() if settings.audit_key else None
        self.taxonomy = read_factors(settings.factors)
        self.database = Database(settings.database, self.audit_key, settings.busy_wait_seconds, self.taxonomy)

    def now(self) -> datetime:
        """The present instant in UTC; use cases take it as a value."""
        return datetime.now(UTC)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Reader]:
        """A consistent view for pages and commands that only look."""
        with self.database.read() as store:
            yield store

    def run(self, use_case: Callable[Concatenate[Writer, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one use case in one transaction; it is run again when another writer was first."""
        return self.database.write(lambda store: use_case(store, *args, **kwargs))

    def person(self, email: str | None = None) -> Person:
        """Who acts: the given e-mail, else AAR_PERSON, else the built-in local administrator."""
        wanted = self.settings.person if email is None else email
        if wanted is None or wanted == LOCAL.person_id:
            return LOCAL
        with self.reading() as store:
            found = store.list(Person, "by_email", email=wanted)
        if not found:
            raise InputError(
                f"Nobody here has the e-mail {wanted}.",
                "List the people, or leave the name out to act as local.",
            )
        return found[0]
