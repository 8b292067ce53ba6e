"""The entry of every page run: theme, search, identity, navigation."""

from pathlib import Path

import streamlit as st

from dashboards.components.style import apply_style
from dashboards.frame import find, identity, menu

_ICON = Path(__file__).parent / "static" / "icon.svg"

st.set_page_config(page_title="After-action review", page_icon=_ICON, layout="wide")
st.logo(_ICON)
apply_style()
find()
identity()
menu().run()
