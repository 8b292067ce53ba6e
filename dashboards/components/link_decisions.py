"""What a person decides of an issue that was lost, or of a change that Jira refused."""

import streamlit as st

from aar.domain.link import LinkState
from aar.usecases.forget_link import forget_link
from aar.usecases.try_link_again import try_link_again
from dashboards.components import act

_WHO = "A facilitator decides this."
_LETTING_GO = (
    "The lost issue is given up, and the next sync makes a new one. Should the old one come back, "
    "it is shown as a conflict and never taken for the new one."
)


def draw(action_id: str, state: LinkState, *, is_outstanding: bool, may_settle: bool) -> None:
    """The step that is open; nothing where the next sync settles it by itself."""
    why = None if may_settle else _WHO
    if state == "parked":
        st.button(
            "Try again",
            key=f"again.{action_id}",
            icon=":material/refresh:",
            disabled=not may_settle,
            help=why,
            on_click=act.callback(try_link_again, action_id, said="The next sync tries it again"),
        )
    elif state == "missing" and is_outstanding:
        with st.popover("Make a new issue", icon=":material/add_link:", disabled=not may_settle, help=why):
            st.markdown(_LETTING_GO)
            st.button(
                "Let go of the lost issue",
                key=f"forget.{action_id}",
                type="primary",
                disabled=not may_settle,
                on_click=act.callback(forget_link, action_id, said="The next sync makes a new issue"),
            )
