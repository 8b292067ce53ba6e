"""Status.io's public status: incidents and maintenances with their messages, told in numbers."""

from collections.abc import Iterator, Mapping
from typing import Final

from aar.domain.imports import ImportOptions
from aar.errors import InputError
from aar.ports import Records, SourceFile
from integrations.sources._json import Found, child, children, distinct, documents, parted, within
from integrations.sources._records import Item, marked, names_of, oldest_first, plain_text, text_of

_LISTS: Final = (("incidents",), ("maintenance", "active"), ("maintenance", "upcoming"))
_STATES: Final[Mapping[object, str]] = {100: "investigating", 200: "identified", 300: "monitoring"}
_SEVERITIES: Final[Mapping[object, str]] = {
    200: "maintenance", 300: "degraded", 400: "partial outage", 500: "major outage", 600: "high",
}  # fmt: skip


class StatusIoSource:
    """A Status.io page's own account of its incidents and maintenances."""

    name = "status_io"
    title = "Status.io (public status)"
    description = (
        "Each message is an event. The first report of an incident counts as detected, monitoring as "
        "mitigated. Severity follows from the worst status: a disruption is sev1, a partial one or a "
        "security event sev2, degraded sev3, maintenance sev4."
    )
    place = 20

    def recognise(self, file: SourceFile) -> str | None:
        """An overall status below a result."""
        if not isinstance(within(file.opening, "result", "status_overall"), dict):
            return None
        return "It holds a “result” with “status_overall”, as Status.io writes it."

    def read(self, file: SourceFile, options: ImportOptions) -> Records:  # noqa: ARG002 - the port's shape
        """One record for each message; raises InputError when the page told of nothing."""
        found = list(_incidents(file))
        if not found:
            raise InputError(
                f"{file.name} holds no incidents and no maintenances.",
                "Status.io shows only what goes on at the moment: save the page during an incident.",
            )
        return Records(item for one in found for item in _items(one))


def _incidents(file: SourceFile) -> Iterator[Found]:
    for document in documents(file):
        for names in _LISTS:
            yield from document.each("result", *names)


def _items(found: Found) -> Iterator[Item]:
    incident = found.value
    if not isinstance(incident, dict) or not text_of(incident, "_id"):
        yield found.refused("The incident has no _id: export it again.")
        return
    good, bad = parted(found.each("messages"))
    if not good and not bad:
        yield found.refused("The incident has no messages: there is nothing for a timeline.")
    items = oldest_first([_message(one, incident, _severity(good)) for one in good])
    ids = distinct([f"{incident['_id']} {one['occurred_at']}" for one in items])
    yield from marked([{**item, "source_id": one} for item, one in zip(items, ids, strict=True)])
    yield from (one.refused("The message is not an object: export it again.") for one in bad)


def _severity(messages: list[Found]) -> str | None:
    codes = [one.value.get("status") for one in messages]
    return next((_SEVERITIES[one] for one in (500, 600, 400, 300, 200) if one in codes), None)


def _message(found: Found, incident: Item, severity: str | None) -> Item:
    message = found.value
    is_planned = ".maintenance." in found.path
    state = message.get("state")
    return found.item(
        incident=text_of(incident, "_id"),
        title=plain_text(text_of(incident, "name")),
        severity=severity,
        services=names_of([child(one).get("name") for one in children(incident, "components_affected")]),
        occurred_at=message.get("datetime"),
        kind="status",
        status=None if is_planned or not isinstance(state, int) else _STATES.get(state),
        text=plain_text(text_of(message, "details")) or "The status changed.",
    )


SOURCE = StatusIoSource()
