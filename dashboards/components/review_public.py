"""A report for people outside: read first, with what is left out and who is told by a role; then let go."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import streamlit as st

from aar.errors import AarError
from aar.reports.blocks import Document
from aar.reports.material import ReportMaterial
from aar.reports.public import PublicVersion
from aar.reports.section import Outline
from aar.usecases.confirm_public_report import confirm_public_report
from dashboards import session
from dashboards.components import act, problems, review_preview, table, words
from dashboards.components.review_desk import Desk

_ALWAYS: Final = (
    "The title, kind and severity of the incident are always told; its summary and services, who acted,"
    " notes on events, participants and approvers, evidence of verifications and issues never are."
)


@dataclass
class Preview:
    """What was read: exactly this is downloaded once somebody lets it go."""

    material: ReportMaterial
    outline: Outline
    version: PublicVersion
    document: Document
    sha256: str
    is_confirmed: bool = False


def draw(desk: Desk, outline: Outline, offer: Callable[[ReportMaterial], None]) -> None:
    """Make a preview, read it, confirm it; `offer` draws the downloads of what was confirmed."""
    key = f"preview.{desk.review.review_id}"
    st.button(
        "Make the preview",
        icon=":material/preview:",
        on_click=lambda: _make(desk, outline, key),
        help="Nothing leaves before you have read it.",
    )
    preview = st.session_state.get(key)
    if isinstance(preview, Preview) and preview.outline == outline:
        if preview.is_confirmed:
            _confirmed(preview, offer)
        _read(preview)
        if not preview.is_confirmed:
            _confirm(preview)


def _make(desk: Desk, outline: Outline, key: str) -> None:
    try:
        st.session_state[key] = _preview(desk, outline)
    except AarError as error:
        act.tell(error)
    except Exception:  # noqa: BLE001 - a callback has nobody above it who could show it
        act.tell(problems.crashed())


def _preview(desk: Desk, outline: Outline) -> Preview:
    from aar.reports.compose import compose
    from aar.reports.markdown import markdown
    from aar.reports.public import public_version
    from aar.usecases.gather_report import gather_report

    app = session.app()
    with app.reading() as store:
        material = gather_report(
            store,
            desk.incident.incident_id,
            by=session.person(),
            now=app.now(),
            audience="public",
            review_id=desk.review.review_id,
            zone=desk.visit.zone,
        )
    document = compose(material, outline)
    sha256 = hashlib.sha256(markdown(document)).hexdigest()
    return Preview(material, outline, public_version(material), document, sha256)


def _confirm(preview: Preview) -> None:
    st.button(
        "I have read it: it may go outside",
        type="primary",
        icon=":material/public:",
        on_click=lambda: _let_go(preview),
    )


def _let_go(preview: Preview) -> None:
    told = {"outline": preview.outline, "sha256": preview.sha256}
    try:
        act.perform(confirm_public_report, preview.material, **told)
    except AarError as error:
        act.tell(error)
    else:
        preview.is_confirmed = True
        act.tell("Confirmed; it is in the audit")


def _confirmed(preview: Preview, offer: Callable[[ReportMaterial], None]) -> None:
    st.caption(":green[:material/check_circle:] Confirmed. The files hold what you read below.")
    offer(preview.material)


def _read(preview: Preview) -> None:
    left_out, replaced = preview.version.left_out, preview.version.replaced
    with st.expander(f"Left out: {words.count(len(left_out), 'record')}", icon=":material/visibility_off:"):
        st.caption(_ALWAYS)
        if left_out:
            rows = [
                {"record": one.record_id, "kind": one.kind, "text": one.text, "readers": one.sensitivity}
                for one in left_out
            ]
            columns = {
                "record": table.text("Record", width=90),
                "kind": table.text("Kind", width=80),
                "text": table.text("What it says"),
                "readers": table.text("Marked", width=90),
            }
            table.listing(rows, columns, key="left_out", height=300)
    names = f"Told by a role: {words.count(len(replaced), 'name')}"
    with st.expander(names, icon=":material/person_off:"):
        st.caption("Only people who are known here can be recognised: look for other names yourself.")
        for name, told in replaced.items():
            st.markdown(f"- {words.safe(name)} → {words.safe(told)}")
    with st.expander("What people outside will read", icon=":material/article:", expanded=True):
        review_preview.draw(preview.document)
