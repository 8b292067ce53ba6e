"""The report of a review, to be taken away as a Word or Markdown file: which outline, and for whom."""

from collections.abc import Callable
from typing import Final, Literal

import streamlit as st

from aar.reports.material import Audience, ReportMaterial
from aar.reports.section import Outline
from aar.reports.template import demand_usable
from dashboards import session
from dashboards.components import problems, review_public, words
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
_OUTLINES: Final[dict[Outline, str]] = {"review": "Review", "aar-ip": "AAR/IP"}
_AUDIENCES: Final[dict[Audience, str]] = {"internal": "People here", "public": "Public"}


def draw(desk: Desk) -> None:
    """Outline, audience and a button for each kind of file; the file is written when it is asked for."""
    with st.container(border=True):
        st.markdown("**Report**")
        if desk.review.state == "published":
            st.caption(f"As published {words.moment(desk.review.published_at, desk.visit.zone)}.")
        else:
            st.caption("As it stands now; it says on its cover that it is not published yet.")
        _template()
        outline, audience = _choices()
        if audience == "public":
            review_public.draw(
                desk, outline, lambda material: _offer(desk, outline, "-public", lambda: material)
            )
        else:
            _offer(desk, outline, "", _gathering(desk))


def _choices() -> tuple[Outline, Audience]:
    outline = st.segmented_control(
        "Outline",
        list(_OUTLINES),
        format_func=_OUTLINES.__getitem__,
        default="review",
        required=True,
        key="report.outline",
        help="AAR/IP: after-action report and improvement plan of emergency management.",
    )
    audience = st.segmented_control(
        "For whom",
        list(_AUDIENCES),
        format_func=_AUDIENCES.__getitem__,
        default="internal",
        required=True,
        key="report.audience",
        help="Public: only what is marked public, with roles instead of names.",
    )
    return outline or "review", audience or "internal"


def _template() -> None:
    template = session.app().settings.report_template
    if template is not None:
        with problems.shown():
            demand_usable(template)
            st.caption(f"Word takes its styles, head and foot from {words.safe(template.name)}.")


def _offer(desk: Desk, outline: Outline, mark: str, gather: Callable[[], ReportMaterial]) -> None:
    with st.container(horizontal=True):
        for kind, (name, icon, media_type) in _KINDS.items():
            st.download_button(
                name,
                _writing(kind, outline, gather),
                file_name=f"{desk.incident.incident_id}-{desk.review.review_id}{mark}.{kind}",
                mime=media_type,
                icon=icon,
                on_click="ignore",
                key=f"report.{kind}",
            )


def _writing(kind: _Kind, outline: Outline, gather: Callable[[], ReportMaterial]) -> Callable[[], bytes]:
    template = session.app().settings.report_template

    def write() -> bytes:
        from aar.reports.draw import draw_report

        return draw_report(gather(), format=kind, outline=outline, template=template)

    return write


def _gathering(desk: Desk) -> Callable[[], ReportMaterial]:
    person, zone, app = session.person(), desk.visit.zone, session.app()

    def gather() -> ReportMaterial:
        from aar.usecases.gather_report import gather_report

        with app.reading() as store:  # the file is drawn after it, so that nobody waits for the database
            return gather_report(
                store,
                desk.incident.incident_id,
                by=person,
                now=app.now(),
                zone=zone,
                review_id=desk.review.review_id,
            )

    return gather
