"""Charts of the screens as pictures for documents and slides, drawn without a network."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import vl_convert

_WIDTH: Final = 760  # pixels across a page, at which labels are as large as its small print
_SCALE: Final = 2.5  # sharp on paper
_SPACING: Final = 34
_SHARED: Final = frozenset({"$schema", "config", "datasets"})  # stand once, for all charts


@dataclass(frozen=True)
class Piece:
    """A chart with the question that it asks, its answer, and its words for those who cannot see it."""

    question: str
    answer: str
    alt: str
    spec: dict[str, Any]


def chart_png(piece: Piece) -> bytes:
    """One chart without its question, which stands beside it in a document."""
    return _png({**piece.spec, "width": _WIDTH})


def board_png(title: str, lines: Sequence[str], pieces: Sequence[Piece]) -> bytes:
    """All charts below each other, under a title and lines that say what they amount to."""
    return _png(board_spec(title, lines, pieces))


def board_spec(title: str, lines: Sequence[str], pieces: Sequence[Piece]) -> dict[str, Any]:
    """The same as Vega-Lite."""
    parts = [_part(piece) for piece in pieces] or [_nothing()]
    config = {**pieces[0].spec["config"]} if pieces else {}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": {
            "text": title,
            "subtitle": list(lines),
            "fontSize": 24,
            "offset": 22,
            "subtitlePadding": 10,
        },
        "vconcat": parts,
        "spacing": _SPACING,
        "datasets": {name: rows for piece in pieces for name, rows in piece.spec.get("datasets", {}).items()},
        "resolve": {"scale": {"color": "independent"}},
        "config": config,
    }


def _part(piece: Piece) -> dict[str, Any]:
    kept = {name: value for name, value in piece.spec.items() if name not in _SHARED}
    asked = {"text": piece.question, "subtitle": piece.answer}
    return {**kept, "width": _WIDTH, "title": asked, "description": piece.alt}


def _nothing() -> dict[str, Any]:
    return {"data": {"values": []}, "mark": "point", "width": _WIDTH, "height": 1}


def _png(spec: dict[str, Any]) -> bytes:
    shape = {**spec, "config": {**spec.get("config", {}), "background": "white"}, "padding": 16}
    png: bytes = vl_convert.vegalite_to_png(shape, scale=_SCALE)
    return png
