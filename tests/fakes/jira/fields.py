"""Field values as the fake Jira takes or refuses them."""

from collections.abc import Callable
from datetime import date

from pydantic import JsonValue

from tests.fakes.jira.answers import JsonObject, Refusal
from tests.fakes.jira.model import Issue, Value
from tests.fakes.jira.site import PRIORITIES, RESOLUTIONS, CustomField
from tests.fakes.jira.world import World

SUMMARY_LIMIT, TEXT_LIMIT, LABEL_LIMIT = 255, 32767, 255


def off_screen(name: str) -> str:
    """Return what Jira says of a field that is unknown, or that one may not set."""
    return f"Field '{name}' cannot be set. It is not on the appropriate screen, or unknown."


class BadValue(Exception):
    """A value that Jira refuses, with the sentence it says."""


def parse_fields(world: World, raw: JsonObject, *, on_screen: Callable[[str], bool]) -> dict[str, Value]:
    """Return the values to set; Refusal (400) names each field that cannot be set."""
    values: dict[str, Value] = {}
    problems: dict[str, str] = {}
    for name, value in raw.items():
        try:
            values[name] = _parse(world, name, value, on_screen=on_screen)
        except BadValue as problem:
            problems[name] = str(problem)
    if problems:
        raise Refusal(400, **problems)
    if world.site.ignores_assignee:
        values.pop("assignee", None)
    return values


def _parse(world: World, name: str, value: JsonValue, *, on_screen: Callable[[str], bool]) -> Value:
    if not on_screen(name):
        raise BadValue(off_screen(name))
    if name == "assignee":
        return _assignee(world, value)
    custom = next((found for found in world.site.custom_fields if found.field_id == name), None)
    return _custom(custom, value) if custom else _PARSERS[name](value)


def _summary(value: JsonValue) -> Value:
    if not isinstance(value, str) or not value.strip():
        raise BadValue("You must specify a summary of the issue.")
    if "\n" in value or "\r" in value:
        raise BadValue("The summary is invalid because it contains newline characters.")
    if len(value) > SUMMARY_LIMIT:
        raise BadValue(f"Summary can't exceed {SUMMARY_LIMIT} characters.")
    return value.strip()


def _text(value: JsonValue) -> Value:
    if value is not None and not isinstance(value, str):
        raise BadValue("Operation value must be a string")
    if value is not None and len(value) > TEXT_LIMIT:
        raise BadValue(f"The entered text is too long. It exceeds the limit of {TEXT_LIMIT} characters.")
    return value or None


def _due_date(value: JsonValue) -> Value:
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(value if isinstance(value, str) else "").isoformat()
    except ValueError:
        raise BadValue(f"Error parsing date string: {value}") from None


def labels(value: JsonValue) -> tuple[str, ...]:
    """Return a set of labels in their order; BadValue for one with a space."""
    if not isinstance(value, list) or not all(isinstance(label, str) for label in value):
        raise BadValue("data was not an array")
    texts = [str(label) for label in value]
    for label in texts:
        if " " in label:
            raise BadValue(f"The label '{label}' contains spaces which is invalid.")
        if len(label) > LABEL_LIMIT:
            raise BadValue(f"The label '{label}' exceeds the maximum length of {LABEL_LIMIT} characters.")
    return tuple(sorted(set(texts)))


def _choice(options: dict[str, str], sentence: str) -> Callable[[JsonValue], Value]:
    def parse(value: JsonValue) -> Value:
        wanted = value if isinstance(value, dict) else {}
        for number, name in options.items():
            if wanted.get("id") == number or wanted.get("name") == name:
                return number
        raise BadValue(sentence)

    return parse


def _assignee(world: World, value: JsonValue) -> Value:
    name = value.get("accountId" if world.site.is_cloud else "name") if isinstance(value, dict) else None
    if value is None or (isinstance(value, dict) and name is None and value):
        return None
    account = world.accounts.get(name) if isinstance(name, str) else None
    if account is None:
        raise BadValue(f"User '{name}' does not exist.")
    if not account.is_active:
        raise BadValue(f"User '{account.name}' cannot be assigned issues.")
    return account.account_id


def _custom(custom: CustomField, value: JsonValue) -> Value:
    text = value.get("value") if isinstance(value, dict) else value
    if custom.options and text is not None and text not in custom.options:
        raise BadValue(f"Option value '{text}' is not valid")
    return text if isinstance(text, str) else None


_PARSERS: dict[str, Callable[[JsonValue], Value]] = {
    "summary": _summary,
    "description": _text,
    "duedate": _due_date,
    "labels": labels,
    "priority": _choice(PRIORITIES, "The priority selected is invalid."),
    "resolution": _choice(RESOLUTIONS, "The resolution selected is invalid."),
}

EDITABLE = frozenset(_PARSERS) - {"resolution"} | {"assignee"}


def is_editable(world: World, name: str) -> bool:
    """Return whether a field is on the create and edit screens."""
    return name in EDITABLE or any(name == custom.field_id for custom in world.site.custom_fields)


def updated_labels(issue: Issue, operations: JsonValue) -> tuple[str, ...]:
    """Return the labels after add, remove and set operations."""
    held = set(issue.labels)
    for operation in operations if isinstance(operations, list) else []:
        for verb, label in operation.items() if isinstance(operation, dict) else ():
            if verb == "set":
                held = set(labels(label))
            elif verb == "add":
                held |= set(labels([label]))
            elif verb == "remove":
                held.discard(str(label))
            else:
                raise BadValue(f"Operation '{verb}' is not supported")
    return tuple(sorted(held))
