"""Editing an incident, merging it with another that is the same, and deleting one that never was."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, get_args

import streamlit as st

from aar.domain.incident import Incident, IncidentKind, Severity
from aar.domain.rights import may
from aar.usecases.delete_incident import delete_incident
from aar.usecases.edit_incident import edit_incident
from aar.usecases.merge_incidents import merge_incidents
from aar.usecases.undo_merge import undo_merge
from dashboards import session
from dashboards.components import act, badges, incident_choice, links, words
from dashboards.components.incident_choice import Latest

_OPEN: Final = "incident_tools.open"


def draw(incident: Incident, others: Latest, services: Sequence[str]) -> None:
    """The buttons for someone who may curate, and the dialog that one of them opened."""
    if not may(session.person(), "curate"):
        return
    tools: dict[str, tuple[str, str, Callable[[], None]]] = {
        "edit": ("Edit", ":material/edit:", lambda: _edit(incident, services)),
        "merge": ("Merge", ":material/merge:", lambda: _merge(incident, others)),
        "delete": ("Delete", ":material/delete:", lambda: _delete(incident)),
    }
    with st.popover("More", icon=":material/more_horiz:"):
        for name, (label, icon, _) in tools.items():
            st.button(
                label, icon=icon, key=f"tools.{name}", type="tertiary", on_click=_open, args=(name, incident)
            )
    opened = st.session_state.get(_OPEN)
    if opened and opened[1] == incident.incident_id:
        tools[opened[0]][2]()


def merged(incident: Incident, left: int) -> None:
    """What stands on the page of an incident that was merged into another."""
    into = str(incident.merged_into)
    st.info(
        f"This incident was merged into {into}, which has its events"
        + (f"; {words.count(left, 'event')} that {into} has as well stayed here." if left else "."),
        icon=":material/merge:",
    )
    with st.container(horizontal=True):
        links.link(f"Open {into}", "incident", icon=":material/timeline:", incident=into)
        if may(session.person(), "curate"):
            undo = act.callback(undo_merge, incident.incident_id, said="Merge undone")
            st.button("Undo the merge", icon=":material/undo:", key="tools.unmerge", on_click=undo)


def _open(name: str, incident: Incident) -> None:
    st.session_state[_OPEN] = (name, incident.incident_id)


def _close() -> None:
    st.session_state.pop(_OPEN, None)


@st.dialog("Edit the incident", width="medium", on_dismiss=_close)
def _edit(incident: Incident, services: Sequence[str]) -> None:
    fields: dict[str, Any] = {"title": st.text_input("Title", incident.title, required=True)}
    left, right = st.columns(2)
    fields["kind"] = left.segmented_control(
        "Kind", get_args(IncidentKind), default=incident.kind, required=True, format_func=words.label
    )
    fields["severity"] = right.segmented_control(
        "Severity", get_args(Severity), default=incident.severity, format_func=badges.said
    )
    known = sorted({*services, *incident.services})
    fields["services"] = tuple(
        st.multiselect("Affected services", known, default=incident.services, accept_new_options=True)
    )
    fields["impact_minutes"] = st.number_input("Impact in minutes", 0.0, value=incident.impact_minutes)
    fields["summary"] = st.text_area("Summary", incident.summary or "").strip() or None
    if may(session.person(), "see_private"):
        fields["is_private"] = st.toggle("Private", incident.is_private, help="Only administrators see it.")
    if st.button("Save", type="primary", key="tools.edit.save"):
        _do(edit_incident, incident, _different(incident, fields), revision=incident.revision, said="Saved")


def _different(incident: Incident, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if getattr(incident, name) != value}


@st.dialog("Merge with another incident", width="medium", on_dismiss=_close)
def _merge(incident: Incident, others: Latest) -> None:
    st.caption(
        f"The events of {incident.incident_id} move into the other incident, which stands for both from then"
        " on, to imports as well. It can be undone as one."
    )
    titles = incident_choice.look_up(others, key="tools.merge")
    titles.pop(incident.incident_id, None)
    into = st.selectbox(
        "Merge into",
        list(titles),
        index=None,
        format_func=lambda one: f"{one} · {titles[one]}",
        placeholder="Choose the incident that stays",
        key="tools.merge.into",
    )
    if st.button("Merge", type="primary", key="tools.merge.do", disabled=into is None):
        _do(merge_incidents, incident, into, said=f"Merged into {into}")


@st.dialog("Delete the incident", width="medium", on_dismiss=_close)
def _delete(incident: Incident) -> None:
    st.markdown(
        f"**{words.safe(incident.title)}** goes with its timeline, its review and its proposals; promised"
        " work that serves nothing else is dropped. The audit keeps what it was."
    )
    typed = st.text_input(f"Write {incident.incident_id} to confirm", key="tools.delete.typed")
    sure = typed.strip() == incident.incident_id
    if st.button("Delete for good", type="primary", key="tools.delete.do", disabled=not sure):
        done = act.run(delete_incident, incident.incident_id, said=f"{incident.incident_id} deleted")
        if done is not None:
            _close()
            links.go("incidents")


def _do(use_case: Callable[..., object], incident: Incident, /, *args: object, **kwargs: Any) -> None:  # noqa: ANN401 - what the use case takes
    if act.run(use_case, incident.incident_id, *args, **kwargs) is not None:
        _close()
        st.rerun()
