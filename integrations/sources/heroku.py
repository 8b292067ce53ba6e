"""Heroku's status: incidents and maintenances with their updates, newest first."""

from collections.abc import Iterator
from typing import Final

from aar.domain.imports import ImportOptions
from aar.ports import Records, SourceFile
from integrations.sources._json import Found, child, children, documents, link, parted
from integrations.sources._records import Item, marked, oldest_first, plain_text, text_of

_LISTS: Final = ("incidents", "scheduled")
_COLOURS: Final = {"blue": "maintenance", "yellow": "minor", "red": "major"}


class HerokuSource:
    """Heroku's own account of its incidents."""

    name = "heroku"
    title = "Heroku status (current-status, incidents)"
    description = (
        "Each update is an event. A first report counts as detected, resolved as resolved. Severity follows "
        "from the worst colour of production: red is sev2, yellow sev3, blue is maintenance."
    )
    place = 20

    def recognise(self, file: SourceFile) -> str | None:
        """Updates with an update type and contents."""
        opening = file.opening
        incidents = [opening, *(one for name in _LISTS for one in children(opening, name))]
        updates = (update for one in incidents for update in children(one, "updates"))
        if not any({"update_type", "contents"} <= child(one).keys() for one in updates):
            return None
        return "Its updates have an “update_type” and “contents”, as Heroku writes them."

    def read(self, file: SourceFile, options: ImportOptions) -> Records:  # noqa: ARG002 - the port's shape
        """One record for each update."""
        return Records(item for found in documents(file) for one in _incidents(found) for item in _items(one))


def _incidents(found: Found) -> Iterator[Found]:
    listed = [one for name in _LISTS for one in found.each(name)]
    yield from listed or [found]


def _items(found: Found) -> Iterator[Item]:
    incident = found.value
    if not isinstance(incident, dict) or not text_of(incident, "id"):
        yield found.refused("The incident has no id: export it again.")
        return
    good, bad = parted(found.each("updates"))
    if not good and not bad:
        yield found.refused("The incident has no updates: there is nothing for a timeline.")
    yield from marked(oldest_first([_update(one, incident, _severity(good)) for one in good]))
    yield from (one.refused("The update is not an object: export it again.") for one in bad)


def _severity(updates: list[Found]) -> str | None:
    colours = {
        one.value.get("status_prod") for one in updates if isinstance(one.value.get("status_prod"), str)
    }
    return next((_COLOURS[one] for one in ("red", "yellow", "blue") if one in colours), None)


def _update(found: Found, incident: Item, severity: str | None) -> Item:
    update = found.value
    return found.item(
        incident=text_of(incident, "id"),
        title=plain_text(text_of(incident, "title")),
        severity=severity,
        occurred_at=update.get("created_at"),
        status=update.get("update_type"),
        text=plain_text(text_of(update, "contents")) or text_of(update, "update_type"),
        source_id=text_of(update, "id"),
        source_url=link(incident.get("full_url")),
    )


SOURCE = HerokuSource()
