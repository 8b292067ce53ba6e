"""A board reads what the page shows: its figures, each chart with its words, in Word and in a picture."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import docx
import pytest

from aar.charts.board_picture import board_spec
from aar.domain.appetite import Appetite
from aar.domain.person import LOCAL
from aar.metrics.progress import progress_sentence, shifts
from aar.metrics.wording import worded
from aar.reports.blocks import Document, Figure, Table
from aar.reports.board.charts import pieces
from aar.reports.board.compose import compose
from aar.reports.board.draw import draw_board_pack
from aar.reports.board.material import BoardMaterial
from aar.reports.word import word
from aar.usecases.compute_metrics import Question
from aar.usecases.gather_board_pack import gather_board_pack
from aar.usecases.resilience_figures import resilience_figures
from tests import builders

AS_OF = datetime(2026, 7, 1, tzinfo=UTC)
ASKED = Question(as_of=AS_OF, zone=ZoneInfo("UTC"), window_from=AS_OF - timedelta(days=91))
PUBLISHED: dict[str, Any] = {"state": "published", "published_at": builders.START + timedelta(days=3)}
WORLD = (
    builders.incident(),
    *builders.resolved_timeline(),
    builders.review(**PUBLISHED),
    builders.finding(kind="area_for_improvement", factors=({"code": "capacity"},)),
    builders.action(1),
    builders.action(2, state="dropped", dropped_at=AS_OF - timedelta(days=40), dropped_reason="superseded"),
    Appetite(appetite_id="APP-0001", measure="share_on_time", comparison="at_least", limit=0.8),
)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> BoardMaterial:
    path: Path = tmp_path_factory.mktemp("board") / "aar.duckdb"
    with builders.database_with(path, *WORLD).read() as store:
        told = gather_board_pack(store, ASKED, told="Last 3 months", span="3 months", by=LOCAL, now=AS_OF)
        figures = resilience_figures(store, ASKED, by=LOCAL)
    assert told.now == figures.now
    assert told.moved == shifts(figures.now, figures.before)
    return told


@pytest.fixture(scope="module")
def document(pack: BoardMaterial) -> Document:
    return compose(pack)


def test_the_pack_says_what_the_page_says(pack: BoardMaterial, document: Document) -> None:
    first = document.chapters[0].blocks
    assert progress_sentence(pack.moved, "3 months") in str(first[0])
    (key,) = [block for block in first if isinstance(block, Table)]
    on_time = pack.now["actions_on_time"]
    assert list(key.rows[0])[1:3] == [worded(on_time.figures["share"], "share"), str(on_time.n)]
    limits = next(block for block in document.chapters[1].blocks if isinstance(block, Table))
    assert "At least 80 % of actions on time" in limits.rows[0][0]


def test_every_chart_of_the_pack_has_a_question_an_answer_and_words(
    pack: BoardMaterial, document: Document
) -> None:
    figures = [block for one in document.chapters for block in one.blocks if isinstance(block, Figure)]
    assert len(figures) == len(pieces(pack)) >= 6
    for piece in pieces(pack).values():
        assert piece.question.endswith("?")
        assert piece.answer.endswith(".")
        assert len(piece.alt) > 10


def test_word_and_picture_can_be_opened_and_show_the_charts(pack: BoardMaterial, document: Document) -> None:
    opened = docx.Document(io.BytesIO(word(document)))
    assert len(opened.inline_shapes) == len(pieces(pack))
    assert draw_board_pack(pack, format="png").startswith(b"\x89PNG")


def test_no_chart_of_the_picture_lost_its_rows(pack: BoardMaterial) -> None:
    spec = board_spec("Resilience", [], list(pieces(pack).values()))
    named = {
        layer["data"]["name"]
        for part in spec["vconcat"]
        for layer in [part, *part["layer"]]
        if "data" in layer
    }
    assert named == {name for name, rows in spec["datasets"].items() if rows}
    assert {part["title"]["text"] for part in spec["vconcat"]} == set(pieces(pack))
