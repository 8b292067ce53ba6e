"""What an import refused, to be downloaded, corrected and dropped again."""

from typing import Literal

import streamlit as st

from aar.usecases.export_rejects import export_rejects
from dashboards import session


def button(import_id: str, *, key: str, kind: Literal["secondary", "tertiary"]) -> None:
    """A button that downloads the refused records as CSV; they are read when it is pressed."""

    def content() -> str:
        with session.app().reading() as store:
            return export_rejects(store, import_id)

    st.download_button(
        "Download what was refused" if kind == "secondary" else "Refused records",
        content,
        file_name=f"{import_id}-refused.csv",
        mime="text/csv",
        icon=":material/download:",
        key=f"{key}.rejects",
        type=kind,
        on_click="ignore",
    )
