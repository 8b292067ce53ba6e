"""A field is saved when it is left; what cannot be saved is said, and no text is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from aar.domain.person import LOCAL
from aar.domain.review import Answer
from aar.errors import AarError
from aar.usecases.answer_question import answer_question
from dashboards.resources import application
from tests import builders
from tests.dashboards.conftest import said

OpenField = Callable[[], AppTest]
QUESTION = ("REV-0001", "summary")


def _draw() -> None:
    from aar.domain.review import Answer
    from aar.usecases.answer_question import answer_question
    from dashboards import session
    from dashboards.components import act, saved

    def stored(answer: Answer | None) -> saved.Stored[str]:
        if answer is None:
            return saved.Stored("")
        return saved.Stored(answer.value, answer.revision, answer.answered_at, "Local administrator")

    def save(value: str, revision: int) -> saved.Stored[str]:
        given = act.perform(answer_question, "REV-0001", "summary", value, revision=revision)
        return stored(given)

    with session.app().reading() as store:
        current = store.get(Answer, "REV-0001", "summary")
    saved.text("What happened?", stored(current), save, key="summary")


@pytest.fixture
def open_field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OpenField:
    path = tmp_path / "aar.duckdb"
    monkeypatch.setenv("AAR_DATABASE", str(path))
    application.cache_clear()
    builders.database_with(path, builders.incident(), builders.review())
    return lambda: AppTest.from_function(_draw, default_timeout=20).run()


def kept() -> str | None:
    with application().reading() as store:
        answer = store.get(Answer, *QUESTION)
    return str(answer.value) if answer else None


def somebody_saves(text: str) -> None:
    with application().reading() as store:
        current = store.get(Answer, *QUESTION)
    app = application()
    revision = current.revision if current else 0
    app.run(answer_question, *QUESTION, text, revision=revision, by=LOCAL, now=app.now())


def click(page: AppTest, label: str) -> None:
    next(button for button in page.button if button.label == label).click().run()


def test_a_field_that_was_never_answered_says_nothing(open_field: OpenField) -> None:
    assert "Saved" not in said(open_field())


def test_leaving_the_field_saves_it_and_says_when(open_field: OpenField) -> None:
    page = open_field()
    page.text_area[0].set_value("It was slow").run()
    assert kept() == "It was slow"
    assert "Saved" in said(page)


def test_another_visit_shows_what_was_saved(open_field: OpenField) -> None:
    open_field().text_area[0].set_value("It was slow").run()
    assert open_field().text_area[0].value == "It was slow"


def test_an_emptied_field_is_saved_as_empty(open_field: OpenField) -> None:
    page = open_field()
    page.text_area[0].set_value("It was slow").run()
    page.text_area[0].set_value("").run()
    assert kept() == ""


def test_a_value_that_somebody_else_saved_is_offered_and_not_written_over(open_field: OpenField) -> None:
    page = open_field()
    somebody_saves("Theirs")
    page.run()
    assert page.text_area[0].value == ""
    click(page, "Show it")
    assert page.text_area[0].value == "Theirs"


def test_a_stale_save_shows_both_texts_and_changes_nothing(open_field: OpenField) -> None:
    page = open_field()
    somebody_saves("Theirs")
    page.text_area[0].set_value("Mine").run()
    assert kept() == "Theirs"
    assert {"Mine", "Theirs"} <= {element.value for element in page.text}


def test_my_text_can_be_kept_after_having_seen_the_other(open_field: OpenField) -> None:
    page = open_field()
    somebody_saves("Theirs")
    page.text_area[0].set_value("Mine").run()
    click(page, "Keep mine")
    assert kept() == "Mine"
    assert "Not saved" not in said(page)


def test_their_text_can_be_kept_instead(open_field: OpenField) -> None:
    page = open_field()
    somebody_saves("Theirs")
    page.text_area[0].set_value("Mine").run()
    click(page, "Keep theirs")
    assert (kept(), page.text_area[0].value) == ("Theirs", "Theirs")


def test_somebody_who_saves_again_while_i_choose_is_shown_again(open_field: OpenField) -> None:
    page = open_field()
    somebody_saves("Theirs")
    page.text_area[0].set_value("Mine").run()
    somebody_saves("Theirs, longer")
    click(page, "Keep mine")
    assert kept() == "Theirs, longer"
    assert "Theirs, longer" in [element.value for element in page.text]


def test_what_could_not_be_saved_stays_and_can_be_tried_again(open_field: OpenField, tmp_path: Path) -> None:
    page = open_field()
    database = tmp_path / "aar.duckdb"
    aside = database.rename(tmp_path / "aside")
    database.write_text("this is no database")
    page.text_area[0].set_value("It was slow").run()
    database.unlink()
    aside.rename(database)
    page.run()
    assert "Not saved" in said(page)
    assert page.text_area[0].value == "It was slow"
    click(page, "Try again")
    assert kept() == "It was slow"


def test_the_reason_for_not_saving_is_a_sentence(open_field: OpenField) -> None:
    page = open_field()
    published = builders.review(state="published")
    application().database.write(lambda store: store.put([published]))
    page.text_area[0].set_value("Too late").run()
    assert "is published and frozen" in said(page)
    with pytest.raises(AarError):
        somebody_saves("Too late as well")
