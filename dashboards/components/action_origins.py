"""Where an action comes from: its incidents and findings, each with the way there."""

import streamlit as st

from dashboards.components import badges, links, words
from dashboards.components.action_view import ActionView


def draw(view: ActionView) -> None:
    """One card with every finding below its incident."""
    with st.container(border=True, gap="xsmall", key="origins"):
        st.markdown("**Where it comes from**")
        if not view.origins:
            st.caption("Its findings are not visible to you.")
        seen: set[str] = set()
        for row in view.origins:
            if row["incident_id"] not in seen:
                seen.add(row["incident_id"])
                title = words.safe(f"{row['incident_id']} · {row['incident_title']}")
                links.link(
                    f"{title} {badges.badge(row['severity'])}",
                    "incident",
                    icon=":material/crisis_alert:",
                    incident=row["incident_id"],
                )
            if row["finding_id"] is None:
                st.caption("Asked for in its imported account; no finding leads to it yet.")
                continue
            links.link(
                f"{row['finding_id']} · {words.safe(row['finding_title'])}",
                "review",
                icon=":material/lightbulb:",
                review=row["review_id"],
                section="findings",
                finding=row["finding_id"],
            )
