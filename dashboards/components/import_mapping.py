"""A mapping file among the dropped ones: what it says of the others."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from aar.domain.imports import ImportOptions
from aar.errors import InputError
from aar.usecases.mapping_file import ENDING, read_mapping, said_over
from dashboards.components import import_fields, problems, words


def is_one(file: UploadedFile) -> bool:
    """Whether a dropped file says how to read the others."""
    return str(file.name).lower().endswith(ENDING)


def draw(files: Sequence[UploadedFile], *, is_alone: bool) -> ImportOptions:
    """Draw a card for each mapping file; returns what they say together, the later one over the earlier."""
    joined = ImportOptions()
    for file in files:
        with st.container(border=True, gap="xxsmall"):
            st.markdown(f"**{words.safe(file.name)}** :violet-badge[Mapping file]")
            try:
                said = read_mapping(file.getvalue(), file.name)
            except InputError as error:
                problems.draw(error)
                continue
            told = _told(said)
            rest = (
                "Drop the export that it is for, too." if is_alone else "The other files are read as it says."
            )
            st.caption(words.safe(f"{told} {rest}"))
            joined = said_over(joined, said.model_dump(exclude_unset=True))
    return joined


def _told(said: ImportOptions) -> str:
    parts = [f"zone {said.zone}"] if said.zone else []
    parts += [f"dates {said.date_order}"] if said.date_order else []
    parts += [f"kind {said.source}"] if said.source != "auto" else []
    parts += [f"into {said.incident}"] if said.incident else []
    parts += [f"{import_fields.name(field).lower()} from “{name}”" for field, name in said.columns.items()]
    return f"It says: {', '.join(parts)}." if parts else "It says nothing."
