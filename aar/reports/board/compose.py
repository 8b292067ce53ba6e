"""Puts the board pack together: what it amounts to, figures, limits, charts, and what every figure means."""

from collections.abc import Iterator, Sequence

from aar.charts.board_picture import Piece, chart_png
from aar.metrics.curve_rows import RECOVERY as PHASES
from aar.metrics.metric import Unit
from aar.metrics.progress import TRACKED, progress_sentence, shift_words
from aar.metrics.standing import by_limit
from aar.metrics.standing_words import HELD, account, limit_words, summary
from aar.metrics.wording import number_words, worded
from aar.reports import clock
from aar.reports.blocks import Block, Chapter, Column, Document, Facts, Figure, Paragraph, Table
from aar.reports.board import charts
from aar.reports.board.material import BoardMaterial

_TITLE = "Resilience"


def compose(material: BoardMaterial) -> Document:
    """The whole pack; what has nothing to show is left out."""
    made_at = clock.moment(material.made_at, material.zone)
    return Document(
        title=_TITLE,
        subtitle=material.told,
        mark="",
        footer=f"{_TITLE} · {material.told} · Internal",
        facts=Facts(
            [("Period and filters", material.told), ("As of", made_at), ("Handling", "For internal use")]
        ),
        chapters=list(_chapters(material, charts.pieces(material))),
        author=material.author,
        made_at=material.made_at,
    )


def lines(material: BoardMaterial) -> list[str]:
    """What the pack amounts to, sentence by sentence: also what stands on the picture."""
    overdue = number_words(material.now["overdue_actions"].figures["count"].value, "count")
    limits = [
        f"{HELD[group[0].held]}: {limit_words(group[0].limit)}. {account(group)}"
        for group in by_limit(material.standings)
    ]
    return [
        progress_sentence(material.moved, material.span),
        f"Overdue actions: {overdue}. Limits: {summary(material.standings)}",
        *limits,
    ]


def _chapters(material: BoardMaterial, pieces: dict[str, Piece]) -> Iterator[Chapter]:
    yield Chapter("Are we getting more resilient?", [Paragraph(lines(material)[0]), _key_figures(material)])
    yield Chapter("Do we stay within the risk that we accept?", _limits(material))
    told = (
        ("Promises and proof", (charts.PROMISES, charts.LATE, charts.PROOF, charts.STRENGTH), ()),
        ("Recovery", (charts.RECOVERY,), _recovery(material)),
        ("Open work", (charts.OPEN,), _waiting(material)),
        ("Learning", (charts.LEARNING, charts.FACTORS), _foreseeable(material)),
    )
    for title, questions, tables in told:
        drawn = [_figure(pieces[question]) for question in questions if question in pieces]
        if drawn or tables:
            yield Chapter(title, [*drawn, *tables])
    definitions = [
        Paragraph(f"{one.definition} n = {one.n}.", lead=one.title) for one in material.now.values()
    ]
    yield Chapter("What the figures mean", definitions)


def _figure(piece: Piece) -> Figure:
    return Figure(chart_png(piece), f"{piece.question} {piece.answer}".removesuffix("."), piece.alt)


def _key_figures(material: BoardMaterial) -> Table:
    rows = []
    for metric_id, (figure, name) in TRACKED.items():
        result, shift = material.now[metric_id], material.moved.get(metric_id)
        unit: Unit = "share" if figure == "share" else "days" if result.unit == "days" else "minutes"
        changed = shift_words(shift, material.span) or "No clear change"
        value = result.figures[figure]
        said = worded(value, unit) if value.value is not None else value.reason or ""
        rows.append([name[:1].upper() + name[1:], said, str(result.n), changed if shift else ""])
    columns = [Column("Figure", 2), Column("Value (95 % interval)", 2), Column("n", 0.6), Column("Change", 2)]
    return Table("Key figures", columns, rows)


def _limits(material: BoardMaterial) -> list[Block]:
    rows = [
        [limit_words(group[0].limit), HELD[group[0].held], account(group)]
        for group in by_limit(material.standings)
    ]
    said = Paragraph(summary(material.standings))
    columns = [Column("Limit", 2), Column("How it stands"), Column("Use, forecast and why", 3)]
    return [said, Table("Limits", columns, rows)] if rows else [said]


def _recovery(material: BoardMaterial) -> Sequence[Block]:
    rows = []
    for metric_id, name in PHASES.items():
        result = material.now[metric_id]
        quantiles = [worded(result.figures[one], "minutes") for one in ("median", "p90")]
        left_out = sum(result.excluded.values())
        rows.append([name, *quantiles, str(result.n), str(result.censored), str(left_out)])
    titles = ("Phase", "Half within", "Nine in ten within", "n", "Open", "Left out")
    shares = (1, 2, 2, 0.6, 0.6, 0.8)
    columns = [Column(title, share) for title, share in zip(titles, shares, strict=True)]
    return [Table("How long recovery takes, with 95 % intervals", columns, rows)]


def _waiting(material: BoardMaterial) -> Sequence[Block]:
    rows = [
        [one.action, one.factor, str(one.incidents), number_words(one.impact_minutes, "minutes")]
        for one in material.harm
    ]
    columns = [Column("Open action", 3), Column("Shared factor", 1.5), Column("Incidents"), Column("Impact")]
    return [Table("Harm while actions were waiting", columns, rows)] if rows else []


def _foreseeable(material: BoardMaterial) -> Sequence[Block]:
    rows = [
        [one.incident, clock.day(one.started_at, material.zone), "\n".join(one.was_open)]
        for one in material.foreseeable
    ]
    columns = [Column("Incident", 2), Column("Began"), Column("Open then", 3)]
    return [Table("Incidents that were foreseeable, the latest", columns, rows)] if rows else []
