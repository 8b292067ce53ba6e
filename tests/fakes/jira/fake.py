"""The fake Jira as tests hold it: a server, what people do in it, and what reached it."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Thread
from typing import Self
from zoneinfo import ZoneInfo

from tests.fakes.jira.answers import Answer
from tests.fakes.jira.calls import Call
from tests.fakes.jira.contract import check_exchange
from tests.fakes.jira.deeds import Deeds
from tests.fakes.jira.faults import Fault, FaultKind, Faults, Rule
from tests.fakes.jira.server import Wire
from tests.fakes.jira.site import CustomField, Kind, Site, utc_now
from tests.fakes.jira.workflow import Workflow, stepwise


class FakeJira(Deeds):
    """A stateful Jira on a loopback port; use it as a context manager."""

    def __init__(
        self,
        kind: Kind = "cloud",
        *,
        port: int = 0,
        context: str = "",
        clock: Callable[[], datetime] = utc_now,
        zone: str = "America/New_York",
        index_lag_seconds: float = 0.0,
        page_cap: int = 100,
        workflow: Workflow | None = None,
        custom_fields: Sequence[CustomField] = (),
    ) -> None:
        super().__init__(
            Site(
                kind=kind,
                clock=clock,
                zone=ZoneInfo(zone),
                index_lag_seconds=index_lag_seconds,
                page_cap=page_cap,
                workflow=workflow or stepwise(),
                custom_fields=tuple(custom_fields),
            )
        )
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self._context = context
        self._port = port
        self._faults = Faults()
        self._wire: Wire | None = None

    def start(self) -> Self:
        """Listen; after a stop on the same port as before."""
        self._wire = Wire(self._port, self.world, self._faults, self.calls, self._watch)
        self._port = self._wire.server_address[1]
        self.site.base_url = f"http://127.0.0.1:{self._port}{self._context}"
        Thread(target=self._wire.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def stop(self) -> None:
        """Stop listening and cut every connection; issues stay."""
        if self._wire is not None:
            self._wire.end()
            self._wire = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """Return the address to configure."""
        return self.site.base_url

    @property
    def requests(self) -> int:
        """Return how many requests arrived since the last `forget_calls`."""
        return len(self.calls)

    @property
    def writes(self) -> list[Call]:
        """Return the requests that would change something, processed or not."""
        return [call for call in self.calls if call.is_write]

    def forget_calls(self) -> None:
        """Count from nothing again."""
        self.calls.clear()

    def fail(
        self,
        kind: FaultKind,
        *,
        method: str | None = None,
        path: str | None = None,
        times: int = 1,
        skip: int = 0,
        status: int = 503,
        retry_after: str | None = None,
        reason: str | None = None,
        seconds: float = 0.0,
    ) -> None:
        """Order a fault for requests whose path below /rest/api/2 contains the pattern `path`."""
        fault = Fault(kind, status, retry_after, reason, seconds)
        self._faults.add(Rule(fault, method, re.compile(path) if path else None, times, skip))

    def fail_by(self, chooser: Callable[[Call], Fault | None] | None) -> None:
        """Let a function choose the fault of each request for which no rule is due."""
        self._faults.choose(chooser)

    def heal(self) -> None:
        """End all faults."""
        self._faults.clear()

    def _watch(self, call: Call, reply: Answer) -> None:
        self.violations.extend(check_exchange(self.site.kind, call, reply))
