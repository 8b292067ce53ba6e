"""Asking those who were there: who answers which section, who has not yet, and whose view is missing."""

import streamlit as st

from aar.domain.invitation import Invitation
from aar.errors import InputError
from aar.usecases.invite_to_answer import invite_to_answer
from aar.usecases.perspectives import perspectives_of
from aar.usecases.withdraw_invitation import withdraw_invitation
from dashboards.components import act, words
from dashboards.components.review_desk import Desk


def draw(desk: Desk) -> None:
    """The invitations with how they stand, a way to ask, and the roles that have not spoken."""
    if not desk.review.participants:
        return
    st.subheader("Who is asked to answer", anchor=False)
    for invitation in desk.review.invited:
        _invitation(desk, invitation)
    if not desk.is_locked:
        _ask(desk)
    _missing(desk)


def _invitation(desk: Desk, invitation: Invitation) -> None:
    name = words.safe(desk.name(invitation.person_id))
    section = words.safe(_titles(desk).get(invitation.section_id, invitation.section_id))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/forum: **{name}** · {section}", width="content")
        st.caption(_stand(desk, invitation), width="content")
        if not invitation.answered_at and not desk.is_locked:
            st.button(
                "Withdraw",
                key=f"withdraw.{invitation.person_id}.{invitation.section_id}",
                icon=":material/close:",
                type="tertiary",
                help=f"{name} need not answer {section}",
                on_click=act.callback(
                    withdraw_invitation, desk.review.review_id, invitation.person_id, invitation.section_id
                ),
            )


def _stand(desk: Desk, invitation: Invitation) -> str:
    zone, now = desk.visit.zone, desk.visit.now
    if invitation.answered_at:
        return f":green[:material/check_circle: Answered {words.clock(invitation.answered_at, zone, now)}]"
    return f":orange[:material/hourglass_empty: Asked {words.clock(invitation.asked_at, zone, now)}]"


def _ask(desk: Desk) -> None:
    # The number of invitations is part of the keys, so that the fields are empty again afterwards.
    key = f"ask.{desk.review.review_id}.{len(desk.review.invited)}"
    titles = _titles(desk)
    with (
        st.form(f"{key}.form", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.selectbox(
            "Participant",
            [there.person_id for there in desk.review.participants],
            index=None,
            format_func=desk.name,
            key=f"{key}.person",
            placeholder="Who",
            width=280,
        )
        st.selectbox(
            "Section to answer",
            list(titles),
            index=None,
            format_func=titles.__getitem__,
            key=f"{key}.section",
            placeholder="Which section",
            width=300,
        )
        st.form_submit_button("Ask", icon=":material/forum:", on_click=lambda: _invite(desk, key))
    st.caption("They find it under My work and may answer that section, whatever their role here is.")


def _invite(desk: Desk, key: str) -> None:
    person_id, section_id = st.session_state[f"{key}.person"], st.session_state[f"{key}.section"]
    if person_id and section_id:
        act.callback(
            invite_to_answer, desk.review.review_id, person_id, section_id, said="It waits on My work"
        )()
    else:
        act.tell(InputError("Nobody was asked.", "Choose who should answer, and which section."))


def _missing(desk: Desk) -> None:
    found = perspectives_of(desk.material)
    if found.silent_roles:
        named = ", ".join(words.label(role).lower() for role in found.silent_roles)
        st.caption(
            f":orange[:material/record_voice_over:] No answer yet by anybody who was {words.safe(named)}."
        )
    if found.waiting:
        people = dict.fromkeys(desk.name(one.person_id) for one in found.waiting)
        st.caption(f":material/hourglass_empty: Asked and not answered: {words.safe(', '.join(people))}.")


def _titles(desk: Desk) -> dict[str, str]:
    return {section.section_id: section.title for section in desk.form.sections if section.questions}
