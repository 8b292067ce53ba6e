"""A Word report needs no retouching: real styles, fields, captions, page numbers, words for pictures."""

from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from tests import builders
from tests.reports.materials import MADE_AT, material, word_of, words_in
from tests.reports.test_sections import exercise


def codes(document: Any) -> list[str]:  # python-docx's document
    """The instructions of all fields in the body and the foot."""
    foot = document.sections[0].footer._element  # noqa: SLF001 - python-docx has no call for fields
    return [
        code.text.strip() for home in (document.element.body, foot) for code in home.iter(qn("w:instrText"))
    ]


def styled(document: Any, style: str) -> list[str]:  # python-docx's document
    """The texts in this style."""
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


def test_chapters_are_headings_in_the_order_of_the_outline() -> None:
    assert styled(word_of(material()), "Heading 1") == [
        "Summary",
        "Timeline",
        "People and roles",
        "Decisions",
        "Findings",
        "Actions",
        "Surprises and lessons",
    ]


def test_the_improvement_plan_is_an_appendix_on_a_page_laid_on_its_side() -> None:
    document = word_of(material(), "aar-ip")
    assert "Appendix A: Improvement plan" in styled(document, "Heading 1")
    turned = [section.orientation for section in document.sections]
    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    assert document.sections[1].page_width > document.sections[1].page_height


def test_every_table_with_headings_repeats_them_on_each_page() -> None:
    tables = word_of(material()).element.body.findall(qn("w:tbl"))
    with_headings = [one for one in tables if one.find(f".//{qn('w:tblLook')}").get(qn("w:val")) == "0620"]
    assert len(with_headings) == 4
    for one in with_headings:
        assert one.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_a_short_table_stays_on_one_page() -> None:
    tables = word_of(exercise(), "aar-ip").element.body.findall(qn("w:tbl"))
    ratings = next(one for one in tables if one.find(f".//{qn('w:t')}").text == "Objective")
    stays = [row.find(f".//{qn('w:keepNext')}") is not None for row in ratings.findall(qn("w:tr"))]
    assert stays[-2:] == [True, False]


def test_contents_captions_and_page_numbers_are_fields() -> None:
    found = codes(word_of(material()))
    assert any(code.startswith('TOC \\o "1-2"') for code in found)
    assert found.count("SEQ Table \\* ARABIC") == 4
    assert found.count("SEQ Figure \\* ARABIC") == 1
    assert {"PAGE", "NUMPAGES"} <= set(found)


def test_every_entry_of_the_contents_leads_to_a_heading() -> None:
    body = word_of(material()).element.body
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert links
    assert set(links) <= marks


def test_long_contents_name_chapters_only() -> None:
    many = [builders.action(number) for number in range(60)]
    document = word_of(material(actions=many))
    assert any(code.startswith('TOC \\o "1-1"') for code in codes(document))
    assert styled(document, "toc 2") == []


def test_a_picture_is_told_in_words() -> None:
    body = word_of(material()).element.body
    (picture,) = body.iter(qn("wp:docPr"))
    assert picture.get("descr").startswith("Timeline of 5 events from 2026-05-01 12:00 to 2026-05-01 13:00")


def test_the_properties_say_what_it_is() -> None:
    properties = word_of(material()).core_properties
    assert properties.title == "Checkout is slow"
    assert properties.author == "Review facilitator"
    assert properties.subject == "Incident review · INC-0001"
    assert properties.created == MADE_AT


def test_what_is_not_published_is_marked_as_a_draft_on_every_page() -> None:
    document = word_of(material(review=builders.review(state="in_review")))
    assert document.sections[0].header.paragraphs[0].text == "Draft"
    assert styled(document, "Subtitle") == ["Incident review · INC-0001 · Draft"]


def test_a_published_review_carries_no_mark() -> None:
    document = word_of(material())
    assert "".join(paragraph.text for paragraph in document.sections[0].header.paragraphs) == ""


def test_an_address_is_a_link() -> None:
    assert 'HYPERLINK "https://ci.example.org/9911"' in codes(word_of(material()))


def test_an_action_says_where_it_stands_and_what_proved_it() -> None:
    told = words_in(word_of(material()))
    assert "Verified 2026-06-05: effective" in told
    assert "Effective (2026-06-05, Reliability engineer): Three pushes were refused." in told
