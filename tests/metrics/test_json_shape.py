"""The JSON shape that automation relies on."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np

from aar.metrics.compute import compute
from aar.metrics.definitions import overdue_actions, time_to_detect
from aar.metrics.json_shape import document_json, result_json

NOON = datetime(2026, 3, 1, 13, 30, tzinfo=timezone(timedelta(hours=1)))


def test_a_document_has_its_instant_in_utc_and_its_window_in_dates() -> None:
    document = document_json([], as_of=NOON, window=(date(2026, 1, 1), date(2026, 4, 1)))
    assert document == {
        "as_of": "2026-03-01T12:30:00.000000Z",
        "window": {"from": "2026-01-01", "to": "2026-04-01"},
        "metrics": [],
    }


def test_an_open_side_of_the_window_is_absent() -> None:
    assert document_json([], as_of=datetime(2026, 1, 1, tzinfo=UTC), window=(None, None))["window"] == {}


def test_a_metric_has_its_keys_in_their_sequence() -> None:
    columns = {"value": np.array([4, 2]), "priority": np.array(["P1", "P1"], dtype=object)}
    shape = result_json(compute(overdue_actions.METRIC, columns))
    names = ["id", "title", "unit", "better", "definition", "n", "events", "censored", "excluded"]
    assert list(shape) == [*names, "figures", "strata"]
    figures = {
        "count": {
            "value": 2,
            "low": None,
            "high": None,
            "level": None,
            "reason": "Counted in full: there is nothing to estimate.",
        }
    }
    assert shape["figures"] == figures
    assert shape["strata"] == [{"by": "priority", "value": "P1", "n": 2, "figures": figures}]


def test_a_complete_figure_has_no_reason_and_curves_are_points() -> None:
    shape = result_json(compute(time_to_detect.METRIC, {"value": np.arange(1.0, 41)}, with_curves=True))
    again = json.loads(json.dumps(shape, allow_nan=False))
    assert again["figures"]["p90"] == {"value": 36, "low": 32, "high": 40, "level": 0.95}
    assert set(again["curves"][0]) == {"at_days", "share", "low", "high", "at_risk"}
