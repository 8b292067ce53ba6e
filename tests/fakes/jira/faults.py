"""Faults that a test orders from the fake Jira, by rule or by its own choice."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Literal

from tests.fakes.jira.answers import Answer
from tests.fakes.jira.calls import Call

FaultKind = Literal["drop_before", "drop_after", "cut_answer", "status", "status_after", "slow", "html"]
_WORDED_AS_PAGES = (429, 500, 502, 503, 504)
SIGN_IN_PAGE = "<!DOCTYPE html><html><title>Sign in</title><body>Continue to sign in</body></html>"


@dataclass(frozen=True)
class Fault:
    """What goes wrong.

    drop_before: the line is cut and nothing was done; drop_after, cut_answer: the work is done, the
    answer is lost or half of it arrives; status, status_after: an error before or after the work;
    slow: the work is done, the answer comes `seconds` later; html: a sign-in page in place of the work.
    """

    kind: FaultKind
    status: int = 503
    retry_after: str | None = None
    reason: str | None = None
    seconds: float = 0.0

    @property
    def hits_before(self) -> bool:
        """Return whether the request is not processed at all."""
        return self.kind in ("drop_before", "status", "html")

    def answer(self, *, as_page: bool) -> Answer:
        """Return the answer that the fault sends; Data Center words limits and failures as pages."""
        if self.kind == "html":
            return Answer(200, html=SIGN_IN_PAGE)
        sent = {"Retry-After": self.retry_after, "RateLimit-Reason": self.reason}
        headers = {name: value for name, value in sent.items() if value is not None}
        if as_page and self.status in _WORDED_AS_PAGES:
            return Answer(self.status, html=f"<html><body>HTTP {self.status}</body></html>", headers=headers)
        return Answer(self.status, {"errorMessages": [f"Fault {self.status}"], "errors": {}}, headers=headers)


@dataclass
class Rule:
    """A fault for the requests that fit, after `skip` of them and then `times` times."""

    fault: Fault
    method: str | None
    path: re.Pattern[str] | None
    times: int
    skip: int

    def take(self, call: Call) -> Fault | None:
        """Return the fault when it is due for this request."""
        if (self.method not in (None, call.method)) or (self.path and not self.path.search(call.path)):
            return None
        if self.skip > 0:
            self.skip -= 1
            return None
        self.times -= 1
        return self.fault if self.times >= 0 else None


class Faults:
    """The rules in force; the first that is due wins."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._rules: list[Rule] = []
        self._choose: Callable[[Call], Fault | None] | None = None

    def add(self, rule: Rule) -> None:
        """Put a rule in force."""
        with self._lock:
            self._rules.append(rule)

    def choose(self, chooser: Callable[[Call], Fault | None] | None) -> None:
        """Let a function decide where no rule is due."""
        with self._lock:
            self._choose = chooser

    def clear(self) -> None:
        """End all faults."""
        with self._lock:
            self._rules, self._choose = [], None

    def take(self, call: Call) -> Fault | None:
        """Return the fault that hits this request."""
        with self._lock:
            for rule in self._rules:
                if fault := rule.take(call):
                    return fault
            return self._choose(call) if self._choose else None
