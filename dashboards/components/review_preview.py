"""A report as it reads, drawn from the same blocks as the files; nothing in its texts takes effect."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import streamlit as st

from aar.reports.blocks import Bullets, Document, Facts, Figure, Heading, Paragraph, Table, or_dash
from dashboards.components import words

_UNBROKEN: Final = 16


def draw(document: Document) -> None:
    """Title, facts and every chapter."""
    st.markdown(f"### {words.safe(document.title)}")
    st.caption(words.safe(" · ".join(filter(None, [document.subtitle, document.mark]))))
    _facts(document.facts)
    for chapter in document.chapters:
        st.markdown(f"#### {words.safe(chapter.title)}")
        for block in chapter.blocks:
            _DRAW[type(block)](block)


def _heading(block: Heading) -> None:
    st.markdown(f"{'#' * (block.level + 3)} {words.safe(block.text)}")


def _paragraph(block: Paragraph) -> None:
    lead = f"**{words.safe(block.lead)}:** " if block.lead else ""
    text = _lines(block.text)
    if block.is_note:
        st.caption(f"{lead}{text}")
    elif lead or text:
        st.markdown(f"{lead}{text}")


def _bullets(block: Bullets) -> None:
    st.markdown("\n".join(f"- {words.safe(or_dash(item))}" for item in block.items))


def _facts(block: Facts) -> None:
    st.markdown("\n".join(f"- **{words.safe(name)}:** {words.safe(value)}" for name, value in block.pairs))


def _table(block: Table) -> None:
    """As Markdown, for a cell that is cut off would not have been read."""
    heading = [_row([column.title for column in block.columns]), "|" + " --- |" * len(block.columns)]
    st.caption(words.safe(block.caption))
    st.markdown("\n".join([*heading, *map(_row, block.rows)]))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    """What is as short as a time stays on one line."""
    said = words.safe(or_dash(text))
    is_short = len(text) <= _UNBROKEN
    return said.replace(" ", "\u00a0").replace("\\-", "\u2011") if is_short else said


def _figure(block: Figure) -> None:
    st.image(block.png, caption=words.safe(block.caption))


def _lines(text: str) -> str:
    return "  \n".join(words.safe(line) for line in text.splitlines() if line.strip())


_DRAW: Final[Mapping[type, Callable[[Any], None]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Facts: _facts,
    Table: _table,
    Figure: _figure,
}
