"""Follow Jira's pages to their end, whichever way it marks it."""

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar
from urllib.parse import quote

from pydantic import TypeAdapter

from integrations.jira.calling import Caller
from integrations.jira.connection import Request
from integrations.jira.shapes import Slice

PAGE_SIZE = 100
T = TypeVar("T")


class Paged(Protocol):
    """A page that names the next one."""

    @property
    def next_token(self) -> str | None:
        """Return what to ask for next, none at the end."""


P = TypeVar("P", bound=Paged)


def path_of(*parts: str) -> str:
    """Return a path of parts that may hold anything."""
    return "/".join(quote(part, safe="") for part in parts)


def by_token(caller: Caller, doing: str, fetch: Callable[[str | None], P]) -> Iterator[P]:
    """Yield page after page; AnswerError when Jira leads us round in a circle, as Cloud sometimes does."""
    seen: set[str] = set()
    token: str | None = None
    while True:
        page = fetch(token)
        yield page
        token = page.next_token
        if token is None:
            return
        if token in seen:
            raise caller.puzzled(doing, "it gives the same page again and again", is_safe=True)
        seen.add(token)


def by_offset(caller: Caller, doing: str, path: str, shape: TypeAdapter[Slice[T]]) -> tuple[T, ...]:
    """Return a whole list; Jira may cut pages, so what came counts, not what was asked for."""
    found: tuple[T, ...] = ()
    while True:
        query = {"startAt": len(found), "maxResults": PAGE_SIZE}
        page = caller.read(Request(doing, "GET", path, query), shape)
        found += page.values
        if len(found) >= page.total or not page.values:
            return found
