"""The same figures for each value of a dimension."""

import duckdb
import numpy as np

from aar.metrics.arrays import Column
from aar.metrics.compute import compute
from aar.metrics.definitions import effectiveness, factor_recurrence, overdue_actions, time_to_detect
from aar.metrics.figures import MetricResult

COUNTED = "Counted in full: there is nothing to estimate."


def texts(*cells: object) -> Column:
    return np.array(cells, dtype=object)


def sizes(result: MetricResult) -> list[tuple[str, int]]:
    return [(stratum.value, stratum.n) for stratum in result.strata]


def test_overdue_actions_are_split_by_priority_unless_asked_otherwise() -> None:
    columns: dict[str, Column] = {
        "value": np.array([3, 9, 4]),
        "priority": texts("P2", "P1", "P2"),
        "service": texts("search", "search", None),
    }
    assert sizes(compute(overdue_actions.METRIC, columns)) == [("P1", 1), ("P2", 2)]
    assert sizes(compute(overdue_actions.METRIC, columns, by="service")) == [("search", 2), ("not set", 1)]


def test_strengths_stand_in_their_own_sequence() -> None:
    columns: dict[str, Column] = {
        "value": np.array([1, 0, 1, 1]),
        "strength": texts("weaker", "intermediate", "stronger", None),
    }
    names = [name for name, _ in sizes(compute(effectiveness.METRIC, columns))]
    assert names == ["stronger", "intermediate", "weaker", "not set"]


def test_an_incident_with_two_services_counts_for_both() -> None:
    columns = duckdb.sql(
        "select * from (values (5.0::double, ['api', 'web']), (7.0, ['api']), (9.0, []), (2.0, null))"
        " as incidents (value, service)"
    ).fetchnumpy()
    result = compute(time_to_detect.METRIC, columns, by="service")
    assert (result.n, sizes(result)) == (4, [("api", 2), ("web", 1), ("not set", 2)])
    assert result.strata[0].figures["median"].value == 5


def test_factors_are_counted_by_quarter() -> None:
    columns: dict[str, Column] = {
        "value": np.ones(3),
        "factor": texts("capacity", "capacity", "tooling"),
        "quarter": texts("2026-Q1", "2026-Q1", "2026-Q2"),
    }
    result = compute(factor_recurrence.METRIC, columns)
    assert result.strata[0].by == "factor,quarter"
    assert sizes(result) == [("capacity, 2026-Q1", 2), ("tooling, 2026-Q2", 1)]


def test_a_dimension_that_the_rows_do_not_have_splits_nothing() -> None:
    assert compute(time_to_detect.METRIC, {"value": np.array([1.0])}, by="priority").strata == ()


def test_excluded_rows_are_in_no_stratum() -> None:
    columns: dict[str, Column] = {
        "value": np.array([1.0, 2.0]),
        "severity": texts("sev1", "sev2"),
        "excluded": texts(None, "no_start"),
    }
    assert sizes(compute(time_to_detect.METRIC, columns, by="severity")) == [("sev1", 1)]
