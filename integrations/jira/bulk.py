"""Many new issues by one request, each with its own outcome."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pydantic import JsonValue

from integrations.jira.errors import JiraError, ServerError
from integrations.jira.shapes import Created, JsonObject, Shape
from integrations.jira.wording import LATER, refusal, words_in

LIMIT = 50
_SERVER_ERRORS = 500


@dataclass(frozen=True)
class Draft:
    """An issue to be made: its fields by Jira's names and our properties."""

    fields: JsonObject
    properties: JsonObject = field(default_factory=dict)

    def body(self) -> JsonObject:
        """Return the request that makes it."""
        body: JsonObject = {"fields": self.fields}
        return {**body, "properties": pairs(self.properties)} if self.properties else body


def pairs(properties: JsonObject) -> list[JsonValue]:
    """Return properties as Jira takes them at the top level of a request."""
    return [{"key": key, "value": value} for key, value in properties.items()]


class Failure(Shape):
    """One issue that was not made."""

    failed_element_number: int
    status: int
    element_errors: JsonObject


class BulkAnswer(Shape):
    """What was made, in the order of the request without the failures, and the failures."""

    issues: tuple[Created, ...]
    errors: tuple[Failure, ...]


def outcomes_of(
    drafts: Sequence[Draft], answer: BulkAnswer, clean: Callable[[str], str]
) -> list[Created | JiraError] | None:
    """Return one outcome for each draft, in their order; none when the answer does not add up."""
    failed = {failure.failed_element_number: failure for failure in answer.errors}
    made = [number for number in range(len(drafts)) if number not in failed]
    if len(made) != len(answer.issues) or len(made) + len(failed) != len(drafts):
        return None
    outcomes: dict[int, Created | JiraError] = dict(zip(made, answer.issues, strict=True))
    outcomes |= {number: _error(failure, clean) for number, failure in failed.items()}
    return [outcomes[number] for number in range(len(drafts))]


def _error(failure: Failure, clean: Callable[[str], str]) -> JiraError:
    words = words_in(failure.element_errors, clean)
    if failure.status < _SERVER_ERRORS:
        return refusal("create the issue", failure.status, words)
    message = f"Jira failed to create the issue (HTTP {failure.status}): {words.text()}"
    return ServerError(message, LATER, is_doubtful=True, status=failure.status)
