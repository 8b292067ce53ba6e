"""The report of a review, to be taken away as a Word or Markdown file."""

from collections.abc import Callable
from typing import Final, Literal

import streamlit as st

from dashboards import session
from dashboards.components import words
from dashboards.components.review_desk import Desk

_Kind = Literal["docx", "md"]
_KINDS: Final[dict[_Kind, tuple[str, str, str]]] = {
    "docx": (
        "Word",
        ":material/description:",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "md": ("Markdown", ":material/markdown:", "text/markdown"),
}


def draw(desk: Desk) -> None:
    """A button for each kind of file; the file is written when it is asked for."""
    with st.container(border=True):
        st.markdown("**Report**")
        if desk.review.state == "published":
            st.caption(f"As published {words.moment(desk.review.published_at, desk.visit.zone)}.")
        else:
            st.caption("As it stands now; it says on its cover that it is not published yet.")
        with st.container(horizontal=True):
            for kind, (name, icon, media_type) in _KINDS.items():
                st.download_button(
                    name,
                    _writing(desk, kind),
                    file_name=f"{desk.incident.incident_id}-{desk.review.review_id}.{kind}",
                    mime=media_type,
                    icon=icon,
                    on_click="ignore",
                    key=f"report.{kind}",
                )


def _writing(desk: Desk, kind: _Kind) -> Callable[[], bytes]:
    person, zone, app = session.person(), desk.visit.zone, session.app()

    def write() -> bytes:
        from aar.reports.draw import draw_report
        from aar.usecases.gather_report import gather_report

        with app.reading() as store:  # the file is drawn after it, so that nobody waits for the database
            material = gather_report(store, desk.incident.incident_id, by=person, now=app.now(), zone=zone)
        return draw_report(material, format=kind)

    return write
