"""Incidents: everything that happened or nearly did, and the way to record more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

import streamlit as st

from aar.domain.incident import IncidentKind, Severity
from aar.domain.rights import may
from aar.store import Reader
from aar.usecases.select_incidents import MOST_LISTED, Asked, Selection, select_incidents
from dashboards.components import badges, incident_form, left_out, links, list_pages, table, words
from dashboards.components.empty import empty
from dashboards.components.figures import heading
from dashboards.components.url import bound, clear
from dashboards.page import Page, Visit

Row = Mapping[str, Any]
_REVIEW_STATES: Final = ("none", "draft", "in_review", "approved", "published")
_KEYS: Final = ("words", "kind", "severity", "service", "review")


@dataclass(frozen=True)
class Filters:
    """What the address asks for; values that do not exist are left out and named."""

    words: str
    kind: str | None
    severities: tuple[str, ...]
    services: tuple[str, ...]
    review: str | None
    unknown: tuple[str, ...]

    @property
    def is_set(self) -> bool:
        """Whether anything is filtered."""
        return any((self.words, self.kind, self.severities, self.services, self.review))

    def asked(self, page: int) -> Asked:
        """The same as it is asked of the database."""
        return Asked(self.words, self.kind, self.severities, self.services, self.review, page)


@dataclass(frozen=True)
class View:
    """One page of the incidents that the filters keep, newest first."""

    visit: Visit
    page: int
    selection: Selection
    services: Sequence[str]
    filters: Filters


def build(store: Reader, visit: Visit) -> View:
    """Read those that were asked for, of what the person may see."""
    rows = store.rows("queries/incidents/services", sees_private=visit.sees_private)
    services = [row["service"] for row in rows]
    filters, page = read_filters(visit, services), list_pages.asked(visit)
    selection = select_incidents(store, filters.asked(page), by=visit.person)
    if selection.fitting and not selection.rows:
        page = 1
        selection = select_incidents(store, filters.asked(page), by=visit.person)
    return View(visit, page, selection, services, filters)


def read_filters(visit: Visit, services: Sequence[str]) -> Filters:
    """The filters in the address, without what does not exist."""
    known = {
        "kind": get_args(IncidentKind),
        "severity": get_args(Severity),
        "service": tuple(services),
        "review": _REVIEW_STATES,
    }
    asked = {name: visit.many(name) for name in known}
    found = {name: tuple(one for one in asked[name] if one in known[name]) for name in known}
    return Filters(
        words=visit.params.get("words", ""),
        kind=next(iter(found["kind"]), None),
        severities=found["severity"],
        services=found["service"],
        review=next(iter(found["review"]), None),
        unknown=tuple(f"{name} {one}" for name in known for one in asked[name] if one not in known[name]),
    )


def draw(view: View) -> None:
    """Draw the filters and the table; a selected row opens its incident."""
    with st.container(horizontal=True, vertical_alignment="center"):
        heading("Incidents", caption=_caption(view))
        _ways_in(view)
    if not view.selection.total:
        _nothing(view)
        return
    _filters(view)
    left_out.draw(view.filters.unknown)
    if view.selection.rows:
        _table(view)
        list_pages.draw(view.page, view.selection.fitting, most=MOST_LISTED, noun="incident")
    else:
        _no_match()


def _caption(view: View) -> str:
    found = view.selection
    if not found.total:
        return "What happened, what nearly did, and what was practised"
    if not view.filters.is_set:
        return f"{words.count(found.total, 'incident')}, near misses and exercises included"
    return f"{words.grouped(found.fitting)} of {words.count(found.total, 'incident')}"


def _ways_in(view: View) -> None:
    if may(view.visit.person, "curate"):
        st.button("New incident", type="primary", icon=":material/add:", on_click=incident_form.open_form)
    links.link("Import", "import", icon=":material/upload_file:")
    incident_form.draw(view.services)


def _filters(view: View) -> None:
    filters = view.filters
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            st.text_input(
                "Words",
                icon=":material/search:",
                placeholder="Words in the title or summary, or an id",
                label_visibility="collapsed",
                **bound("words", filters.words),
            )
            _choose_service(view)
            _choose_review(filters)
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            _pills("Severity", get_args(Severity), "multi", bound("severity", filters.severities))
            _pills("Kind", get_args(IncidentKind), "single", bound("kind", filters.kind))


def _pills(
    label: str, codes: Sequence[str], mode: Literal["single", "multi"], binding: dict[str, Any]
) -> None:
    st.pills(
        label,
        codes,
        selection_mode=mode,
        format_func=badges.said,
        label_visibility="collapsed",
        **binding,
    )


def _choose_service(view: View) -> None:
    st.multiselect(
        "Service",
        view.services,
        placeholder="Any service",
        label_visibility="collapsed",
        width=230,
        **bound("service", view.filters.services),
    )


def _choose_review(filters: Filters) -> None:
    st.selectbox(
        "Review",
        _REVIEW_STATES,
        index=None,
        format_func=lambda state: "Not reviewed" if state == "none" else words.label(state),
        placeholder="Any review",
        label_visibility="collapsed",
        width=160,
        **bound("review", filters.review),
    )


def _table(view: View) -> None:
    columns = {
        "incident_id": table.text("Incident", width=82, pinned=True),
        "severity": table.badge("Severity", (*get_args(Severity), "near_miss", "exercise"), width=128),
        "title": table.text("Title", width=268),
        "services": st.column_config.ListColumn("Services", width=128),
        "started_at": table.when("Started", view.visit.zone),
        "duration": table.text("Lasted", width=84),
        "review": table.badge("Review", _REVIEW_STATES[1:], width=98),
    }
    rows = view.selection.rows
    chosen = table.table([_cells(row) for row in rows], columns, key="incidents.table", height=620)
    if chosen is not None:
        links.go("incident", incident=rows[chosen]["incident_id"])


def _cells(row: Row) -> dict[str, Any]:
    return {
        **row,
        "severity": table.cell(row["severity"], None if row["kind"] == "incident" else row["kind"]),
        "duration": table.span(row, "started_at", "resolved_at"),
        "review": table.cell(row["review_state"]),
    }


def _nothing(view: View) -> None:
    def steps() -> None:
        links.link("Import a timeline", "import", icon=":material/upload_file:")

    may_add = may(view.visit.person, "curate")
    next_step = (
        "Import what one left behind, or record it by hand." if may_add else "A facilitator adds them."
    )
    purpose = f"Incidents, near misses and exercises stand here, each with its timeline. {next_step}"
    empty("No incidents yet", purpose, icon=":material/crisis_alert:", next_step=steps if may_add else None)


def _no_match() -> None:
    def steps() -> None:
        st.button(
            "Clear the filters", icon=":material/filter_alt_off:", on_click=clear, args=(*_KEYS, "page")
        )

    purpose = "Every incident is left out by a filter. Clear them, or ask for less."
    empty("No incident matches", purpose, icon=":material/search_off:", next_step=steps)


PAGE = Page("Incidents", ":material/crisis_alert:", "Learn", 10, "incidents", build, draw)
