"""The versions of a review: each can be opened, and the last published one can be amended."""

from collections.abc import Sequence

import streamlit as st

from aar.domain.review import Review
from aar.domain.rights import may
from aar.usecases.amend_review import amend_review
from dashboards import session
from dashboards.components import act, badges, links, words
from dashboards.components.review_desk import Desk
from dashboards.page import Visit


def draw(desk: Desk, versions: Sequence[Review]) -> None:
    """The other versions, and for the last one, once it is published, the way to a new one."""
    is_last = versions[-1].review_id == desk.review.review_id
    if len(versions) == 1 and desk.review.state != "published":
        return
    with st.container(border=True):
        st.markdown("**Versions**")
        listed(versions, desk.visit, opened=desk.review.review_id)
        if is_last and desk.review.state == "published":
            _amend(desk)


def listed(versions: Sequence[Review], visit: Visit, *, opened: str | None = None) -> None:
    """One line a version, the newest first, each with the way there."""
    for version in reversed(versions):
        name = f"Version {version.version} · {version.review_id}"
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if version.review_id == opened:
                st.markdown(f":gray[:material/visibility:] {name}", width="content")
            else:
                _way(name, version.review_id)
            st.markdown(badges.badge(version.state), width="content")
            if version.published_at:
                st.caption(words.moment(version.published_at, visit.zone), width="content")


def _way(name: str, review_id: str) -> None:
    # A link to the page that is open already would look chosen.
    if st.button(name, key=f"version.{review_id}", type="tertiary", icon=":material/history:"):
        links.go("review", review=review_id, section="approval")


def _amend(desk: Desk) -> None:
    st.caption(
        "To change what it says, start an amendment: a new version, approved and published by itself."
        " This one stays as it is."
    )
    if not may(desk.visit.person, "review"):
        st.caption(":material/switch_account: Amending takes the role of a facilitator.")
        return
    if st.button("Start an amendment", icon=":material/edit_document:"):
        zone = session.app().settings.zone_info
        amendment = act.run(amend_review, desk.review.review_id, zone=zone, said="Amendment started")
        if amendment is not None:
            links.go("review", review=amendment.review_id)
