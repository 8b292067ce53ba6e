"""The CSV behind a figure holds the rows that it counts, and nothing that a spreadsheet calculates."""

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from aar.domain.person import LOCAL
from aar.metrics.compute import compute
from aar.usecases.compute_metrics import Question, counted_rows, metrics
from aar.usecases.export_metric_rows import export_metric_rows
from tests import builders
from tests.figures.everywhere import columns_of

ASKED = Question(as_of=datetime(2026, 7, 1, tzinfo=UTC), zone=ZoneInfo("UTC"))


def test_the_figures_of_every_metric_follow_from_its_csv(tmp_path: Path) -> None:
    world = builders.database_with(
        tmp_path / "aar.duckdb",
        builders.incident(services=("=1+1", "search")),
        *builders.resolved_timeline(),
        builders.review(state="published", published_at=builders.START + timedelta(days=3)),
        builders.finding(kind="area_for_improvement", factors=({"code": "capacity"},)),
        builders.action(1),
        builders.action(2, due_on="2026-08-01"),
    )
    with world.read() as store:
        told = {name: export_metric_rows(store, ASKED, name, by=LOCAL) for name in metrics()}
        results = {
            name: compute(metric, counted_rows(store, ASKED, name, by=LOCAL))
            for name, metric in metrics().items()
        }
    rows = {name: list(csv.DictReader(io.StringIO(text))) for name, text in told.items()}
    for name, result in results.items():
        again = compute(metrics()[name], columns_of(told[name]))
        assert (again.n, again.excluded, again.figures) == (result.n, result.excluded, result.figures), name
    (resolved,) = rows["time_to_resolve"]
    assert (resolved["subject_id"], resolved["value"]) == ("INC-0001", "51.0")
    assert resolved["measured_at"] == "2026-05-01T10:00:00.000000Z"
    assert resolved["service"] == "'=1+1; search"
