"""The offer to begin with sample data, for those who may load it."""

import streamlit as st

from aar.domain.rights import may
from aar.errors import AarError
from aar.usecases.load_sample import load_sample
from dashboards import session
from dashboards.components import problems


def offer() -> None:
    """A button that fills an empty database with real incidents and made-up reviews."""
    if may(session.person(), "load") and st.button(
        "Load the sample", icon=":material/science:", type="tertiary"
    ):
        _load()


def _load() -> None:
    app = session.app()
    with st.spinner("Loading a year of a real status history, real post-mortems and made-up reviews …"):
        try:
            load_sample(app.database, by=session.person(), now=app.now())
        except AarError as error:
            problems.draw(error)
            return
    st.rerun()
