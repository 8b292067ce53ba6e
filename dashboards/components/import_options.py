"""What a person says about a file before it is imported: kind, zone, date order, incident and columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Final

import streamlit as st

from aar.domain.imports import ImportOptions, Preview
from aar.usecases.mapping_file import ENDING, written_mapping
from dashboards.components import import_fields, import_question, incident_choice
from dashboards.components.import_upload import Upload
from dashboards.components.incident_choice import Latest

_AS_FILE: Final = "file"
_NEW: Final = "new"
_FIRST: Final = (
    "occurred_at", "text", "incident", "actor", "kind", "milestone", "known_at", "severity", "services",
)  # fmt: skip


@dataclass(frozen=True)
class Choices:
    """What there is to choose from: sources by name, the latest incidents; `mapping` is said of all files."""

    sources: Mapping[str, str]
    incidents: Latest
    mapping: ImportOptions = field(default_factory=ImportOptions)


def draw(upload: Upload, preview: Preview | None, choices: Choices) -> None:
    """Everything that need not be said, in a fold."""
    key = upload.key
    asks = import_question.asked(preview) if preview else None
    with st.expander("Read it differently", icon=":material/tune:"):
        if choices.mapping != ImportOptions():
            st.checkbox("As the mapping file says", value=True, key=f"{key}.mapped", persist_state="session")
        first, *others = st.columns(3)
        with first:
            _source(key, choices.sources)
        free = [import_fields.zone] if asks is None else []
        free += [import_fields.order] if asks != "date_order" else []
        for place, draw_field in zip(others, free, strict=False):
            with place:
                draw_field(key)
        _incident(key, choices.incidents)
        if preview is not None and preview.columns:
            st.caption("Columns of the file, and what they fill. The others are kept beside each event.")
            _mapping(key, preview)
        _keep(upload, choices)


def _source(key: str, sources: Mapping[str, str]) -> None:
    st.selectbox(
        "Kind of file",
        list(sources),
        index=None,
        format_func=lambda name: sources[name],
        placeholder="Recognised by itself",
        key=f"{key}.source",
        persist_state="session",
    )


def _incident(key: str, latest: Latest) -> None:
    left, right = st.columns(2)
    with right:
        is_new = st.session_state.get(f"{key}.target") == _NEW
        titles = {} if is_new else incident_choice.look_up(latest, key=f"{key}.incident")
    named = {one: f"{one} · {title}" for one, title in (titles or latest.titles).items()}
    named = {_AS_FILE: "As the file says", _NEW: "A new incident", **named}
    with left:
        chosen = st.selectbox(
            "Belongs to",
            list(named),
            format_func=lambda one: named[one],
            key=f"{key}.target",
            persist_state="session",
        )
    if chosen == _NEW:
        with right:
            st.text_input("Title of the new incident", key=f"{key}.title", persist_state="session")


def _mapping(key: str, preview: Preview) -> None:
    free = [name for name in preview.fields if name not in preview.missing]
    import_fields.columns(key, preview, [name for name in _FIRST if name in free])
    if st.toggle("Further fields", key=f"{key}.further"):
        import_fields.columns(key, preview, [name for name in free if name not in {*_FIRST, "occurred_on"}])


def _keep(upload: Upload, choices: Choices) -> None:
    options = upload.options(choices.mapping).changed(incident=None)
    if options == ImportOptions():
        return
    st.download_button(
        "Keep these choices for the next export",
        written_mapping(options),
        file_name=f"{PurePath(upload.name).stem}{ENDING}",
        mime="application/toml",
        icon=":material/bookmark:",
        key=f"{upload.key}.keep",
        help="A mapping file: drop it here beside the next export, or say --map FILE to aar import.",
        on_click="ignore",
    )


def as_choices(sources: Mapping[str, Any], incidents: Latest) -> Choices:
    """The choices as they are said on the screen."""
    return Choices({name: str(source.title) for name, source in sources.items()}, incidents)
