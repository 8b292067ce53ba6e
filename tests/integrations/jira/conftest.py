from collections.abc import Iterator

import pytest
import stamina

from integrations.jira.client import JiraClient
from tests.fakes.jira import FakeJira
from tests.fakes.jira.fixtures import clock, cloud, datacenter, jira
from tests.integrations.jira.rest import connection_to

__all__ = ["clock", "cloud", "datacenter", "jira"]


@pytest.fixture(autouse=True)
def _repeat_without_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3):
        yield


@pytest.fixture
def client(jira: FakeJira) -> Iterator[JiraClient]:
    with JiraClient(connection_to(jira)) as client:
        yield client
