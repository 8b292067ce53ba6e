"""Send requests to Jira: count them, repeat what only reads, and turn every failure into an error."""

import logging
from collections.abc import Callable, Container
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import requests
import stamina
from jira import JIRAError
from pydantic import TypeAdapter, ValidationError

from integrations.jira.answer_errors import from_answer, page_error, shape_error
from integrations.jira.connection import Connection, Request, Transport
from integrations.jira.errors import EditCollisionError, JiraError, ServerError, UnreachableError
from integrations.jira.holds import Holds
from integrations.jira.line_errors import from_line
from integrations.jira.waiting import lead_over
from integrations.jira.wording import is_page, without_secrets

T = TypeVar("T")
_ATTEMPTS = 3
_PATIENCE_SECONDS = 20.0
_COLLISIONS = 2
# Without a handler the note of each repeated question would stand in the terminals of people.
logging.getLogger("stamina").addHandler(logging.NullHandler())


def utc_now() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)


class Caller:
    """One connection's requests, for one thread; `requests` counts what was sent.

    `lead` is how far our clock is ahead of Jira's, by its last answer.
    """

    def __init__(self, connection: Connection, clock: Callable[[], datetime] = utc_now) -> None:
        self.connection = connection
        self.holds = Holds(connection, clock)
        self.requests = 0
        self.lead = timedelta()
        self._clock = clock
        self._transport = Transport(connection)

    def read(self, request: Request, shape: TypeAdapter[T]) -> T:
        """Return what Jira answers to a request that only reads; short outages are waited out."""
        for attempt in stamina.retry_context(
            on=_may_pass,
            attempts=_ATTEMPTS,
            timeout=_PATIENCE_SECONDS,
            wait_initial=0.2,
            wait_max=2.0,
            wait_jitter=0.3,
        ):
            with attempt:
                return self._fetch(request, shape)
        raise AssertionError  # the loop above returns or raises

    def write(self, request: Request, shape: TypeAdapter[T], *, readable: Container[int] = ()) -> T:
        """Return what Jira answers to a change; it is sent exactly once.

        Only a collision with somebody else's change (409), which changes nothing, is tried again, twice.
        `readable` are statuses beyond success whose body may have the same shape.
        """
        for _ in range(_COLLISIONS):
            try:
                return self._fetch(replace(request, is_safe=False), shape, readable)
            except EditCollisionError:
                continue
        return self._fetch(replace(request, is_safe=False), shape, readable)

    def puzzled(self, doing: str, problem: str, *, is_safe: bool) -> JiraError:
        """Return the error for answers that do not add up; a change may have been made all the same."""
        return shape_error(self.connection, Request(doing, "", "", is_safe=is_safe), problem)

    def clean(self, text: str) -> str:
        """Return a text of Jira's without our secrets."""
        return without_secrets(text, self.connection)

    def close(self) -> None:
        """Let go of the connections."""
        self._transport.close()  # type: ignore[no-untyped-call] # the jira package leaves it untyped

    def _fetch(self, request: Request, shape: TypeAdapter[T], readable: Container[int] = ()) -> T:
        self.holds.demand_free(request)
        answer = self._send(request)
        self.lead = lead_over(answer, self._clock())
        is_success = answer.ok and not answer.is_redirect
        if not is_success and answer.status_code not in readable:
            error = from_answer(self.connection, request, answer)
            self.holds.note(request, error)
            raise error
        try:
            return shape.validate_json(answer.content or b"null")
        except ValidationError as problem:
            if not is_success:
                raise from_answer(self.connection, request, answer) from None
            if is_page(answer):
                raise page_error(self.connection, request, answer) from None
            raise shape_error(self.connection, request, _first(problem)) from None

    def _send(self, request: Request) -> requests.Response:
        """Return an answer of any status; the causes of errors are cut off, their texts hold headers."""
        self.requests += 1
        try:
            return self._transport.send(request)
        except JIRAError as refused:
            if refused.response is None:
                raise shape_error(self.connection, request, "it is empty") from None
            return refused.response
        except requests.RequestException as problem:
            raise from_line(self.connection, request, problem) from None


def _may_pass(problem: Exception) -> bool:
    """Return whether it is worth asking again at once; a limit or a refusal is not."""
    return isinstance(problem, (ServerError, UnreachableError)) and not problem.permanent


def _first(problem: ValidationError) -> str:
    found = problem.errors(include_input=False, include_url=False)[0]
    place = ".".join(str(part) for part in found["loc"])
    return f"{place}: {found['msg']}" if place else found["msg"]
