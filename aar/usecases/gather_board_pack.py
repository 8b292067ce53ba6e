"""Gather what a board pack shows: the figures of the Resilience page at one instant."""

from datetime import datetime

from aar.domain.person import Person
from aar.metrics.progress import shifts
from aar.reports.board.material import BoardMaterial, ForeseeableRow, HarmRow
from aar.store import Reader
from aar.usecases.compute_metrics import Question
from aar.usecases.resilience_overview import resilience_overview


def gather_board_pack(
    store: Reader, asked: Question, *, told: str, span: str, by: Person, now: datetime
) -> BoardMaterial:
    """The same figures as the page has for this question; `told` and `span` say its period in words."""
    overview = resilience_overview(store, asked, by=by)
    figures, waited = overview.figures, overview.waited
    return BoardMaterial(
        told=told,
        span=span,
        now=figures.now,
        moved=shifts(figures.now, figures.before),
        open_by_priority=figures.open_by_priority,
        standings=overview.standings,
        foreseeable=[
            ForeseeableRow(
                f"{one.incident_id} {one.title}",
                one.started_at,
                [f"{action.action_id} {action.title}" for action in one.actions],
            )
            for one in waited.foreseeable
        ],
        harm=[
            HarmRow(
                f"{one.action_id} {one.title}",
                store.taxonomy.label(one.factor),
                one.incidents,
                one.impact_minutes,
            )
            for one in waited.harm
        ],
        factor_names=dict(store.taxonomy.labels),
        made_at=now,
        zone=asked.zone,
        author=by.name,
    )
