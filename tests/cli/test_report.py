"""`aar report`: a file, or a sentence that says why not."""

from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Aar
from tests.usecases.conftest import World
from tests.usecases.test_review_states import published


def test_the_ending_decides_what_is_written(aar: Aar, world: World, tmp_path: Path) -> None:
    published(world)
    assert aar("report", "INC-0001", "--out", str(tmp_path / "a.docx")).code == 0
    assert aar("report", "INC-0001", "--out", str(tmp_path / "a.md"), "--outline", "aar-ip").code == 0
    assert docx.Document(str(tmp_path / "a.docx")).paragraphs[0].text == "Checkout is slow"
    assert "Appendix A: Improvement plan" in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_stdout_holds_one_document_or_nothing(aar: Aar, world: World, tmp_path: Path) -> None:
    published(world)
    out = str(tmp_path / "a.md")
    assert aar("report", "INC-0001", "--out", out).out == ""
    told = aar("report", "INC-0001", "--out", out, "--json").json
    assert told == {"file": out, "review_id": "REV-0001", "state": "published"}


def test_a_public_report_asks_to_be_read_first(aar: Aar, world: World, tmp_path: Path) -> None:
    published(world)
    done = aar("report", "INC-0001", "--out", str(tmp_path / "a.md"), "--audience", "public")
    assert done.code == 0
    assert "Left out: 8 that are not marked public. Told by a role: nobody." in done.err
    assert "Read it before you hand it out" in done.err
    assert "The canary had no traffic" not in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_times_are_told_in_the_zone_of_the_setting(
    aar: Aar, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(world)
    monkeypatch.setenv("AAR_ZONE", "Europe/Berlin")
    aar("report", "INC-0001", "--out", str(tmp_path / "a.md"))
    assert "Europe/Berlin (UTC+02:00)" in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_the_template_of_the_setting_is_taken_unless_another_is_given(
    aar: Aar, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(world)
    ours = docx.Document()
    ours.sections[0].header.paragraphs[0].text = "Our organisation"
    ours.save(str(tmp_path / "ours.docx"))
    monkeypatch.setenv("AAR_REPORT_TEMPLATE", str(tmp_path / "ours.docx"))
    assert aar("report", "INC-0001", "--out", str(tmp_path / "a.docx")).code == 0
    assert docx.Document(str(tmp_path / "a.docx")).sections[0].header.paragraphs[0].text == "Our organisation"
    failed = aar("report", "INC-0001", "--out", str(tmp_path / "b.docx"), "--template", "none.docx")
    assert failed.code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("INC-9999", "--out", "a.docx"), 2, "There is no incident INC-9999"),
        (("INC-0001", "--out", "a.pdf"), 2, "End the name with .docx or .md"),
        (("INC-0001", "--out", "none/a.docx"), 2, "cannot be written"),
        (("INC-0001", "--out", "a.docx", "--template", "none.docx"), 2, "cannot be used as a template"),
        (("INC-0001", "--out", "a.docx", "--outline", "poem"), 2, "outline"),
        (("INC-0002", "--out", "a.docx"), 3, "INC-0002 has no review yet"),
    ],
)
def test_what_cannot_be_done_is_said(  # noqa: PLR0917 - fixtures and a row of the table
    aar: Aar,
    world: World,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    sentence: str,
) -> None:
    published(world)
    monkeypatch.chdir(tmp_path)
    failed = aar("report", *arguments)
    assert (failed.code, failed.out) == (code, "")
    assert sentence in failed.err
    assert "Traceback" not in failed.err
    assert list(tmp_path.glob("*.docx")) == []
