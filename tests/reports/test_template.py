"""An organisation's Word file gives styles, pages, head and foot; nothing else of it gets into a report."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import RGBColor

from aar.domain.person import Person
from aar.errors import InputError
from aar.reports import template as templates
from aar.reports.draw import draw_report
from tests.reports.materials import material, word_of, words_in
from tests.reports.test_word import codes, styled


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """An organisation's template: red headings, its own head, a sample table in its body."""
    word = docx.Document()
    word.styles["Heading 1"].font.color.rgb = RGBColor(0xC0, 0, 0)
    word.sections[0].header.paragraphs[0].text = "Our organisation"
    word.add_heading("Sample text", 1)
    word.add_table(2, 2, style="Light Grid Accent 2")
    word.save(str(tmp_path / "template.docx"))
    return tmp_path / "template.docx"


def test_a_template_gives_styles_head_and_tables_but_not_its_text(template: Path) -> None:
    document = word_of(material(), template=template)
    assert document.styles["Heading 1"].font.color.rgb == RGBColor(0xC0, 0, 0)
    assert document.sections[0].header.paragraphs[0].text == "Our organisation"
    assert {table.style.name for table in document.tables} == {"Light Grid Accent 2"}
    assert "Sample text" not in words_in(document)


def test_a_template_keeps_its_own_page_numbers(template: Path) -> None:
    word = docx.Document(str(template))
    home = word.sections[0].footer.paragraphs[0]._p  # noqa: SLF001 - python-docx has no call for fields
    home.append(docx.oxml.parse_xml(f'<w:fldSimple {docx.oxml.ns.nsdecls("w")} w:instr="PAGE"/>'))
    word.save(str(template))
    assert "PAGE" not in codes(word_of(material(), template=template))


def test_a_template_of_few_styles_gets_the_ones_it_lacks(template: Path) -> None:
    word = docx.Document(str(template))
    for style in list(word.styles.element.iterchildren(qn("w:style"))):
        if style.find(qn("w:name")).get(qn("w:val")) not in {"Normal", "heading 1", "Normal Table"}:
            word.styles.element.remove(style)
    word.save(str(template))
    document = word_of(material(), template=template)
    assert document.styles["Title"] is not None
    assert "•\tRoll back" in styled(document, "AAR Bullet")


def repacked(template: Path, parts: dict[str, bytes | None]) -> Path:
    """The template with parts added, replaced or, without content, left out."""
    with zipfile.ZipFile(template) as old:
        held: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(template, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in {**held, **parts}.items():
            if content is not None:
                new.writestr(name, content)
    return template


def package(told: bytes) -> str:
    """Every part of a file, as text."""
    with zipfile.ZipFile(io.BytesIO(told)) as parts:
        return "".join(f"{name}{parts.read(name).decode(errors='replace')}" for name in parts.namelist())


@pytest.mark.parametrize("content", [b"", b"no Word document", b"PK\x03\x04 broken"])
def test_what_is_no_template_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "bad.docx"
    file.write_bytes(content)
    with pytest.raises(InputError, match=r"bad\.docx cannot be used as a template"):
        word_of(material(), template=file)


def test_a_missing_template_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is missing or not a Word document"):
        word_of(material(), template=tmp_path / "none.docx")


def test_a_template_with_macros_is_refused_with_a_sentence(template: Path) -> None:
    with pytest.raises(InputError, match="it carries macros"):
        word_of(material(), template=repacked(template, {"word/vbaProject.bin": b"x"}))


def test_a_template_with_a_password_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "locked.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(InputError, match="has a password or is in Word's old format"):
        word_of(material(), template=tmp_path / "locked.docx")


def test_a_template_that_is_too_large_is_refused_with_a_sentence(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "LARGEST_UNPACKED_BYTES", 1_000)
    with pytest.raises(InputError, match="unpacked, it is too large"):
        word_of(material(), template=template)
    monkeypatch.setattr(templates, "LARGEST_BYTES", 1_000)
    with pytest.raises(InputError, match="of 20 MB at most"):
        word_of(material(), template=template)


def test_a_zip_file_without_a_document_is_no_template(template: Path) -> None:
    with pytest.raises(InputError, match="not a Word document"):
        word_of(material(), template=repacked(template, {"word/document.xml": None}))


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml"])
def test_a_template_that_is_damaged_inside_is_refused_with_a_sentence(template: Path, part: str) -> None:
    with pytest.raises(InputError, match="missing or not a Word document"):
        word_of(material(), template=repacked(template, {part: b"<broken"}))


def test_a_template_without_styles_gets_ours(template: Path) -> None:
    relations = zipfile.ZipFile(template).read("word/_rels/document.xml.rels").decode()
    without = relations.replace('relationships/styles"', 'relationships/other"').encode()
    bare = repacked(template, {"word/_rels/document.xml.rels": without})
    assert "Summary" in styled(word_of(material(), template=bare), "Heading 1")


def test_remarks_people_and_pictures_of_the_template_stay_behind(template: Path) -> None:
    word = docx.Document(str(template))
    word.add_comment(word.paragraphs[0].runs, "A remark of ours", author="An author")
    word.core_properties.author = "An author"
    word.core_properties.comments = "A remark of ours"
    word.save(str(template))
    told = package(draw_report(material(), format="docx", template=template))
    assert "A remark of ours" not in told
    assert "An author" not in told
    assert "thumbnail" not in told


def test_what_the_template_would_fetch_when_it_is_opened_stays_behind(template: Path) -> None:
    word = docx.Document(str(template))
    settings = next(one for one in word.part.rels.values() if one.reltype.endswith("/settings")).target_part
    key = settings.relate_to("https://example.org/track.dotx", _ATTACHED, is_external=True)
    word.settings.element.append(docx.oxml.parse_xml(_attached(key)))
    word.save(str(template))
    assert "track.dotx" not in package(draw_report(material(), format="docx", template=template))


def test_a_head_that_fetches_a_picture_is_refused(template: Path) -> None:
    word = docx.Document(str(template))
    word.sections[0].header.part.relate_to("https://example.org/t.png", _IMAGE, is_external=True)
    word.save(str(template))
    with pytest.raises(InputError, match="fetches a file from elsewhere"):
        word_of(material(), template=template)


def test_a_public_report_refuses_a_template_that_names_somebody(template: Path) -> None:
    word = docx.Document(str(template))
    home = word.sections[0].header.paragraphs[0]
    home.text = "Prepared by Mara "
    home.add_run("Lindqvist")
    word.save(str(template))
    known: dict[str, Any] = {"people": {"p1": Person(person_id="p1", name="Mara Lindqvist")}}
    assert word_of(material(**known), template=template)
    with pytest.raises(InputError, match=r"template\.docx names Mara Lindqvist in its head or foot"):
        word_of(material(**known, audience="public"), template=template)


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ATTACHED = f"{_OFFICE}/attachedTemplate"
_IMAGE = f"{_OFFICE}/image"


def _attached(key: str) -> str:
    return f'<w:attachedTemplate {docx.oxml.ns.nsdecls("w", "r")} r:id="{key}"/>'
