"""The JSON shape of metrics that automation relies on (contracts)."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import TypeAlias

from aar.metrics.figures import Figure, MetricResult, Stratum

Json: TypeAlias = dict[str, object]


def document_json(
    results: Sequence[MetricResult], *, as_of: datetime, window: tuple[date | None, date | None]
) -> Json:
    """The whole answer of `aar metrics --json`; an open side of the window is absent."""
    sides = zip(("from", "to"), window, strict=True)
    return {
        "as_of": as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "window": {name: day.isoformat() for name, day in sides if day is not None},
        "metrics": [result_json(result) for result in results],
    }


def result_json(result: MetricResult) -> Json:
    """One metric; `curves` is there only when it was asked for."""
    shape: Json = {
        "id": result.id,
        "title": result.title,
        "unit": result.unit,
        "better": result.better,
        "definition": result.definition,
        "n": result.n,
        "events": result.events,
        "censored": result.censored,
        "excluded": dict(result.excluded),
        "figures": {name: figure_json(figure) for name, figure in result.figures.items()},
        "strata": [_stratum_json(stratum) for stratum in result.strata],
    }
    if result.curves is not None:
        shape["curves"] = [asdict(point) for point in result.curves]
    return shape


def figure_json(figure: Figure) -> Json:
    """One figure; `reason` is there only when something is null."""
    shape = asdict(figure)
    return shape if figure.reason else {name: part for name, part in shape.items() if name != "reason"}


def _stratum_json(stratum: Stratum) -> Json:
    figures = {name: figure_json(figure) for name, figure in stratum.figures.items()}
    return {"by": stratum.by, "value": stratum.value, "n": stratum.n, "figures": figures}
