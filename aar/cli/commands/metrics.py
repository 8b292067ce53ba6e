"""`aar metrics`: the figures of all metrics, as they stood at an instant."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from aar.cli.output import AsJson, acting, application, print_json, print_table

if TYPE_CHECKING:
    from aar.metrics.figures import Figure, MetricResult

AsOf = Annotated[str | None, typer.Option("--as-of", metavar="T", help="An instant, or a date: its end.")]
From = Annotated[str | None, typer.Option("--from", metavar="D", help="First day of the window.")]
To = Annotated[str | None, typer.Option("--to", metavar="D", help="Day before which the window ends.")]
SplitBy = Annotated[
    str | None, typer.Option("--by", help="Split by priority, strength, severity, service or kind.")
]
Curves = Annotated[bool, typer.Option("--curves", help="Add the curves to the JSON document.")]
_COLUMNS = {
    "metric": "Metric",
    "part": "Part",
    "n": "n",
    "figure": "Figure",
    "value": "Value",
    "interval": "Interval",
    "reason": "Why not",
}


def metrics(
    *,
    as_of: AsOf = None,
    from_day: From = None,
    to_day: To = None,
    split_by: SplitBy = None,
    curves: Curves = False,
    as_json: AsJson = False,
) -> None:
    """Compute every metric; each figure has its n, its interval and its definition (--json)."""
    from aar.cli.moments import day_of, dimension_of, instant_of, start_of, window_of
    from aar.metrics.json_shape import document_json
    from aar.usecases.compute_metrics import Question, compute_metrics

    app = application()
    zone = app.settings.zone_info
    window = window_of(day_of(from_day, "--from"), day_of(to_day, "--to"))
    asked = Question(
        as_of=app.now() if as_of is None else instant_of(as_of, zone),
        zone=zone,
        window_from=start_of(window[0], zone),
        window_to=start_of(window[1], zone),
        by=dimension_of(split_by),
        with_curves=curves,
    )
    with app.reading() as store:
        results = compute_metrics(store, asked, by=acting(app, None))
    if as_json:
        print_json(document_json(results, as_of=asked.as_of, window=window))
    else:
        print_table(list(_lines(results)), _COLUMNS)


def _lines(results: "Sequence[MetricResult]") -> "Iterator[dict[str, object]]":
    for result in results:
        yield from _figures(result.id, "all", result.n, result.figures)
        for stratum in result.strata:
            yield from _figures(result.id, stratum.value, stratum.n, stratum.figures)


def _figures(
    metric: str, part: str, n: int, figures: "Mapping[str, Figure]"
) -> "Iterator[dict[str, object]]":
    for name, figure in figures.items():
        bounds = (figure.low, figure.high)
        yield {
            "metric": metric,
            "part": part,
            "n": n,
            "figure": name,
            "value": _short(figure.value),
            "interval": None if bounds == (None, None) else " to ".join(map(_short, bounds)),
            "reason": figure.reason if figure.value is None else "",
        }


def _short(number: float | None) -> str:
    return "–" if number is None else f"{number:,.4g}" if number % 1 else f"{number:.0f}"


COMMAND = metrics
