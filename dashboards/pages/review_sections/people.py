"""Who was there, and in which role."""

from typing import Final, get_args

import streamlit as st

from aar.domain.person import IncidentRole
from aar.domain.review import Participant
from aar.errors import InputError
from aar.store import Reader
from aar.usecases.set_participant import set_participant
from dashboards.components import act, review_invitations, review_questions, words
from dashboards.components.review_desk import Desk
from dashboards.components.review_section import SectionPage

_ROLES: Final[tuple[str, ...]] = (*get_args(IncidentRole), "participant")


def build(store: Reader, desk: Desk) -> None:
    """Nothing beyond the desk."""
    del store, desk


def draw(desk: Desk, view: None) -> None:
    """The people with their roles, a way to add one, and the section's questions."""
    del view
    with st.container(width=820):
        st.subheader("Who was there", anchor=False)
        if not desk.review.participants:
            st.caption("Nobody is named yet. Begin with those who noticed it, decided and repaired it.")
        for there in desk.review.participants:
            _participant(desk, there)
        if not desk.is_locked:
            _add(desk)
        _roles_without_anybody(desk)
        st.space("small")
        review_invitations.draw(desk)
        st.space("small")
        review_questions.draw(desk)


def _participant(desk: Desk, there: Participant) -> None:
    key = f"role.{desk.review.review_id}.{there.person_id}"
    st.session_state[key] = there.role
    name = words.safe(desk.name(there.person_id))
    with st.container(horizontal=True, vertical_alignment="center", key=f"row.{key}"):
        st.markdown(f":material/person: **{name}**", width=280)
        st.selectbox(
            f"Role of {name}",
            _known_roles(there.role),
            format_func=words.label,
            key=key,
            accept_new_options=True,
            label_visibility="collapsed",
            width=300,
            disabled=desk.is_locked,
            on_change=lambda: _set(desk, there.person_id, st.session_state[key]),
        )
        if not desk.is_locked:
            st.button(
                "Remove",
                key=f"leave.{key}",
                icon=":material/close:",
                type="tertiary",
                help=f"{name} was not there",
                on_click=lambda: _set(desk, there.person_id, None),
            )


def _add(desk: Desk) -> None:
    present = {there.person_id for there in desk.review.participants}
    others = [person_id for person_id in desk.people if person_id not in present]
    if not others:
        st.caption("Everybody who is known here is named. An administrator can add people.")
        return
    # The number of people is part of the keys, so that the fields are empty again once somebody was added.
    key = f"add.{desk.review.review_id}.{len(present)}"
    with (
        st.form(f"{key}.form", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.selectbox(
            "Person",
            others,
            index=None,
            format_func=desk.name,
            key=f"{key}.person",
            placeholder="Who",
            width=280,
        )
        st.selectbox(
            "Role",
            _ROLES,
            index=None,
            format_func=words.label,
            key=f"{key}.role",
            placeholder="In which role",
            accept_new_options=True,
            width=300,
        )
        st.form_submit_button("Add", icon=":material/person_add:", on_click=lambda: _name(desk, key))


def _name(desk: Desk, key: str) -> None:
    """Add whom the form names; without a role a person would be taken away."""
    person_id, role = st.session_state[f"{key}.person"], st.session_state[f"{key}.role"]
    if person_id and role:
        _set(desk, person_id, role)
    else:
        act.tell(InputError("Nobody was added.", "Choose who was there, and in which role."))


def _roles_without_anybody(desk: Desk) -> None:
    taken = {there.role for there in desk.review.participants}
    open_roles = [words.label(role).lower() for role in get_args(IncidentRole) if role not in taken]
    if open_roles and desk.review.participants:
        st.caption(f":material/group_off: Nobody named as {', '.join(open_roles)}.")


def _set(desk: Desk, person_id: str, role: str | None) -> None:
    act.callback(set_participant, desk.review.review_id, person_id, role)()


def _known_roles(role: str) -> list[str]:
    return [*_ROLES, *(one for one in [role] if one not in _ROLES)]


SECTION = SectionPage(build, draw)
