"""A bundle: all records as files of one JSON object a line, sorted by id, with references that hold."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from aar.domain.action import ActionItem
from aar.domain.appetite import Appetite
from aar.domain.audit import AuditRow
from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from aar.domain.finding import Finding
from aar.domain.imports import Import, Reject
from aar.domain.incident import Incident
from aar.domain.link import Account, Conflict, TrackerLink
from aar.domain.person import LOCAL, Person
from aar.domain.record import Value
from aar.domain.review import Review
from aar.domain.verification import Verification

BUILT_IN: Final[Mapping[str, frozenset[str]]] = {"people": frozenset({LOCAL.person_id})}
SOURCE: Final = "bundle"
_LARGEST_NUMBER: Final = 2**31 - 1
_FREE_JSON: Final = frozenset(
    {"raw", "upstream", "answers", "base", "ours", "theirs", "statistics", "measure", "record", "told"}
    | {"before", "after"}
)
_LINE_BREAKS: Final = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True)
class BundleEntity:
    """One kind of record in a bundle: its file, its model and the fields that identify it."""

    name: str
    model: type[Value]
    key: tuple[str, ...]

    @property
    def file_name(self) -> str:
        """The file that holds these records."""
        return f"{self.name}.jsonl"


ENTITIES: Final[tuple[BundleEntity, ...]] = (
    BundleEntity("people", Person, ("person_id",)),
    BundleEntity("incidents", Incident, ("incident_id",)),
    BundleEntity("events", TimelineEvent, ("event_id",)),
    BundleEntity("reviews", Review, ("review_id",)),
    BundleEntity("decisions", Decision, ("decision_id",)),
    BundleEntity("findings", Finding, ("finding_id",)),
    BundleEntity("actions", ActionItem, ("action_id",)),
    BundleEntity("verifications", Verification, ("verification_id",)),
    BundleEntity("links", TrackerLink, ("action_id", "tracker")),
    BundleEntity("conflicts", Conflict, ("action_id", "field", "opened_at")),
    BundleEntity("imports", Import, ("import_id",)),
    BundleEntity("rejects", Reject, ()),
    BundleEntity("appetite", Appetite, ("appetite_id",)),
    BundleEntity("accounts", Account, ("person_id", "tracker")),
    BundleEntity("audit", AuditRow, ("seq",)),
)


@dataclass(frozen=True)
class Reference:
    """A field that names another record; `[]` in its path means each of a list."""

    entity: str
    field: str
    to: str


# What audit rows and histories name is not here: they tell of the past, and people may have left it.
REFERENCES: Final[tuple[Reference, ...]] = (
    Reference("incidents", "merged_into", "incidents"),
    Reference("events", "incident_id", "incidents"),
    Reference("events", "merged_from", "incidents"),
    Reference("events", "import_id", "imports"),
    Reference("reviews", "incident_id", "incidents"),
    Reference("reviews", "amends", "reviews"),
    Reference("reviews", "facilitator", "people"),
    Reference("reviews", "participants[].person_id", "people"),
    Reference("reviews", "approved_by", "people"),
    Reference("reviews", "invitations[].person_id", "people"),
    Reference("reviews", "weak_plan_accepted_by", "people"),
    Reference("decisions", "review_id", "reviews"),
    Reference("decisions", "known_then[]", "events"),
    Reference("decisions", "copied_from", "decisions"),
    Reference("findings", "review_id", "reviews"),
    Reference("findings", "evidence[]", "events"),
    Reference("findings", "copied_from", "findings"),
    Reference("actions", "finding_ids[]", "findings"),
    Reference("actions", "incident_id", "incidents"),
    Reference("actions", "import_id", "imports"),
    Reference("actions", "owner", "people"),
    Reference("actions", "drop_confirmed_by", "people"),
    Reference("actions", "plan.verifier", "people"),
    Reference("verifications", "action_id", "actions"),
    Reference("verifications", "verified_by", "people"),
    Reference("verifications", "evidence[].sha256", "files"),
    Reference("links", "action_id", "actions"),
    Reference("conflicts", "action_id", "actions"),
    Reference("conflicts", "resolved_by", "people"),
    Reference("imports", "imported_by", "people"),
    Reference("rejects", "import_id", "imports"),
    Reference("accounts", "person_id", "people"),
    Reference("accounts", "confirmed_by", "people"),
)


class LineProblem(Exception):
    """A line that cannot be read: in which field, and why."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}" if field else reason)
        self.field = field
        self.reason = reason


