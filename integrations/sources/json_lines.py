"""JSON Lines or a JSON array: incidents with nested updates, or events one by one."""

import json

from aar.domain.imports import ImportOptions
from aar.ports import SourceFile
from aar.tables import JsonObjects
from integrations.sources._records import plain_text


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
        head = file.head.lstrip()
        if head[:1] == "[":
            return "It is a JSON array."
        first = head.split("\n", 1)[0]
        try:
            is_object = isinstance(json.loads(first), dict)
        except (ValueError, RecursionError):
            is_object = False
        return "Each of its lines is a JSON object." if is_object else None

    def read(self, file: SourceFile, options: ImportOptions) -> JsonObjects:  # noqa: ARG002 - the port's shape
        """The objects of the file, whose keys are understood in bulk."""
        return JsonObjects(is_array=file.head.lstrip()[:1] == "[", clean=plain_text)


SOURCE = JsonLinesSource()
