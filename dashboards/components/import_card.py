"""One dropped file: what it seems to be, what would come of it, and then what came of it."""

import streamlit as st

from aar.domain.imports import ImportOptions, Preview
from aar.errors import AarError, Unreadable
from dashboards.components import (
    import_options,
    import_outcome,
    import_preview,
    import_question,
    problems,
    words,
)
from dashboards.components.import_options import Choices
from dashboards.components.import_upload import Upload
from dashboards.page import Visit


def draw(upload: Upload, choices: Choices, visit: Visit, *, is_alone: bool) -> None:
    """Draw the card of one file; one that is not alone keeps its records folded."""
    with st.container(border=True):
        if upload.done is not None:
            import_outcome.draw(upload, upload.done)
            return
        options = upload.options(choices.mapping)
        looked = upload.look(options)
        preview = looked if isinstance(looked, Preview) else None
        _head(upload, preview)
        for error in filter(None, (None if preview else looked, upload.failed)):
            if isinstance(error, AarError):
                problems.draw(error)
        if isinstance(looked, Unreadable):
            return
        if preview is not None:
            import_question.draw(upload.key, preview)
            import_preview.draw(preview, visit.zone, key=upload.key, is_folded=not is_alone)
        import_options.draw(upload, preview, choices)
        if preview is not None:
            _offer(upload, preview, options, is_alone=is_alone)


def _head(upload: Upload, preview: Preview | None) -> None:
    with st.container(gap="xxsmall"):
        kind = f" :blue-badge[{words.safe(words.short(preview.title))}]" if preview else ""
        st.markdown(f"**{words.safe(upload.name)}**{kind}")
        if preview:
            st.caption(words.safe(f"{preview.why} {import_preview.reading_of(preview)}"))


def _offer(upload: Upload, preview: Preview, options: ImportOptions, *, is_alone: bool) -> None:
    result = preview.result
    if result is None:
        return
    changing = result.new + result.updated
    if not changing and result.unchanged:
        st.info("Every record is here already. There is nothing to import.", icon=":material/done_all:")
    elif not changing:
        st.info("No record of this file can be stored as it is.", icon=":material/block:")
    elif st.button(
        f"Import {words.count(changing, 'event')}",
        type="primary" if is_alone else "secondary",
        icon=":material/download_done:",
        key=f"{upload.key}.import",
    ):
        store(upload, options)
        st.rerun()


def store(upload: Upload, options: ImportOptions) -> None:
    """Import the file while a bar says how far it is."""
    bar = st.progress(0.0, f"Reading {words.safe(upload.name)}")

    def tell(said: str, share: float) -> None:
        bar.progress(share, words.safe(said))

    upload.store(options, tell)
    bar.empty()
