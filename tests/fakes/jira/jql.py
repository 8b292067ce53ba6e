"""The part of JQL that the fake Jira understands; anything else is refused, never guessed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.fakes.jira.answers import Refusal
from tests.fakes.jira.clockwork import from_milliseconds, from_minute
from tests.fakes.jira.model import Issue
from tests.fakes.jira.ranking import SORTED_BY, Order
from tests.fakes.jira.world import World

Test = Callable[[Issue], bool]
_TOKEN = re.compile(r"""\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|>=|<=|!=|=|>|<|\(|\)|,|[^\s"'=<>!(),]+)""")
_DATES = (
    "Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', "
    "or a period format e.g. '-5d', '4w 2d'."
)
_EDGES: dict[str, Callable[[datetime, datetime], bool]] = {
    ">=": lambda seen, edge: seen >= edge,
    "<=": lambda seen, edge: seen <= edge,
    ">": lambda seen, edge: seen > edge,
    "<": lambda seen, edge: seen < edge,
}


@dataclass(frozen=True)
class Query:
    """What to find and in which order."""

    test: Test
    order: Order
    is_bounded: bool


def parse(world: World, text: str) -> Query:
    """Return the query of a text; Refusal (400) in Jira's way when it is not understood."""
    return _Parser(world, _split(text)).query()


def _split(text: str) -> list[str]:
    tokens, at = [], 0
    text = text.rstrip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise Refusal(400, f"Error in the JQL Query: the character '{text[at]}' is not expected here.")
        tokens.append(found.group(0).strip())
        at = found.end()
    return tokens


def _bare(token: str) -> str:
    if token[:1] in "\"'":
        return re.sub(r"\\(.)", r"\1", token[1:-1])
    return token


class _Parser:
    def __init__(self, world: World, tokens: list[str]) -> None:
        self.world = world
        self.tokens = tokens

    def query(self) -> Query:
        tests: list[Test] = []
        while self.tokens and not self._accept("order"):
            if tests:
                self._expect("and")
            tests.append(self._clause())
        return Query(lambda issue: all(test(issue) for test in tests), self._order(), bool(tests))

    def _next(self) -> str:
        if not self.tokens:
            raise Refusal(400, "Error in the JQL Query: it ends too early.")
        return self.tokens.pop(0)

    def _accept(self, word: str) -> bool:
        if self.tokens and self.tokens[0].lower() == word:
            self.tokens.pop(0)
            return True
        return False

    def _expect(self, word: str) -> None:
        found = self._next()
        if found.lower() != word:
            raise Refusal(400, f"Error in the JQL Query: Expecting '{word}' but got '{found}'.")

    def _clause(self) -> Test:
        name = _bare(self._next()).lower()
        verb = self._next().lower()
        if verb == "not":
            self._expect("in")
            verb = "not in"
        if name in ("updated", "created"):
            return self._dated(name, verb, self._next())
        return self._chosen(name, verb, self._operands(verb))

    def _operands(self, verb: str) -> list[str]:
        if verb not in ("in", "not in"):
            return [_bare(self._next())]
        self._expect("(")
        found = [_bare(self._next())]
        while not self._accept(")"):
            self._expect(",")
            found.append(_bare(self._next()))
        return found

    def _chosen(self, name: str, verb: str, wanted: list[str]) -> Test:
        if verb not in ("=", "!=", "in", "not in"):
            raise Refusal(400, f"The operator '{verb}' is not supported by the '{name}' field.")
        find = _MATCHERS.get(name)
        if find is None:
            raise Refusal(400, f"Field '{name}' does not exist or you do not have permission to view it.")
        match = find(self.world, wanted)
        return match if verb in ("=", "in") else lambda issue: not match(issue)

    def _dated(self, name: str, verb: str, operand: str) -> Test:
        edge = self._instant(name, operand)
        if verb not in _EDGES:
            raise Refusal(400, f"The operator '{verb}' is not supported by the '{name}' field.")
        compare = _EDGES[verb]
        return lambda issue: compare(issue.updated_at if name == "updated" else issue.created_at, edge)

    def _instant(self, name: str, operand: str) -> datetime:
        text = _bare(operand)
        if self.world.site.is_cloud and operand.isdecimal():
            return from_milliseconds(int(operand)).astimezone(UTC)
        found = from_minute(text, self.world.site.zone)
        if found is None:
            raise Refusal(400, f"Date value '{text}' for field '{name}' is invalid. {_DATES}")
        return found

    def _order(self) -> Order:
        if not self.tokens:
            return ()
        self._expect("by")
        found: list[tuple[str, bool]] = []
        while self.tokens:
            name = _bare(self._next()).lower().replace("issuekey", "key")
            if name not in SORTED_BY:
                raise Refusal(400, f"Not able to sort using field '{name}'.")
            found.append((name, self._accept("desc")))
            self._accept("asc")
            if self.tokens:
                self._expect(",")
        return tuple(found)


def _in_project(world: World, wanted: list[str]) -> Test:
    found = [world.site.project(name) for name in wanted]
    for name, project in zip(wanted, found, strict=True):
        if project is None:
            raise Refusal(400, f"The value '{name}' does not exist for the field 'project'.")
    return lambda issue: issue.project in found


def _by_name(world: World, wanted: list[str]) -> Test:
    numbers = set()
    for name in wanted:
        issue = world.find(name)
        if issue is None or issue.is_hidden:
            raise Refusal(400, f"An issue with key '{name}' does not exist for field 'key'.")
        numbers.add(issue.issue_id)
    return lambda issue: issue.issue_id in numbers


def _labelled(_: World, wanted: list[str]) -> Test:
    return lambda issue: not set(wanted).isdisjoint(issue.labels)


def _in_status(world: World, wanted: list[str]) -> Test:
    try:
        numbers = {world.site.workflow.status(name).status_id for name in wanted}
    except KeyError as unknown:
        raise Refusal(400, f"The value {unknown} does not exist for the field 'status'.") from None
    return lambda issue: issue.text("status") in numbers


def _in_category(world: World, wanted: list[str]) -> Test:
    names = {name.casefold() for name in wanted}
    return lambda issue: world.site.workflow.status(issue.text("status")).category.casefold() in names


_MATCHERS: dict[str, Callable[[World, list[str]], Test]] = {
    "project": _in_project,
    "labels": _labelled,
    "status": _in_status,
    "statuscategory": _in_category,
    "key": _by_name,
    "issuekey": _by_name,
    "issue": _by_name,
    "id": _by_name,
}
