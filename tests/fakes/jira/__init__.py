"""A faithful, stateful Jira over real HTTP, Cloud and Data Center."""

from tests.fakes.jira.calls import Call
from tests.fakes.jira.fake import FakeJira
from tests.fakes.jira.faults import Fault
from tests.fakes.jira.people import Account
from tests.fakes.jira.site import RISK_AREA, CustomField
from tests.fakes.jira.workflow import Workflow, open_to_all, stepwise

__all__ = [
    "RISK_AREA",
    "Account",
    "Call",
    "CustomField",
    "FakeJira",
    "Fault",
    "Workflow",
    "open_to_all",
    "stepwise",
]
