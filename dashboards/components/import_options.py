"""What a person says about a file before it is imported: kind, zone, date order, incident and columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Final

import streamlit as st

from aar.domain.imports import ImportOptions, Preview
from aar.usecases.mapping_file import ENDING, written_mapping
from dashboards.components import import_fields
from dashboards.components.import_upload import Upload

_AS_FILE: Final = "file"
_NEW: Final = "new"
_FIRST: Final = (
    "occurred_at", "text", "incident", "actor", "kind", "milestone", "known_at", "severity", "services",
)  # fmt: skip


@dataclass(frozen=True)
class Choices:
    """What there is to choose from: sources by name, incidents by id; `mapping` is said of all files."""

    sources: Mapping[str, str]
    incidents: Mapping[str, str]
    mapping: ImportOptions = field(default_factory=ImportOptions)


def draw(upload: Upload, preview: Preview | None, choices: Choices) -> None:
    """Everything that need not be said, in a fold."""
    key = upload.key
    asks = preview.asks if preview else None
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


def _incident(key: str, incidents: Mapping[str, str]) -> None:
    named = {_AS_FILE: "As the file says", _NEW: "A new incident", **incidents}
    left, right = st.columns(2)
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


def as_choices(sources: Mapping[str, Any], incidents: Sequence[Mapping[str, Any]]) -> Choices:
    """The choices as they are said on the screen."""
    return Choices(
        sources={name: str(source.title) for name, source in sources.items()},
        incidents={row["incident_id"]: f"{row['incident_id']} · {row['title']}" for row in incidents},
    )
