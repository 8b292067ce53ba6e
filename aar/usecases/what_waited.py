"""What waiting cost: incidents that were foreseeable, with the work that was open, and harm by that work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

import numpy as np

from aar.domain.person import Person
from aar.domain.rights import may
from aar.metrics.arrays import positions
from aar.metrics.compute import compute
from aar.metrics.figures import Number
from aar.metrics.rows import Rows
from aar.store import Reader
from aar.usecases.compute_metrics import metrics
from aar.usecases.resilience_figures import ResilienceFigures
from aar.usecases.similar_incidents import Foreseen

MOST_TOLD: Final = 8


@dataclass(frozen=True)
class Foreseeable:
    """An incident that came back, and the actions that were open when it began."""

    incident_id: str
    title: str
    started_at: datetime
    actions: Sequence[Foreseen]


@dataclass(frozen=True)
class Harm:
    """Incidents and their minutes since an action began to wait whose factor they share."""

    action_id: str
    title: str
    state: str
    due_on: date | None
    factor: str
    incidents: int
    impact_minutes: Number


@dataclass(frozen=True)
class Waited:
    """The latest foreseeable incidents, and the harm by action, most first; `MOST_TOLD` of each.

    `foreseeable_count` is how many incidents were foreseeable in all.
    """

    foreseeable: Sequence[Foreseeable]
    harm: Sequence[Harm]
    foreseeable_count: int


def what_waited(store: Reader, figures: ResilienceFigures, *, by: Person) -> Waited:
    """Tell of the rows that `recurrence` and `harm_while_waiting` counted; the facts were gathered before."""
    rows = _foreseeable_rows(Rows(figures.rows["recurrence"]))
    return Waited(_foreseeable(store, _latest(rows), by), _harm(store, figures), len(rows))


def _foreseeable_rows(rows: Rows) -> Rows:
    if not len(rows):
        return rows
    flagged = rows.number("foreseeable") == 1
    if "excluded" in rows:
        flagged &= np.ma.getmaskarray(rows.columns["excluded"])
    return rows.take(positions(flagged))


def _latest(rows: Rows) -> dict[str, Any]:
    """When those started that started last, the last one first."""
    if not len(rows):
        return {}
    starts = rows.columns["measured_at"]
    latest = rows.take(np.argsort(starts, kind="stable")[::-1][:MOST_TOLD])
    return dict(zip(latest.columns["subject_id"], latest.columns["measured_at"], strict=True))


def _foreseeable(store: Reader, started: Mapping[str, Any], by: Person) -> list[Foreseeable]:
    latest = list(started)
    if not latest:
        return []
    told = store.rows("queries/similar/foreseen", incident_ids=latest, sees_private=may(by, "see_private"))
    titles = {row["incident_id"]: row["title"] for row in store.rows("queries/incidents/titles", ids=latest)}
    return [
        Foreseeable(
            one, titles[one], _instant(started[one]), [_named(row) for row in told if row["later_id"] == one]
        )
        for one in latest
    ]


def _instant(at: Any) -> datetime:  # noqa: ANN401 - numpy's instant, in UTC
    moment: datetime = at.astype("datetime64[us]").item()
    return moment.replace(tzinfo=UTC)


def _named(row: Mapping[str, Any]) -> Foreseen:
    return Foreseen(row["incident_id"], row["incident_title"], row["action_id"], row["title"])


def _harm(store: Reader, figures: ResilienceFigures) -> list[Harm]:
    metric = metrics()["harm_while_waiting"]
    strata = compute(metric, figures.rows[metric.id], by="action_id,factor").strata
    most = sorted(strata, key=lambda one: (-(one.figures["impact_minutes"].value or 0), -one.n))[:MOST_TOLD]
    keys = [one.value.split(", ", 1) for one in most]
    rows = store.rows("queries/actions/told_among", ids=[action_id for action_id, _ in keys])
    actions = {row["action_id"]: row for row in rows}
    return [
        Harm(
            **actions[action_id],
            factor=factor,
            incidents=stratum.n,
            impact_minutes=stratum.figures["impact_minutes"].value or 0,
        )
        for stratum, (action_id, factor) in zip(most, keys, strict=True)
    ]
