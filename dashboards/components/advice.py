"""Advice on wording below what was written: asked kindly, never in the way."""

import streamlit as st

from aar.domain.wording import blaming_phrases, hindsight_phrases
from dashboards.components import words


def draw(*texts: object, knows_better: bool = False) -> None:
    """Point at hindsight, except where it is asked for (`knows_better`), and at blame."""
    said = "\n".join(text for text in texts if isinstance(text, str))
    if not knows_better:
        _say(hindsight_phrases(said), "judges from today. What made it sensible to act as people did?")
    _say(blaming_phrases(said), "looks for a person. Which condition made it likely to happen?")


def _say(phrases: list[str], question: str) -> None:
    if phrases:
        quoted = ", ".join(f"“{words.safe(phrase)}”" for phrase in phrases)
        st.caption(f":orange[:material/lightbulb:] {quoted} {question}")
