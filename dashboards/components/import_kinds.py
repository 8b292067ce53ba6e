"""What can be imported, for those who wonder whether their export can."""

from collections.abc import Mapping

import streamlit as st

from dashboards.components import words

_A_ROW = 3


def draw(kinds: Mapping[str, str]) -> None:
    """Draw the kinds of files by name; how each is read waits in a fold."""
    with st.container(gap="xxsmall"):
        st.markdown("**What is read**")
        st.caption(
            "The kind is recognised by what stands in the file. The same file twice changes nothing, and an "
            "import can be taken back as one."
        )
    names = list(kinds)
    a_column = -(-len(names) // _A_ROW)
    for place, column in enumerate(st.columns(_A_ROW)):
        with column.container(gap="xxsmall"):
            for title in names[place * a_column : (place + 1) * a_column]:
                st.markdown(_line(title))
    with st.expander("How each kind is read", icon=":material/help:"):
        for title, description in kinds.items():
            st.markdown(f"**{words.safe(title)}**")
            st.caption(words.safe(description))


def _line(title: str) -> str:
    name = words.short(title)
    about = title[len(name) :].strip(" ()")
    return f"{words.safe(name)} :gray[:small[{words.safe(about)}]]" if about else words.safe(name)
