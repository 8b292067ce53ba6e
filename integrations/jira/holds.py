"""What Jira asked to be left alone, and until when: the whole site, or one kind of request."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from integrations.jira.connection import Connection, Request
from integrations.jira.errors import JiraError, RateLimitError
from integrations.jira.wording import LATER, host_of

SITE: Final = "site"
_ONE_ISSUE: Final = "jira-per-issue-on-write"
_ONE_ENDPOINT: Final = "jira-burst-based"
_NAME: Final = re.compile(r"(?<=/)(\d+|[A-Z][A-Z0-9_]*-\d+)(?=/|$)")


class Holds:
    """Keeps to Retry-After across runs; the clock is passed in."""

    def __init__(self, connection: Connection, clock: Callable[[], datetime]) -> None:
        self.until: dict[str, datetime] = {}
        self._connection = connection
        self._clock = clock

    def keep(self, until: Mapping[str, datetime]) -> None:
        """Go on with what an earlier run was told."""
        self.until = dict(until)

    def demand_free(self, request: Request) -> None:
        """Raise RateLimitError without asking Jira while it wants to be left alone."""
        now = self._clock()
        self.until = {place: until for place, until in self.until.items() if until > now}
        for place in (SITE, _endpoint(request)):
            if place in self.until:
                raise self._still(request, self.until[place], is_site=place == SITE)

    def note(self, request: Request, error: JiraError) -> None:
        """Remember what Jira asks for; one issue is held by whoever keeps its link."""
        if not isinstance(error, RateLimitError) or error.rate_limit_reason == _ONE_ISSUE:
            return
        place = _endpoint(request) if error.rate_limit_reason == _ONE_ENDPOINT else SITE
        if error.retry_after_seconds:
            self.until[place] = self._clock() + timedelta(seconds=error.retry_after_seconds)

    def _still(self, request: Request, until: datetime, *, is_site: bool) -> RateLimitError:
        return RateLimitError(
            f"Jira at {host_of(self._connection)} asked us to wait until {until:%H:%M:%S} UTC; "
            f"we did not {request.doing}.",
            LATER,
            stops_run=is_site,
            retry_after_seconds=(until - self._clock()).total_seconds(),
        )


def _endpoint(request: Request) -> str:
    return f"{request.method} {_NAME.sub('*', request.path)}"
