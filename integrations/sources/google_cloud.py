"""Google Cloud's `incidents.json`: a bare list of incidents with their updates, newest first."""

import re
from collections.abc import Iterator
from typing import Any, Final

from aar.domain.imports import ImportOptions
from aar.ports import Records, SourceFile
from integrations.sources._json import Found, child, children, distinct, documents, moment, parted
from integrations.sources._records import Item, names_of, oldest_first, plain_text, text_of

_PAGE: Final = "https://status.cloud.google.com/"
_OURS: Final = {"external_desc", "status_impact", "begin"}
_BAD: Final = {"SERVICE_OUTAGE", "SERVICE_DISRUPTION"}
_LINK: Final = re.compile(r"\[([^\]]*)\]\((https?://[^)\s]+)\)")
_MARKS: Final = re.compile(r"\*\*|__|^#{1,6}\s+", re.MULTILINE)
_TITLE: Final = 200


class GoogleCloudSource:
    """Google's own account of its incidents."""

    name = "google_cloud"
    title = "Google Cloud status (incidents.json)"
    description = (
        "Each update is an event; begin counts as the start of the impact, end as resolved, and the first "
        "update as detected unless it came after the end. Severity follows from status_impact: an outage "
        "is sev1, a disruption sev2, information sev3."
    )
    place = 20

    def recognise(self, file: SourceFile) -> str | None:
        """The names that only this format has."""
        if not isinstance(file.opening, dict) or not file.opening.keys() >= _OURS:
            return None
        return "Its incidents have “external_desc” and “status_impact”, as Google Cloud writes them."

    def read(self, file: SourceFile, options: ImportOptions) -> Records:  # noqa: ARG002 - the port's shape
        """One record for the begin, for each update and for the end."""
        return Records(item for found in documents(file) for item in _items(found))


def _items(found: Found) -> Iterator[Item]:
    incident = found.value
    if not isinstance(incident, dict) or not text_of(incident, "id"):
        yield found.refused("The incident has no id: export it again.")
        return
    about = _about(incident)
    if incident.get("begin"):
        yield found.item(
            **about,
            occurred_at=incident["begin"],
            kind="status",
            milestone="impact_started",
            text="The incident began.",
            source_id=f"{incident['id']} begin",
        )
    yield from _updates(found, about)
    if incident.get("end"):
        yield found.item(
            **about,
            occurred_at=incident["end"],
            kind="recovery",
            milestone="resolved",
            text="The incident ended.",
            source_id=f"{incident['id']} end",
        )


def _about(incident: dict[str, Any]) -> Item:
    words = _readable(text_of(incident, "external_desc")) or "Incident"
    impact = text_of(incident, "status_impact")
    products = [child(one).get("title") for one in children(incident, "affected_products")]
    uri = text_of(incident, "uri")
    return {
        "incident": incident["id"],
        "title": words.split("\n", 1)[0][:_TITLE],
        "severity": "none" if impact == "AVAILABLE" else impact,
        "services": names_of([one for one in products if one]) or text_of(incident, "service_name"),
        "source_url": _PAGE + uri.lstrip("/") if uri else None,
    }


def _updates(found: Found, about: Item) -> Iterator[Item]:
    latest = Found(found.line, f"{found.path}.most_recent_update", child(found.value, "most_recent_update"))
    given = list(found.each("updates")) or ([latest] if latest.value else [])
    good, bad = parted(given)
    items = oldest_first([_update(one, about) for one in good])
    ids = distinct([f"{about['incident']} {one['source_id']}" for one in items])
    for place, (item, source_id) in enumerate(zip(items, ids, strict=True)):
        is_report = place == 0 and _is_report(item, found.value.get("end"))
        yield {**item, "source_id": source_id, "milestone": "detected" if is_report else None}
    yield from (one.refused("The update is not an object: export it again.") for one in bad)


def _update(found: Found, about: Item) -> Item:
    update = found.value
    return found.item(
        **about,
        occurred_at=update.get("when") or update.get("created"),
        recorded_at=update.get("created"),
        kind="status",
        text=_readable(text_of(update, "text")) or text_of(update, "status"),
        source_id=text_of(update, "created", "when"),
    )


def _is_report(first: Item, end: object) -> bool:
    """Whether the first update speaks of something that still goes on."""
    at, ended = moment(first["occurred_at"]), moment(end)
    return str(first["raw"].get("status")) in _BAD and at is not None and (ended is None or at < ended)


def _readable(text: str | None) -> str | None:
    """Text without Markdown and HTML; a link becomes its words and its address."""
    plain = plain_text(text)
    return _MARKS.sub("", _LINK.sub(r"\1 (\2)", plain)).strip() or None if plain else None


SOURCE = GoogleCloudSource()
