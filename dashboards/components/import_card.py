"""One dropped file: what it seems to be, what would come of it, and then what came of it."""

from collections.abc import Collection
from typing import Final

import streamlit as st

from aar.domain.imports import ImportOptions, ImportResult, Preview
from aar.errors import AarError
from aar.usecases.export_rejects import export_rejects
from dashboards import session
from dashboards.components import (
    import_options,
    import_preview,
    import_undo,
    links,
    problems,
    words,
)
from dashboards.components.import_options import Choices
from dashboards.components.import_upload import Upload
from dashboards.page import Visit

_MOST: Final = 8


def draw(upload: Upload, choices: Choices, visit: Visit, undone: Collection[str]) -> None:
    """Draw the card of one file; after an undo it is looked at afresh."""
    if upload.done is not None and upload.done.import_id in undone:
        upload.forget()
    with st.container(border=True):
        if upload.done is not None:
            _imported(upload, upload.done)
            return
        options = import_options.said(upload.key)
        looked = upload.look(options)
        preview = looked if isinstance(looked, Preview) else None
        _head(upload, preview)
        if isinstance(looked, AarError):
            problems.draw(looked)
        import_options.draw(upload.key, preview, choices)
        if preview is not None:
            import_preview.draw(preview, visit.zone, key=upload.key)
            _offer(upload, preview, options)


def _head(upload: Upload, preview: Preview | None) -> None:
    with st.container(gap="xxsmall"):
        kind = f" :blue-badge[{words.safe(preview.title)}]" if preview else ""
        st.markdown(f"**{words.safe(upload.name)}**{kind}")
        if preview:
            st.caption(words.safe(preview.why))


def _offer(upload: Upload, preview: Preview, options: ImportOptions) -> None:
    result = preview.result
    if result is None:
        return
    changing = result.new + result.updated
    if not changing:
        said = (
            "Every record is here already." if result.unchanged else "No record of this file can be stored."
        )
        st.info(f"{said} There is nothing to import.", icon=":material/done_all:")
        return
    if st.button(
        f"Import {words.count(changing, 'event')}",
        type="primary",
        icon=":material/download_done:",
        key=f"{upload.key}.import",
    ):
        _import(upload, options)


def _import(upload: Upload, options: ImportOptions) -> None:
    bar = st.progress(0.0, f"Reading {words.safe(upload.name)}")

    def tell(said: str, share: float) -> None:
        bar.progress(share, words.safe(said))

    error = upload.store(options, tell)
    bar.empty()
    if error is not None:
        problems.draw(error)
    else:
        st.rerun()


def _imported(upload: Upload, result: ImportResult) -> None:
    changed = words.count(result.new + result.updated, "event")
    st.markdown(f":green[:material/check_circle:] **{words.safe(upload.name)}**: {changed} imported")
    import_preview.counts(result)
    with st.container(gap="xxsmall"):
        for incident in result.incidents[:_MOST]:
            state = " :gray[· new]" if incident.is_new else ""
            label = f"{incident.incident_id} · {words.safe(incident.title)}{state}"
            links.link(label, "incident", icon=":material/crisis_alert:", incident=incident.incident_id)
        if len(result.incidents) > _MOST:
            links.link(f"All {len(result.incidents)} incidents", "incidents", icon=":material/list:")
    with st.container(horizontal=True):
        if result.import_id:
            if result.rejected:
                _rejects(upload, result.import_id)
            import_undo.button(result.import_id, key=upload.key, kind="secondary")


def _rejects(upload: Upload, import_id: str) -> None:
    with session.app().reading() as store:
        content = export_rejects(store, import_id)
    st.download_button(
        "Download what was refused",
        content,
        file_name=f"{import_id}-refused.csv",
        mime="text/csv",
        icon=":material/download:",
        key=f"{upload.key}.rejects",
        on_click="ignore",
    )
