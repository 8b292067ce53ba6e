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


def _draw_sections() -> None:
    import streamlit as st

    from aar.domain.finding import Finding
    from aar.usecases.edit_finding import edit_finding
    from dashboards import session
    from dashboards.components import act, saved, saved_state

    with session.app().reading() as store:
        finding = store.require(Finding, "FND-0001")

    def save(value: str, revision: int) -> saved.Stored[str]:
        new = act.perform(edit_finding, "FND-0001", {"analysis": value}, revision=revision)
        return saved.Stored(new.analysis or "", new.revision)

    def told_by_the_browser(value: str) -> None:
        field = saved_state.Field("saved.analysis", save, "analysis")
        st.session_state[field.widget_key] = value
        field.leave()

    with saved_state.screen():
        if not st.toggle("Another section"):
            now = saved.Stored(finding.analysis or "", finding.revision)
            saved.text("Analysis", now, save, key="analysis", part="analysis")
    for value in ("", "Typed before"):
        st.button(f"Tell “{value}”", on_click=told_by_the_browser, args=(value,))


@pytest.mark.parametrize(
    ("place", "is_elsewhere", "kept"),
    [(0, True, "Why it happened"), (1, True, "Typed before"), (0, False, None)],
    ids=["emptied when gone", "typed when gone", "emptied when shown"],
)
@pytest.mark.usefixtures("field")
def test_a_field_that_is_gone_can_still_be_told_but_no_longer_emptied(
    place: int, *, is_elsewhere: bool, kept: str | None
) -> None:
    somebody_edits(analysis="Why it happened")
    sections = AppTest.from_function(_draw_sections, default_timeout=20).run()
    if is_elsewhere:
        sections.toggle[0].set_value(True).run()
    sections.button[place].click().run()
    assert (stored().analysis or None) == kept
    if is_elsewhere:
        sections.toggle[0].set_value(False).run()
        assert sections.text_area[0].value == kept
