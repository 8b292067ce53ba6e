"""Statuspage v2: `incidents.json` and `summary.json`, incidents with their updates, newest first."""

import re
from collections.abc import Iterator
from typing import Any, Final

from aar.domain.imports import ImportOptions
from aar.errors import InputError
from aar.ports import Records, SourceFile
from integrations.sources._json import children, within
from integrations.sources._records import Item, marked, names_of, oldest_first, plain_text, refused

_FEED: Final = re.compile(
    r'<feed\b.{0,2000}?href="(?P<page>https?://[^"]+?)/history\.(?:atom|rss)"', re.DOTALL
)
_LISTS: Final = ("incidents", "scheduled_maintenances")


class StatuspageSource:
    """A status page's own account of its incidents and maintenances."""

    name = "statuspage"
    title = "Statuspage v2 (incidents.json, summary.json)"
    description = (
        "Each update is an event at its display time. The first report counts as detected, monitoring as "
        "mitigated, resolved as resolved. Severity follows from the impact; maintenances are sev4."
    )
    place = 10

    def recognise(self, file: SourceFile) -> str | None:
        """The names that only this format has, or the feed of such a page."""
        if _FEED.search(file.head):
            return "It is the feed of a status page."
        opening = file.opening
        listed = (one for name in _LISTS for one in children(opening, name))
        alone = opening if within(opening, "id") else None  # other tools' updates come without their incident
        if any(
            within(one, "incident_updates") is not None
            for one in (alone, within(opening, "incident"), *listed)
        ):
            return "It holds incidents with “incident_updates”, as Statuspage writes them."
        return "It is the answer of a status page on a quiet day." if _is_quiet(opening) else None

    def read(self, file: SourceFile, options: ImportOptions) -> Records:  # noqa: ARG002 - the port's shape
        """One record for each update; raises InputError for a feed, whose times have no year."""
        if page := _FEED.search(file.head):
            raise InputError(
                f"{file.name} is the feed of a status page: its times have no year and its updates no id.",
                f"Save {page['page']}/api/v2/incidents.json and import that.",
            )
        document = file.json()
        if not any(True for _ in _incidents(document)):
            raise InputError(
                f"{file.name} holds no incidents: its page had none to tell of.",
                "Save api/v2/incidents.json of the page instead, which keeps those that are over.",
            )
        return Records(item for path, incident in _incidents(document) for item in _items(path, incident))


def _is_quiet(document: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Whether it is a page with empty lists, as `incidents/unresolved.json` mostly is."""
    lists = [within(document, name) for name in _LISTS]
    return bool(within(document, "page", "id")) and [] in lists and not any(lists)


def _incidents(document: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - a JSON document
    if isinstance(document, list):
        yield from ((f"$[{place}]", one) for place, one in enumerate(document))
        return
    for name in _LISTS:
        for place, one in enumerate(document.get(name) or []):
            yield f"$.{name}[{place}]", one
    if "incident_updates" in document:
        yield "$", document
    elif isinstance(document.get("incident"), dict):
        yield "$.incident", document["incident"]


def _items(path: str, incident: Any) -> Iterator[Item]:  # noqa: ANN401 - a JSON value
    if not isinstance(incident, dict) or not incident.get("id"):
        yield refused(path, incident, "The incident has no id: export it again.")
        return
    updates = incident.get("incident_updates") or []
    if not updates:
        yield refused(path, incident, "The incident has no updates: there is nothing for a timeline.")
        return
    found = [_item(f"{path}.incident_updates[{n}]", incident, one) for n, one in enumerate(updates)]
    yield from marked(oldest_first(found))


def _item(path: str, incident: dict[str, Any], update: Any) -> Item:  # noqa: ANN401 - a JSON value
    if not isinstance(update, dict):
        return refused(path, update, "The update is not an object: export it again.")
    components = incident.get("components") or update.get("affected_components")
    return {
        "incident": incident["id"],
        "title": plain_text(incident.get("name")),
        "severity": incident.get("impact"),
        "services": names_of(components),
        "occurred_at": update.get("display_at") or update.get("created_at"),
        "recorded_at": update.get("created_at"),
        "status": update.get("status"),
        "text": plain_text(update.get("body")) or update.get("status"),
        "source_id": update.get("id"),
        "source_url": incident.get("shortlink"),
        "path": path,
        "raw": update,
        "record": update,
    }


SOURCE = StatuspageSource()
