"""What must be said of a file before it can be read, asked at the top of its card and nowhere else."""

from datetime import date
from typing import Final

import streamlit as st

from aar.domain.imports import Preview
from dashboards.components import import_fields, words

_ASKED: Final = {
    "zone": "The times in this file name no zone. In which one were they written?",
    "date_order": "Day and month cannot be told apart in these times. Which comes first?",
    "day": "The times in this file have no day. On which day does it begin?",
}


def draw(key: str, preview: Preview) -> None:
    """Ask for what is missing, if anything is."""
    if preview.missing:
        lacking = " and ".join(words.label(name).lower() for name in preview.missing)
        st.warning(f"Which column holds {lacking}?", icon=":material/view_column:")
        import_fields.columns(key, preview, preview.missing)
    if preview.asks is None:
        return
    st.warning(_ASKED[preview.asks], icon=":material/schedule:")
    left, right, _ = st.columns([2, 2, 1])
    with left:
        if preview.asks == "date_order":
            import_fields.order(key)
        elif preview.asks == "day":
            _day(key)
        else:
            import_fields.zone(key)
    with right:
        if preview.asks != "zone":
            import_fields.zone(key)


def _day(key: str) -> None:
    asked = f"{key}.day"

    def keep() -> None:
        chosen = st.session_state[asked]
        st.session_state[f"{key}.column.occurred_on"] = (
            chosen.isoformat() if isinstance(chosen, date) else None
        )

    st.date_input("Day of the first time", value=None, key=asked, on_change=keep, format="YYYY-MM-DD")
