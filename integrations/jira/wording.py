"""Say what happened with Jira: what was tried, what Jira said, and never the token."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests
from pydantic import JsonValue

from integrations.jira import errors
from integrations.jira.connection import Connection

LATER = "Nothing is lost: the next run goes on from here."
_WORDS_LIMIT = 500


@dataclass(frozen=True)
class Words:
    """What Jira said: sentences, and sentences by field."""

    sentences: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()

    def text(self) -> str:
        """Return it all in one line, empty when Jira said nothing."""
        by_field = (f"{name}: {sentence}" for name, sentence in self.fields)
        return " ".join([*self.sentences, *by_field])[:_WORDS_LIMIT]


def without_secrets(text: str, connection: Connection) -> str:
    """Return a text in which neither the token nor its encoded form can be read."""
    token = connection.token.get_secret_value()
    pair = base64.b64encode(f"{connection.email}:{token}".encode()).decode()
    for secret in (pair, token):
        text = text.replace(secret, "(token)") if secret else text
    return text


def words_of(connection: Connection, answer: requests.Response) -> Words:
    """Return what Jira said in an answer, none for a web page."""
    try:
        body: JsonValue = answer.json()
    except ValueError:
        return Words()
    if not isinstance(body, dict):
        return Words()
    return words_in(body, lambda text: without_secrets(text, connection))


def words_in(body: dict[str, JsonValue], clean: Callable[[str], str]) -> Words:
    """Return the sentences of an ErrorCollection or of one of Jira's other error shapes."""
    listed, fields = body.get("errorMessages"), body.get("errors")
    single = [body[name] for name in ("message", "errorMessage") if body.get(name)]
    sentences = [*(listed if isinstance(listed, list) else []), *single]
    pairs = fields.items() if isinstance(fields, dict) else ()
    return Words(
        tuple(clean(str(one)) for one in sentences),
        tuple((name, clean(str(one))) for name, one in pairs),
    )


def host_of(connection: Connection) -> str:
    """Return host and port of the address, without a sign-in that may stand in it."""
    return (urlsplit(connection.url).netloc or connection.url).rpartition("@")[2]


def refusal(doing: str, status: int, words: Words) -> errors.RefusedError:
    """Return the error for something that Jira does not take, in its own words."""
    text = words.text() or "it does not say why."
    return errors.RefusedError(
        f"Jira refused to {doing} (HTTP {status}): {text}",
        "Correct what Jira names, then try again with: aar sync --full. 'Cannot be set' also means that the "
        "account may not edit this issue; `aar sync --check` lists the fields that the project requires.",
        permanent=True,
        status=status,
        field_messages=dict(words.fields),
    )


def is_page(answer: requests.Response) -> bool:
    """Return whether a web page came in place of data."""
    kind = answer.headers.get("Content-Type", "")
    return "html" in kind.lower() or answer.text.lstrip()[:1] == "<"
