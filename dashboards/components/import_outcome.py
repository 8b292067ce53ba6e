"""What came of an imported file: counts, the way to its incidents, what was refused, and the way back."""

from typing import Final

import streamlit as st

from aar.domain.imports import ImportResult
from dashboards.components import import_preview, import_rejects, import_undo, links, words
from dashboards.components.import_upload import Upload

_MOST: Final = 8


def draw(upload: Upload, result: ImportResult) -> None:
    """Draw it in the card of the file."""
    changed = words.count(result.new + result.updated, "event")
    with st.container(gap="xxsmall"):
        st.markdown(f":green[:material/check_circle:] **{words.safe(upload.name)}**: {changed} imported")
        import_preview.counts(result)
    _incidents(result)
    if result.rejected:
        st.caption(
            f"{words.count(result.rejected, 'record')} could not be read. Download, correct what the column "
            "“message” says, and drop that file here: it goes into the same incidents."
        )
    with st.container(horizontal=True):
        if result.import_id:
            if result.rejected:
                import_rejects.button(result.import_id, key=upload.key, kind="secondary")
            import_undo.button(result.import_id, key=upload.key, kind="secondary")


def _incidents(result: ImportResult) -> None:
    with st.container(gap="xxsmall"):
        for incident in result.incidents[:_MOST]:
            state = " :gray[· new]" if incident.is_new else ""
            label = f"{incident.incident_id} · {words.safe(incident.title)}{state}"
            links.link(label, "incident", icon=":material/crisis_alert:", incident=incident.incident_id)
        if len(result.incidents) > _MOST:
            links.link(f"All {len(result.incidents):,} incidents", "incidents", icon=":material/list:")
