"""Several dropped files at once: how many can go in, how many ask for something, and one button for all."""

from collections.abc import Sequence

import streamlit as st

from aar.domain.imports import ImportOptions, Preview
from dashboards.components import import_card, words
from dashboards.components.import_upload import Upload


def draw(uploads: Sequence[Upload], mapping: ImportOptions) -> None:
    """Draw the line above the cards; nothing where a single file waits."""
    waiting = [upload for upload in uploads if upload.done is None]
    if len(waiting) < 2:  # noqa: PLR2004 - several
        return
    looked = [(upload, upload.look(upload.options(mapping))) for upload in waiting]
    previews = [(upload, preview) for upload, preview in looked if isinstance(preview, Preview)]
    ready = [(upload, _changing(preview)) for upload, preview in previews if _changing(preview)]
    asking = sum(preview.result is None for _, preview in previews)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap="xxsmall", width="content"):
            said = _said(len(ready), asking, len(looked) - len(previews))
            st.markdown(f"**{words.count(len(waiting), 'file')}**: {said}")
        if len(ready) > 1:
            total = sum(changing for _, changing in ready)
            label = f"Import all: {words.count(total, 'event')} of {len(ready)} files"
            if st.button(label, type="primary", icon=":material/download_done:", key="import.all"):
                _import([upload for upload, _ in ready], mapping)


def _changing(preview: Preview) -> int:
    return preview.result.new + preview.result.updated if preview.result else 0


def _said(ready: int, asking: int, refused: int) -> str:
    parts = [
        f"{ready} ready" if ready else "",
        f":orange[{asking} with a question]" if asking else "",
        f":red[{refused} that cannot be read]" if refused else "",
    ]
    return ", ".join(filter(None, parts)) or "nothing new in them"


def _import(uploads: Sequence[Upload], mapping: ImportOptions) -> None:
    for upload in uploads:
        import_card.store(upload, upload.options(mapping))
    st.rerun()
