"""The order in which the fake Jira lists what a search finds."""

from collections.abc import Callable

from tests.fakes.jira.model import Issue

Order = tuple[tuple[str, bool], ...]

SORTED_BY: dict[str, Callable[[Issue], str]] = {
    "updated": lambda issue: f"{issue.updated_at.timestamp():020.3f}",
    "created": lambda issue: f"{issue.created_at.timestamp():020.3f}",
    "key": lambda issue: f"{issue.project.key} {issue.number:012d}",
    "id": lambda issue: f"{issue.issue_id:012d}",
}


class Rank:
    """An issue's place in an order of (field, whether it falls); ids settle what is equal."""

    def __init__(self, issue: Issue, order: Order) -> None:
        self.parts = [(SORTED_BY[name](issue), falls) for name, falls in (*order, ("id", False))]

    def __lt__(self, other: "Rank") -> bool:
        for (mine, falls), (theirs, _) in zip(self.parts, other.parts, strict=True):
            if mine != theirs:
                return (mine < theirs) != falls
        return False
