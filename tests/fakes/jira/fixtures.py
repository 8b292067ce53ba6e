"""Fixtures for tests that talk to Jira; every exchange must fit Atlassian's description."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.fakes.clock import StoppedClock
from tests.fakes.jira.fake import FakeJira
from tests.fakes.jira.site import Kind


@contextmanager
def running(kind: Kind, clock: StoppedClock) -> Iterator[FakeJira]:
    """Serve a fake Jira and refuse exchanges that a real one would not have."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "127.0.0.1")
        with FakeJira(kind, clock=clock, context="" if kind == "cloud" else "/jira") as jira:
            yield jira
    assert not jira.violations, "\n".join(jira.violations)


@pytest.fixture
def clock() -> StoppedClock:
    """Return a clock that the test moves; Jira tells its time."""
    return StoppedClock()


@pytest.fixture
def cloud(clock: StoppedClock) -> Iterator[FakeJira]:
    """Return a running Jira Cloud."""
    with running("cloud", clock) as jira:
        yield jira


@pytest.fixture
def datacenter(clock: StoppedClock) -> Iterator[FakeJira]:
    """Return a running Jira Data Center below a context path."""
    with running("datacenter", clock) as jira:
        yield jira


@pytest.fixture(params=["cloud", "datacenter"])
def jira(request: pytest.FixtureRequest) -> FakeJira:
    """Return a running Jira, the test runs once for each flavour."""
    found: FakeJira = request.getfixturevalue(request.param)
    return found
