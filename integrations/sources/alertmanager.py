"""Alertmanager's webhook (version 4) and Grafana's: each alert starts, and ends when its end is known."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from aar.domain.imports import ImportOptions
from aar.ports import Records, SourceFile
from integrations.sources._json import Found, child, children, documents, link, moment, parted
from integrations.sources._records import Item, plain_text, text_of

_SERVICES: Final = ("service", "app", "app_kubernetes_io_name")


class _Alert(NamedTuple):
    """An alert with the incident that it belongs to, and its times where they can be read."""

    found: Found
    incident: str
    title: str | None
    started: datetime | None
    ended: datetime | None

    @property
    def id(self) -> str:
        """What makes an alert the same in every notification: its labels alone do not."""
        value = self.found.value
        mark = text_of(value, "fingerprint") or json.dumps(value.get("labels"), sort_keys=True)
        return f"{mark}@{value.get('startsAt')}"


class AlertmanagerSource:
    """Notifications as Alertmanager and Grafana send them to a webhook."""

    name = "alertmanager"
    title = "Alertmanager or Grafana webhook"
    description = (
        "Each alert is an event at its start, and another at its end unless that is year 1, which means "
        "still firing. Alerts of one group are one incident; its first start counts as detected, its last "
        "end as resolved once none of its alerts fires. Several notifications may stand in one file."
    )
    place = 20

    def recognise(self, file: SourceFile) -> str | None:
        """Alerts with labels and a start."""
        first = next(iter(children(file.opening, "alerts")), None)
        if not isinstance(first, dict) or not {"labels", "startsAt"} <= first.keys():
            return None
        return "It holds “alerts” with “labels” and “startsAt”, as Alertmanager and Grafana send them."

    def read(self, file: SourceFile, options: ImportOptions) -> Records:  # noqa: ARG002 - the port's shape
        """One record for each start and each known end."""
        alerts: list[_Alert] = []
        broken: list[Item] = []
        keys: dict[str, str] = {}
        for notification in documents(file):
            if not children(notification.value, "alerts"):
                broken.append(notification.refused("The notification holds no alerts: send it again."))
                continue
            good, bad = parted(notification.each("alerts"))
            broken += [one.refused("The alert is not an object: send it again.") for one in bad]
            alerts += _group(notification.value, good, keys)
        return Records((*_marked(alerts), *broken))


def _group(notification: Item, alerts: list[Found], keys: dict[str, str]) -> list[_Alert]:
    """The alerts of one notification, in the incident of a known one, else in one named by its first."""
    title = text_of(child(notification, "commonAnnotations"), "summary") or text_of(
        child(notification, "commonLabels"), "alertname"
    )
    found = [_alert(one, title) for one in alerts]
    first = min((one for one in found if one.started), key=lambda one: (one.started, one.id), default=None)
    own = f"{text_of(notification, 'groupKey') or ''} {first.id if first else ''}".strip()
    key = next((keys[one.id] for one in found if one.id in keys), own)
    keys.update({one.id: key for one in found})
    return [one._replace(incident=key) for one in found]


def _alert(found: Found, title: str | None) -> _Alert:
    is_over = found.value.get("status") != "firing"
    ended = moment(found.value.get("endsAt")) if is_over else None
    return _Alert(found, "", title, moment(found.value.get("startsAt")), ended)


def _marked(alerts: list[_Alert]) -> Iterator[Item]:
    """Starts and ends; sure of the first start, and of the last end where every alert has one."""
    groups: dict[str, dict[str, _Alert]] = {}
    for one in alerts:
        groups.setdefault(one.incident, {})[one.id] = one
    starts = {
        key: min((a.started for a in group.values() if a.started), default=None)
        for key, group in groups.items()
    }
    ends = {key: _over(list(group.values())) for key, group in groups.items()}
    for one in alerts:
        yield _start(one, is_first=one.started is not None and one.started == starts[one.incident])
        if one.ended:
            yield _end(one, is_last=one.ended == ends[one.incident])


def _over(alerts: list[_Alert]) -> datetime | None:
    ends = [one.ended for one in alerts if one.ended]
    return max(ends) if ends and len(ends) == len(alerts) else None


def _start(alert: _Alert, *, is_first: bool) -> Item:
    return _event(alert, "Firing") | {
        "occurred_at": alert.found.value.get("startsAt"),
        "kind": "detection",
        "milestone": "detected" if is_first else None,
        "source_id": f"{alert.id} firing",
    }


def _end(alert: _Alert, *, is_last: bool) -> Item:
    return _event(alert, "Resolved") | {
        "occurred_at": alert.found.value.get("endsAt"),
        "kind": "recovery",
        "milestone": "resolved" if is_last else None,
        "source_id": f"{alert.id} resolved",
    }


def _event(alert: _Alert, word: str) -> Item:
    value = alert.found.value
    labels = child(value, "labels")
    return alert.found.item(
        incident=alert.incident,
        title=plain_text(alert.title) or plain_text(text_of(labels, "alertname")),
        severity=text_of(labels, "severity"),
        services=text_of(labels, *_SERVICES),
        text=f"{word}: {_words(value, labels)}",
        source_url=link(value.get("generatorURL"), value.get("dashboardURL"), value.get("panelURL")),
    )


def _words(alert: dict[str, Any], labels: Item) -> str:
    notes = child(alert, "annotations")
    told = (text_of(notes, "summary"), text_of(notes, "description", "message"))
    words = " – ".join(dict.fromkeys(plain_text(one) or "" for one in told if one))
    name = plain_text(text_of(labels, "alertname")) or "alert"
    return words or f"{name} ({', '.join(f'{key}={labels[key]}' for key in sorted(labels))})"


SOURCE = AlertmanagerSource()
