"""The same question put to all who tell figures: command line, page, board pack, and the CSV of the rows."""

import csv
import io
import json
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from aar.cli import main
from aar.domain.person import LOCAL
from aar.metrics.arrays import Column
from aar.metrics.compute import compute
from aar.metrics.figures import MetricResult
from aar.metrics.json_shape import result_json
from aar.metrics.metric import Dimension
from aar.store import Database
from aar.usecases.compute_metrics import Question, metrics
from aar.usecases.csv_text import as_meant
from aar.usecases.export_metric_rows import export_metric_rows
from aar.usecases.gather_board_pack import gather_board_pack
from dashboards.page import Visit
from dashboards.pages import resilience
from dashboards.resources import application

ZONE: Final = ZoneInfo("UTC")
Told = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """Days from `first` to `last`, both counted, as known at `as_of`."""

    as_of: datetime
    first: date
    last: date
    by: Dimension | None = None

    @property
    def question(self) -> Question:
        """The same as a use case is asked it."""
        start, end = (
            datetime.combine(day, time.min, ZONE) for day in (self.first, self.last + timedelta(days=1))
        )
        return Question(
            as_of=self.as_of, zone=ZONE, window_from=start, window_to=end, by=self.by, with_curves=True
        )


def by_command(database: Database, asked: Asked) -> dict[str, Told]:
    """What `aar metrics --json --curves` prints, by metric."""
    arguments = ["metrics", "--json", "--curves", "--as-of", asked.as_of.isoformat()]
    arguments += ["--from", str(asked.first), "--to", str(asked.last + timedelta(days=1))]
    arguments += ["--by", asked.by] if asked.by else []
    printed = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(printed):
        patch.setenv("AAR_DATABASE", str(database.path))
        assert main(arguments) == 0
    return {one["id"]: one for one in json.loads(printed.getvalue())["metrics"]}


def by_rows(database: Database, asked: Asked) -> dict[str, Told]:
    """What follows from the CSV of the rows, by metric."""
    with database.read() as store:
        texts = {name: export_metric_rows(store, asked.question, name, by=LOCAL) for name in metrics()}
    return {
        name: _told(compute(metrics()[name], columns_of(text), by=asked.by, with_curves=True))
        for name, text in texts.items()
    }


def on_page(database: Database, asked: Asked) -> dict[str, Told]:
    """What the view of the Resilience page holds, by metric."""
    params = {"period": "days", "from": str(asked.first), "to": str(asked.last)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AAR_DATABASE", str(database.path))
        application.cache_clear()
        with database.read() as store:
            view = resilience.build(store, Visit(LOCAL, asked.as_of, ZONE, params))
    application.cache_clear()
    assert view.figures.asked.as_of == asked.as_of
    return {name: _told(result) for name, result in view.figures.now.items()}


def in_board_pack(database: Database, asked: Asked) -> dict[str, Told]:
    """What a board pack is made of, by metric."""
    with database.read() as store:
        pack = gather_board_pack(store, asked.question, told="", span="", by=LOCAL, now=asked.as_of)
    return {name: _told(result) for name, result in pack.now.items()}


def _told(result: MetricResult) -> Told:
    told: Told = json.loads(json.dumps(result_json(result), allow_nan=False))
    return told


def columns_of(text: str) -> dict[str, Column]:
    """The CSV as the columns that it was written from."""
    names, *rows = csv.reader(io.StringIO(text))
    return {name: _column(name, [row[place] for row in rows]) for place, name in enumerate(names)}


def _column(name: str, cells: Sequence[str]) -> Column:
    filled = np.empty(len(cells), dtype=object)
    filled[:] = [_listed(cell) if name == "service" else _numbered(cell) for cell in cells]
    return np.ma.masked_array(filled, [cell == "" for cell in cells])


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(as_meant(cell).split("; "))


def _numbered(cell: str) -> float | str:
    """The cell as a number where it is one or empty."""
    try:
        return float(cell or "nan")
    except ValueError:
        return cell


def assert_told_alike(database: Database, asked: Asked) -> None:
    """Every metric there is says the same wherever it is told, to the last digit."""
    command = by_command(database, asked)
    assert set(command) == set(metrics())
    assert by_rows(database, asked) == command
    if asked.by is None:
        page = on_page(database, asked)
        assert page == {name: command[name] for name in page}
        assert in_board_pack(database, asked) == page
        # The page tells how long work stays open; until it is proven is asked on the command line.
        assert set(command) - set(page) == {"action_verified_time"}
