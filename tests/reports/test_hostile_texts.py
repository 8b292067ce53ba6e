"""Whatever people typed or machines logged survives or is cleaned; a report is always written."""

import io
from dataclasses import replace
from typing import Any, get_args

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from aar.domain.link import TrackerLink
from aar.reports.draw import draw_report
from aar.reports.material import ReportMaterial
from aar.reports.retelling import retold
from aar.reports.section import Outline
from tests import builders
from tests.reports.materials import markdown_of, material, word_of, words_in

OUTLINES: tuple[Outline, ...] = get_args(Outline)
HOSTILE = {
    "control characters": "a\x00b\x07c\x0bd\x1be\x7ff\x85g",
    "no characters of XML": "a\ufffeb\uffffc",
    "half of a pair": "a\ud83db",
    "an emoji": "all good 🧑‍🚒🇪🇺",
    "markup": "<w:p>&amp;</w:p> ]]> <!-- x -->",
    "a word of 10,000 letters": "w" * 10_000,
    "nothing": "",
    "blanks": " \t\n ",
    "line ends": "one\r\ntwo\rthree\u2028four",
    "right to left": "\u202eabc\u202c עברית",
    "a field": 'HYPERLINK "x" { PAGE }',
    "an address that ends a field": 'https://example.org/"\\o"x',
    "an address of 10,000 letters": "https://example.org/" + "a" * 10_000,
    "table marks": "| --- |\n| a |",
}


def filled(text: str, whole: ReportMaterial) -> ReportMaterial:
    """The material with this text in every free text, past the checks of the domain, as old data may be."""

    def say(_: str) -> str:
        return text

    return material(
        incident=retold(whole.incident, say),
        review=retold(whole.review, say),
        answers={key: retold(answer, say) for key, answer in whole.answers.items()},
        events=[retold(event, say) for event in whole.events],
        decisions=[retold(decision, say) for decision in whole.decisions],
        findings=[retold(finding, say) for finding in whole.findings],
        actions=[retold(action, say) for action in whole.actions],
        people={key: retold(person, say) for key, person in whole.people.items()},
        verifications={key: [retold(one, say) for one in some] for key, some in whole.verifications.items()},
        links={"ACT-0001": TrackerLink(action_id="ACT-0001").model_copy(update={"key": text, "url": text})},
    )


@pytest.mark.parametrize("outline", OUTLINES)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_report_is_written_whatever_the_texts_hold(text: str, outline: Outline) -> None:
    told = filled(text, material(events=[builders.event()]))
    assert words_in(word_of(told, outline))
    assert MarkdownIt().enable("table").render(markdown_of(told, outline))


def told_to_all(whole: ReportMaterial) -> ReportMaterial:
    """The material with everything in it marked public."""
    mark = {"sensitivity": "public"}
    return replace(
        whole,
        audience="public",
        answers={key: one.model_copy(update=mark) for key, one in whole.answers.items()},
        events=[one.model_copy(update=mark) for one in whole.events],
        decisions=[one.model_copy(update=mark) for one in whole.decisions],
        findings=[one.model_copy(update=mark) for one in whole.findings],
        actions=[one.model_copy(update=mark) for one in whole.actions],
    )


@settings(max_examples=25)
@given(
    text=st.text(st.characters(exclude_categories=[]), max_size=60),
    outline=st.sampled_from(OUTLINES),
    is_public=st.booleans(),
)
def test_any_text_at_all_makes_files_that_open(text: str, outline: Outline, is_public: bool) -> None:  # noqa: FBT001 - drawn
    hostile = filled(text, material(events=[builders.event()]))
    whole = told_to_all(hostile) if is_public else hostile
    assert docx.Document(io.BytesIO(draw_report(whole, format="docx", outline=outline))).paragraphs
    assert draw_report(whole, format="md", outline=outline).decode()


def test_what_can_be_shown_is_shown_as_it_was_typed() -> None:
    told = words_in(word_of(filled("<b>5 > 3 & 🚒</b>", material())))
    assert "<b>5 > 3 & 🚒</b>" in told


def test_a_long_word_is_there_in_full_and_only_its_heading_is_shortened() -> None:
    document = word_of(filled("w" * 10_000, material()))
    headings = [one.text for one in document.paragraphs if one.style.name in {"Title", "Heading 2"}]
    assert max(map(len, headings)) < 200
    assert "w" * 10_000 in words_in(document)


def test_empty_fields_of_a_table_are_dashes() -> None:
    told: Any = [action.changed(owner=None, due_on=None, priority=None) for action in material().actions]
    table = word_of(material(actions=told)).tables[-1]
    assert [cell.text for cell in table.rows[-1].cells][1:4] == ["–", "–", "–"]
