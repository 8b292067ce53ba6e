"""Check what goes over the wire against Atlassian's own description of Jira Cloud.

Jira is known to differ from it: a 204 has no body; times have no colon in the offset; both sides of a
change can be null; histories of many issues have their times in milliseconds; a refusal can be an
ErrorCollection where another shape is described. Data Center has no such description; what is used of it
has the same shapes, and its `createmeta` adds `values`.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker
from pydantic import JsonValue

from tests.fakes.jira.answers import Answer, JsonObject
from tests.fakes.jira.asked import inner, listed, worded
from tests.fakes.jira.calls import Call
from tests.fakes.jira.clockwork import STAMP
from tests.fakes.jira.site import Kind

FILE = Path(__file__).parents[2] / "samples" / "jira-openapi" / "jira-cloud-v3.json"
_PREFIX = "/rest/api/3"
_FORMATS = FormatChecker(formats=())
_NO_CONTENT, _REDIRECTS = 204, 300


def _is_stamp(value: object) -> bool:
    return not isinstance(value, str) or STAMP.match(value) is not None


_FORMATS.checks("date-time")(_is_stamp)


@cache
def _document() -> JsonObject:
    document: JsonObject = json.loads(FILE.read_text(encoding="utf-8"))
    schemas = inner(inner(document, "components"), "schemas")
    changed = inner(inner(schemas, "ChangeDetails"), "properties")
    for name in ("from", "fromString", "to", "toString"):
        changed[name] = {"type": ["string", "null"]}
    changelog = inner(inner(schemas, "Changelog"), "properties")
    changelog["created"] = {"type": ["string", "integer"], "format": "date-time"}
    return document


@cache
def _operation(method: str, path: str) -> tuple[str, JsonObject] | None:
    paths = inner(_document(), "paths")
    for known in sorted(paths, key=lambda text: text.count("{")):
        pattern = re.sub(r"\{[^}]+\}", "[^/]+", known)
        if re.fullmatch(pattern, _PREFIX + path):
            found = inner(inner(paths, known), method.lower())
            return (known, found) if found else None
    return None


@cache
def _validator(method: str, known: str, part: str) -> Draft202012Validator | None:
    operation = inner(inner(inner(_document(), "paths"), known), method.lower())
    is_request = part == "request"
    holder = inner(operation, "requestBody") if is_request else inner(inner(operation, "responses"), part)
    schema = inner(inner(inner(holder, "content"), "application/json"), "schema")
    if not schema:
        return None
    whole = {**schema, "components": inner(_document(), "components")}
    return Draft202012Validator(whole, format_checker=_FORMATS)


def check_exchange(kind: Kind, call: Call, reply: Answer) -> list[str]:
    """Return what does not fit, each as a sentence; an empty list is good."""
    where = f"{kind}: {call.method} {call.path}"
    found = _operation(call.method, call.path)
    if found is None:
        return [f"{where}: there is no such request"]
    known, operation = found
    problems = [*_query_problems(operation, call), *_body_problems(operation, known, call)]
    problems += _answer_problems(operation, known, call.method, reply)
    return [f"{where}: {problem}" for problem in problems]


def _query_problems(operation: JsonObject, call: Call) -> Iterator[str]:
    parameters = [one for one in listed(operation, "parameters") if isinstance(one, dict)]
    known = {worded(one, "name"): inner(one, "schema") for one in parameters if one.get("in") == "query"}
    for name, values in call.query.items():
        if name not in known:
            yield f"unknown query parameter {name}"
        elif not all(_fits(worded(known[name], "type"), value) for value in values):
            yield f"query parameter {name} is {values}, not {known[name]}"


def _fits(kind: str, value: str) -> bool:
    if kind == "integer":
        return value.lstrip("-").isdecimal()
    return kind != "boolean" or value in ("true", "false")


def _body_problems(operation: JsonObject, known: str, call: Call) -> Iterator[str]:
    if "requestBody" not in operation:
        if call.body is not None:
            yield "a body is sent where none belongs"
        return
    validator = _validator(call.method, known, "request")
    if validator is not None:
        yield from _misfits("request", validator, call.body)
        yield from _unknown_keys(validator, call.body)


def _unknown_keys(validator: Draft202012Validator, body: JsonValue) -> Iterator[str]:
    schema = validator.schema
    if isinstance(schema, dict) and isinstance(body, dict) and "$ref" in schema:
        named = inner(inner(_document(), "components"), "schemas")
        known = inner(inner(named, str(schema["$ref"]).rpartition("/")[2]), "properties")
        yield from (f"request has the unknown key {name}" for name in body if name not in known)


def _answer_problems(operation: JsonObject, known: str, method: str, reply: Answer) -> Iterator[str]:
    status = str(reply.status)
    if reply.status < _REDIRECTS and status not in inner(operation, "responses"):
        yield f"answers {status}, which is not described"
    validator = _validator(method, known, status)
    if validator is not None and reply.status != _NO_CONTENT and not _is_refusal(reply):
        yield from _misfits("answer", validator, reply.body)


def _is_refusal(reply: Answer) -> bool:
    names = {"errorMessages", "errors"}
    return reply.status > _REDIRECTS and isinstance(reply.body, dict) and set(reply.body) == names


def _misfits(what: str, validator: Draft202012Validator, value: JsonValue) -> Iterator[str]:
    yield from (f"{what} {error.json_path}: {error.message}" for error in validator.iter_errors(value))
