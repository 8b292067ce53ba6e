"""What the fake Jira answers: a status and JSON, or a refusal in Jira's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from pydantic import JsonValue

JsonObject = dict[str, JsonValue]


@dataclass(frozen=True)
class Answer:
    """An HTTP answer; `body` is JSON, a page of HTML as text, or nothing."""

    status: int = 200
    body: JsonValue = None
    html: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


class Refusal(Exception):
    """Jira refuses a request: status, sentences, and sentences by field."""

    def __init__(self, status: int, *sentences: str, **fields: str) -> None:
        super().__init__(status, *sentences)
        self.status = status
        self.sentences = sentences
        self.fields = fields

    def body(self) -> JsonObject:
        """Return Jira's ErrorCollection."""
        return {"errorMessages": list(self.sentences), "errors": dict(self.fields)}


def refuse_issue(name: str) -> NoReturn:
    """Refuse an issue that is not there or not to be seen; Jira does not say which."""
    raise Refusal(404, f"Issue '{name}' does not exist or you do not have permission to see it.")
