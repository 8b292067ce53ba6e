"""A request as the endpoints of the fake Jira read it."""

from dataclasses import dataclass, field

from pydantic import JsonValue

from tests.fakes.jira.answers import JsonObject, Refusal


@dataclass(frozen=True)
class Asked:
    """The named parts of the path, the query, the JSON body and whether the caller is signed in."""

    parts: tuple[str, ...] = ()
    query: dict[str, list[str]] = field(default_factory=dict)
    body: JsonValue = None
    is_signed_in: bool = True

    def one(self, name: str, default: str = "") -> str:
        """Return one value of the query."""
        return self.query.get(name, [default])[0]

    def number(self, name: str, default: int) -> int:
        """Return a number of the query; Refusal (404, as Jira's router does) when it is none."""
        text = self.one(name, str(default))
        if not text.isdecimal():
            raise Refusal(404, f"{name} is not a number")
        return int(text)

    def many(self, name: str) -> list[str]:
        """Return the values of the query, repeated or with commas between them."""
        return [part.strip() for text in self.query.get(name, []) for part in text.split(",") if part.strip()]

    def payload(self) -> JsonObject:
        """Return the body as an object; Refusal (400) when it is none."""
        if not isinstance(self.body, dict):
            raise Refusal(400, "There was an error parsing JSON. Check that your request body is valid.")
        return self.body


def inner(body: JsonObject, name: str) -> JsonObject:
    """Return an object inside an object, empty when it is absent."""
    value = body.get(name)
    return value if isinstance(value, dict) else {}


def listed(body: JsonObject, name: str) -> list[JsonValue]:
    """Return a list inside an object, empty when it is absent."""
    value = body.get(name)
    return value if isinstance(value, list) else []


def worded(body: JsonObject, name: str) -> str:
    """Return a text inside an object, empty when it is absent."""
    value = body.get(name)
    return value if isinstance(value, str) else ""


def words(body: JsonObject, name: str) -> list[str]:
    """Return the texts of a list inside an object."""
    return [value for value in listed(body, name) if isinstance(value, str)]


def counted(body: JsonObject, name: str, default: int) -> int:
    """Return a number inside an object."""
    value = body.get(name, default)
    return value if isinstance(value, int) else default
