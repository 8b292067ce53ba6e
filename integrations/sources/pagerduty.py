"""PagerDuty: an incident's log entries, webhook events (version 3), and incidents of the REST interface."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from aar.domain.imports import ImportOptions
from aar.ports import Records, SourceFile
from integrations.sources._json import Found, child, children, documents, link, within
from integrations.sources._records import Item, oldest_first, plain_text, text_of

_KINDS: Final[Mapping[str, str]] = {
    "trigger": "detection", "triggered": "detection",
    "acknowledge": "status", "acknowledgement": "status", "acknowledged": "status",
    "unacknowledge": "status", "unacknowledged": "status", "reopened": "status", "snooze": "status",
    "unsnooze": "status", "reach_ack_limit": "status", "reach_trigger_limit": "status",
    "assign": "escalation", "reassigned": "escalation", "delegate": "escalation", "delegated": "escalation",
    "escalate": "escalation", "escalated": "escalation", "exhaust_escalation_path": "escalation",
    "repeat_escalation_path": "escalation", "responder.added": "escalation",
    "notify": "communication", "status_update_published": "communication",
    "responder.replied": "communication", "conference_bridge.updated": "communication",
    "annotate": "observation", "annotated": "observation",
    "resolve": "recovery", "resolved": "recovery",
}  # fmt: skip
_MILESTONES: Final = {"detection": "detected", "recovery": "resolved"}
_ACKNOWLEDGED: Final = {"acknowledge", "acknowledgement", "acknowledged"}
_NUMBER: Final = re.compile(r"^\[#\d+\]\s*")


class PagerDutySource:
    """What PagerDuty remembers of its incidents."""

    name = "pagerduty"
    title = "PagerDuty (log entries, webhook v3, incidents)"
    description = (
        "Each log entry or webhook event is an event. The first trigger counts as detected, an "
        "acknowledgement as acknowledged, resolve as resolved. An incident alone gives its trigger, its "
        "acknowledgements and its end. Severity follows from the priority."
    )
    place = 20

    def recognise(self, file: SourceFile) -> str | None:
        """Log entries by their type, a webhook by its event type, an incident by its escalation policy."""
        opening = file.opening
        if any(_is_entry(one) for one in (opening, *children(opening, "log_entries"))):
            return "It holds PagerDuty's log entries."
        if isinstance(within(opening, "event", "event_type"), str):
            return "It holds an “event” with an “event_type”, as PagerDuty's webhooks send it."
        if any(
            _is_incident(one)
            for one in (opening, child(opening, "incident"), *children(opening, "incidents"))
        ):
            return "It holds an incident with an escalation policy, as PagerDuty writes it."
        return None

    def read(self, file: SourceFile, options: ImportOptions) -> Records:  # noqa: ARG002 - the port's shape
        """One record for each log entry, webhook event, or known time of an incident."""
        items = [item for found in documents(file) for item in _items(found)]
        return Records(_first_is_detected(oldest_first(items)))


def _is_entry(value: Any) -> bool:  # noqa: ANN401 - a JSON value
    return str(within(value, "type")).endswith("_log_entry")


def _is_incident(value: Any) -> bool:  # noqa: ANN401 - a JSON value
    return isinstance(value, dict) and {"incident_number", "escalation_policy"} <= value.keys()


def _items(found: Found) -> Iterator[Item]:
    value = found.value
    for name, read in (("log_entries", _entry), ("incidents", _incident)):
        if isinstance(within(value, name), list):
            for one in found.each(name):
                yield from read(one)
            return
    if child(value, "event"):
        yield from _webhook(found)
    elif _is_entry(value):
        yield from _entry(found)
    else:
        inner = child(value, "incident")
        yield from _incident(Found(found.line, f"{found.path}.incident", inner) if inner else found)


def _entry(found: Found) -> Iterator[Item]:
    if not _is_entry(found.value):
        yield found.refused("This is not a log entry: export the log entries again.")
        return
    value = found.value
    word = str(value["type"]).removesuffix("_log_entry")
    told = text_of(value, "note") or text_of(child(value, "channel"), "content", "summary")
    actor = child(value, "agent") if word != "notify" else {}
    yield _event(
        found,
        child(value, "incident"),
        word,
        occurred_at=value.get("created_at"),
        actor=text_of(actor, "summary", "name"),
        text=_joined(text_of(value, "summary"), told) or word.replace("_", " "),
        services=text_of(child(value, "service"), "summary", "name"),
        source_id=text_of(value, "id"),
        source_url=link(value.get("html_url"), within(value, "incident", "html_url")),
    )


def _webhook(found: Found) -> Iterator[Item]:
    value = child(found.value, "event")
    scope, _, word = str(value.get("event_type")).partition(".")
    data = child(value, "data")
    incident = child(data, "incident") or data
    if scope != "incident" or not text_of(incident, "id"):
        yield found.refused("The event is about no incident: leave it out.")
        return
    actor = text_of(child(value, "agent"), "summary", "name")
    what = f"Incident {word.replace('.', ' ').replace('_', ' ')}" + (f" by {actor}" if actor else "")
    yield _event(
        found,
        incident,
        word,
        occurred_at=value.get("occurred_at"),
        actor=actor,
        text=text_of(data, "content", "message") or what,
        services=text_of(child(incident, "service"), "summary"),
        source_id=text_of(value, "id"),
        source_url=link(incident.get("html_url")),
    )


def _incident(found: Found) -> Iterator[Item]:
    value = found.value
    if not isinstance(value, dict) or not text_of(value, "id"):
        yield found.refused("This is no incident with an id: export it again.")
        return
    trigger = child(value, "first_trigger_log_entry")
    title = _title(value) or "Incident"
    yield _told(
        found, "trigger", value.get("created_at"), _joined(text_of(trigger, "summary"), title), trigger
    )
    for one in found.each("acknowledgements"):
        who = text_of(child(one.value, "acknowledger"), "summary", "name")
        yield _told(
            found, "acknowledge", within(one.value, "at"), f"Acknowledged{f' by {who}' if who else ''}"
        )
    if value.get("resolved_at"):
        yield _told(found, "resolve", value["resolved_at"], "Resolved")


def _told(found: Found, word: str, at: object, text: str | None, entry: Item | None = None) -> Item:
    value = found.value
    return _event(
        found,
        value,
        word,
        occurred_at=at,
        text=text,
        services=text_of(child(value, "service"), "summary", "name"),
        source_id=text_of(entry or {}, "id") or f"{value['id']} {word} {at}",
        source_url=link(value.get("html_url")),
    )


def _event(found: Found, incident: Item, word: str, **fields: object) -> Item:
    kind = _KINDS.get(word, "other")
    priority = child(incident, "priority")
    return found.item(
        incident=text_of(incident, "id"),
        title=_title(incident),
        severity=text_of(priority, "summary", "name"),
        kind=kind,
        milestone="acknowledged" if word in _ACKNOWLEDGED else _MILESTONES.get(kind),
        **{**fields, "text": plain_text(fields["text"])},
    )


def _title(incident: Item) -> str | None:
    title = plain_text(text_of(incident, "title", "summary", "description"))
    return _NUMBER.sub("", title) if title else None


def _joined(what: str | None, told: str | None) -> str | None:
    """What happened, and the words that somebody added to it."""
    return f"{what.rstrip('.')}: {told}" if what and told and what != told else what or told


def _first_is_detected(items: list[Item]) -> Iterator[Item]:
    seen: set[object] = set()
    for item in items:
        if item.get("milestone") == "detected" and item["incident"] in seen:
            yield {**item, "milestone": None}
            continue
        if item.get("milestone") == "detected":
            seen.add(item["incident"])
        yield item


SOURCE = PagerDutySource()
