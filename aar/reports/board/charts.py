"""The charts of the page for paper: the same rows, each with its question and its words."""

from collections.abc import Iterator

from aar.charts.board_picture import Piece
from aar.charts.resilience import count_chart, factor_chart, share_chart
from aar.charts.resilience_curves import open_chart, recovery_chart
from aar.metrics.curve_rows import open_rows, recovery_rows
from aar.metrics.share_rows import (
    Rows,
    factor_rows,
    learning_rows,
    overdue_rows,
    promise_rows,
    proof_rows,
    strength_rows,
)
from aar.reports.board.material import BoardMaterial

PROMISES = "Are promises kept?"
PROOF = "Do the fixes work?"
LATE = "What is late now?"
STRENGTH = "How strong is what we agree on?"
RECOVERY = "How fast do we recover?"
OPEN = "How long do actions stay open?"
LEARNING = "Do we learn in time?"
FACTORS = "Where do the same factors return?"


def pieces(material: BoardMaterial) -> dict[str, Piece]:
    """Each chart that has something to show, by its question."""
    return {piece.question: piece for piece in (*_shares(material), *_others(material))}


def _shares(material: BoardMaterial) -> Iterator[Piece]:
    told = (
        (PROMISES, "Share of actions done by their due date", promise_rows(material.now)),
        (PROOF, "Share of completions checked, and found effective, by strength", proof_rows(material.now)),
        (STRENGTH, "Share of the actions agreed by their strength", strength_rows(material.now)),
        (LEARNING, "Reviews published in time; incidents that came back", learning_rows(material.now)),
    )
    for question, answer, rows in told:
        known = [row for row in rows if row["value"] is not None]
        if known:
            yield Piece(
                question, f"{answer}, with 95 % intervals.", _in_words(known), share_chart(known, "light")
            )


def _others(material: BoardMaterial) -> Iterator[Piece]:
    late = overdue_rows(material.now)
    if late:
        words = "Overdue actions: " + "; ".join(f"{row['label']} {row['value']}" for row in late)
        yield Piece(LATE, "Actions owed past their due date, by priority.", words, count_chart(late, "light"))
    recovery = recovery_rows(material.now)
    if recovery:
        told = "Share detected, mitigated and resolved by a time; bands are 95 % intervals."
        yield Piece(RECOVERY, told, told, recovery_chart(recovery, "light"))
    still_open = open_rows(material.open_by_priority)
    if still_open:
        told = "Share of actions still outstanding by days since agreement, by priority, with 95 % bands."
        yield Piece(OPEN, told, told, open_chart(still_open, "light"))
    factors = factor_rows(material.now, lambda code: material.factor_names.get(code, code))
    if factors:
        told = "Incidents by contributing factor and quarter."
        words = "; ".join(f"{row['factor']} {row['quarter']}: {row['value']}" for row in factors)
        yield Piece(FACTORS, told, f"{told} {words}", factor_chart(factors, "light"))


def _in_words(rows: Rows) -> str:
    return "; ".join(f"{row['label']} {row['said']}" for row in rows)
