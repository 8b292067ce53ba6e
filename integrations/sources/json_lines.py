"""JSON Lines, a JSON array or one object: incidents with nested updates, or events one by one."""

import json
from typing import Final, Literal

from aar.domain.imports import ImportOptions
from aar.ports import SourceFile
from aar.tables import JsonObjects
from integrations.sources._records import plain_text

_NESTS: Final = ("updates", "events", "timeline", "incident_updates", "entries", "messages")


class JsonLinesSource:
    """One incident a line with its updates inside, or one event a line."""

    name = "jsonl"
    title = "JSON Lines or a JSON array of incidents or events"
    description = (
        "An incident's nested updates become its events, in their order. The first report counts as "
        "detected, monitoring as mitigated, resolved as resolved. An object without nested updates is "
        "one event."
    )
    place = 80

    def recognise(self, file: SourceFile) -> str | None:
        """The first line, or the whole file, is a JSON object or an array of them."""
        said = {
            "array": "It is a JSON array.",
            "lines": "Each of its lines is a JSON object.",
            "document": "It is a JSON object with a list of what happened.",
        }
        return said.get(_layout(file) or "")

    def read(self, file: SourceFile, options: ImportOptions) -> JsonObjects:  # noqa: ARG002 - the port's shape
        """The objects of the file, whose keys are understood in bulk."""
        return JsonObjects(layout=_layout(file) or "lines", clean=plain_text)


def _layout(file: SourceFile) -> Literal["lines", "array", "document"] | None:
    head = file.head.lstrip()
    if head[:1] == "[":
        return "array" if _begins_array(head) else None
    try:
        if isinstance(json.loads(head.split("\n", 1)[0]), dict):
            return "lines"
    except (ValueError, RecursionError):
        pass
    found = file.opening
    is_nest = isinstance(found, dict) and any(isinstance(found.get(name), list) for name in _NESTS)
    return "document" if is_nest else None


def _begins_array(head: str) -> bool:
    """Whether what stands after the bracket can begin a JSON value: “[2026-02-03 14:05]” is none."""
    return head[1:].lstrip()[:1] in {"", "{", "[", '"', "]"}


SOURCE = JsonLinesSource()
