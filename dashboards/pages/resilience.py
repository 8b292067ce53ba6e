"""Resilience: which promises were kept, what was proven, what returns; each number with what it means."""

from dataclasses import dataclass

import streamlit as st

from aar.domain.appetite import Appetite
from aar.metrics.progress import progress_sentence, shifts
from aar.store import Reader
from aar.usecases.resilience_figures import ResilienceFigures
from aar.usecases.what_waited import Waited
from dashboards import session
from dashboards.components import (
    appetite_panel,
    board_pack,
    links,
    resilience_filters,
    resilience_panels,
    resilience_recovery,
)
from dashboards.components.empty import empty
from dashboards.components.figures import heading
from dashboards.overviews import overviews
from dashboards.page import Page, Visit


@dataclass(frozen=True)
class View:
    """The figures of the chosen window, what is held against limits, and what could be chosen."""

    visit: Visit
    filters: resilience_filters.Filters
    figures: ResilienceFigures
    exposure: appetite_panel.Exposure
    waited: Waited
    has_reviews: bool


def build(store: Reader, visit: Visit) -> View:
    """Compute what is shown; a filter that does not exist is left out and named."""
    known = store.rows("queries/incidents/services", sees_private=visit.sees_private)
    services = [row["service"] for row in known]
    filters = resilience_filters.read(visit, services)
    app, kept = session.app(), overviews()
    zone = app.settings.zone_info
    asked = filters.question(kept.instant(store, visit.now, zone), zone)
    overview = kept.of(app.database, store, asked, by=visit.person)
    return View(
        visit=visit,
        filters=filters,
        figures=overview.figures,
        exposure=appetite_panel.Exposure(store.list(Appetite), overview.standings, services),
        waited=overview.waited,
        has_reviews=bool(store.value("queries/reviews/published_count")),
    )


def draw(view: View) -> None:
    """Draw filters, cards and charts; without a published review, say what the page is for."""
    heading("Resilience", caption=view.filters.told_of(view.figures.asked.as_of, view.visit))
    if not view.has_reviews:
        empty(
            "No published review yet",
            "Once reviews are published, this page shows which promises were kept, which fixes were "
            "proven and which factors return, each with its uncertainty.",
            icon=":material/monitoring:",
            next_step=lambda: links.link("See all incidents", "incidents", icon=":material/crisis_alert:"),
        )
        return
    resilience_filters.draw(view.filters, view.visit)
    _answer(view)
    board_pack.draw(view.filters, view.figures.asked, view.visit)
    resilience_panels.cards(view.figures, view.filters.span)
    appetite_panel.draw(view.exposure)
    left, right = st.columns(2)
    with left:
        resilience_panels.kept_promises(view.figures)
        resilience_panels.overdue(view.figures)
    with right:
        resilience_panels.proof(view.figures)
        resilience_panels.strength(view.figures)
    resilience_recovery.recovery(view.figures, view.filters.span)
    left, right = st.columns([3, 2])
    with left:
        resilience_recovery.open_time(view.figures)
    with right:
        resilience_recovery.learning(view.figures, view.filters.span)
    resilience_panels.factors(view.figures)
    resilience_recovery.waiting(view.figures, view.waited, view.visit)


def _answer(view: View) -> None:
    moved = shifts(view.figures.now, view.figures.before)
    st.markdown(f"**Are we getting more resilient?** {progress_sentence(moved, view.filters.span)}")


PAGE = Page("Resilience", ":material/monitoring:", "Lead", 60, "resilience", build, draw)