@dataclass(frozen=True)
class Line:
    """A valid record of a bundle in JSON types, and as the bundle writes it."""

    plain: dict[str, Any]
    text: str


def line_of(record: Value) -> str:
    """The record as one line, without its end; what some programs take for a line break is escaped."""
    return _written(record.plain())


def _written(plain: dict[str, Any]) -> str:
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _LINE_BREAKS.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def read_line(entity: BundleEntity, line: bytes) -> "Line":
    """What a line holds; raises LineProblem naming the first field that is wrong."""
    try:
        data = json.loads(line.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise LineProblem("", "it is not UTF-8 text") from None
    except (ValueError, RecursionError) as error:
        raise LineProblem("", f"it is not a JSON object ({error})") from None
    if not isinstance(data, dict):
        raise LineProblem("", "it is not a JSON object")
    return _validated(entity, data)


def references_of(entity: str, plain: Mapping[str, Any]) -> Iterator[tuple[Reference, str, str]]:
    """Every reference of a record with the place where it stands and the id that it names."""
    for reference in _REFERENCES_OF.get(entity, ()):
        for place, found in _at(plain, reference.field.split("."), ""):
            yield reference, place, found


def _at(value: Any, steps: list[str], place: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON
    if not steps:
        yield place, value
        return
    name, *rest = steps
    here = value.get(name.removesuffix("[]"))
    where = f"{place}.{name}" if place else name
    if name.endswith("[]"):
        for number, item in enumerate(here or ()):
            yield from _at(item, rest, where.removesuffix("[]") + f"[{number}]")
    elif here is not None:
        yield from _at(here, rest, where)


def _validated(entity: BundleEntity, data: dict[str, Any]) -> Line:
    try:
        plain = entity.model.model_validate(data).plain()
        text = _written(plain)
        text.encode()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise LineProblem(field, first["msg"].removeprefix("Value error, ")) from None
    except (ValueError, OverflowError) as error:
        raise LineProblem("", f"a value cannot be kept ({error})") from None
    for field in _too_large(plain, ""):
        raise LineProblem(field, f"a whole number of at most {_LARGEST_NUMBER} is expected")
    if entity.name == "imports":
        _demand_receipt(plain)
    return Line(plain, text)


def _demand_receipt(plain: dict[str, Any]) -> None:
    if plain["read"] != sum(plain[name] for name in ("new", "updated", "unchanged", "rejected")):
        raise LineProblem("read", "it has to be new + updated + unchanged + rejected")
    if plain["source"] == SOURCE:
        raise LineProblem("source", "loads of bundles belong to the database that they were loaded into")


def _too_large(value: Any, place: str) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        for name, item in value.items():
            if name not in _FREE_JSON:
                yield from _too_large(item, f"{place}.{name}" if place else name)
    elif isinstance(value, int) and abs(value) > _LARGEST_NUMBER:
        yield place


def _no_constant(name: str) -> None:
    message = f"{name} is not a number in JSON"
    raise ValueError(message)


_REFERENCES_OF: Final[dict[str, tuple[Reference, ...]]] = {
    entity.name: tuple(reference for reference in REFERENCES if reference.entity == entity.name)
    for entity in ENTITIES
}


def schema_of(entity: BundleEntity) -> dict[str, Any]:
    """What a line of this kind may hold, as JSON Schema."""
    schema = entity.model.model_json_schema(by_alias=True)
    # The revision guards edits inside one database and is never part of a bundle.
    schema["properties"].pop("revision", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
