"""Draws a board pack as a file; needs no database, so it can take its time."""

import textwrap
from pathlib import Path
from typing import Final, Literal

from aar.reports.board.material import BoardMaterial

BoardFormat = Literal["docx", "png"]
_LINE: Final = 120  # letters of a line on the picture


def draw_board_pack(
    material: BoardMaterial,
    *,
    format: BoardFormat,  # noqa: A002 - what a file's kind is called
    template: Path | None = None,
) -> bytes:
    """The pack as a file; raises InputError when the template cannot be used."""
    from aar.reports.board.compose import compose, lines

    if format == "docx":
        from aar.reports.word import word

        return word(compose(material), template)
    from aar.charts.board_picture import board_png
    from aar.reports.board.charts import pieces

    said = [material.told, *lines(material)]
    wrapped = [line for sentence in said for line in textwrap.wrap(sentence, _LINE)]
    return board_png("Resilience", wrapped, list(pieces(material).values()))
