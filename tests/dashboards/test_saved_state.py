"""Fields of one record share its revision, yet only a change of the same field is a conflict."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from aar.domain.finding import Finding
from aar.domain.person import LOCAL
from aar.usecases.edit_finding import edit_finding
from dashboards.resources import application
from tests import builders


def _draw() -> None:
    from aar.domain.finding import Finding
    from aar.usecases.edit_finding import edit_finding
    from dashboards import session
    from dashboards.components import act, saved

    with session.app().reading() as store:
        finding = store.require(Finding, "FND-0001")

    def save(value: str, revision: int) -> saved.Stored[str]:
        new = act.perform(edit_finding, "FND-0001", {"analysis": value}, revision=revision)
        return saved.Stored(new.analysis or "", new.revision)

    now = saved.Stored(finding.analysis or "", finding.revision)
    saved.text("Analysis", now, save, key="analysis", part="analysis")


@pytest.fixture
def field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("AAR_DATABASE", str(tmp_path / "aar.duckdb"))
    application.cache_clear()
    records = (builders.incident(), builders.review(), builders.finding())
    builders.database_with(tmp_path / "aar.duckdb", *records)
    return AppTest.from_function(_draw, default_timeout=20).run()


def somebody_edits(**fields: object) -> None:
    app = application()
    app.run(edit_finding, "FND-0001", fields, revision=stored().revision, by=LOCAL, now=app.now())


def stored() -> Finding:
    with application().reading() as store:
        return store.require(Finding, "FND-0001")


def test_an_edit_of_another_field_in_the_meantime_is_no_conflict(field: AppTest) -> None:
    somebody_edits(title="A better title")
    field.text_area[0].set_value("Why it happened").run()
    assert (stored().title, stored().analysis) == ("A better title", "Why it happened")


def test_an_edit_of_the_same_field_is_one(field: AppTest) -> None:
    somebody_edits(analysis="Theirs")
    field.text_area[0].set_value("Mine").run()
    assert stored().analysis == "Theirs"
    assert {"Mine", "Theirs"} <= {element.value for element in field.text}
