"""A Markdown report is one text that shows what was typed, and nothing else."""

from markdown_it import MarkdownIt

from aar.reports.draw import draw_report
from tests import builders
from tests.reports.materials import ANSWERS, answer, decision, markdown_of, material


def rendered(text: str) -> str:
    """What a reader of CommonMark with tables makes of it, with raw HTML shown as text."""
    return str(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))


def summary_of(text: str) -> str:
    """The rendered report in which the summary says this."""
    return rendered(markdown_of(material(answers={"summary": answer("summary", text)})))


def test_the_report_reads_as_headings_lists_and_tables() -> None:
    html = rendered(markdown_of(material()))
    assert "<h1>Checkout is slow</h1>" in html
    assert "<h2>Timeline</h2>" in html
    assert html.count("<table>") == 4
    assert "<li>Cards failed</li>" in html


def test_what_looks_like_markdown_stays_text() -> None:
    for typed in (
        "*not* _emphasis_",
        "# no heading",
        "1. no list",
        "+ none",
        "[no](link)",
        "`none`",
        "a | b",
    ):
        assert f"<p>{typed}</p>" in summary_of(typed)


def test_what_looks_like_html_stays_text() -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in summary_of("<script>alert(1)</script>")


def test_an_address_is_a_link_with_its_underscores() -> None:
    assert 'href="https://example.org/a_b_c"' in summary_of("See https://example.org/a_b_c, please.")


def test_a_cell_keeps_its_lines_within_one_row() -> None:
    told = markdown_of(material(events=[builders.event(text="one\n\ntwo | three")]))
    assert "| one<br><br>two \\| three |" in told


def test_a_picture_comes_with_the_text() -> None:
    html = rendered(draw_report(material(), format="md").decode())
    assert '<img src="data:image/png;base64,iVBOR' in html
    assert 'alt="Timeline of 5 events from' in html


def test_every_answer_is_told_even_if_the_form_no_longer_asks_for_it() -> None:
    answers = {**{key: answer(key, value) for key, value in ANSWERS.items()}, "old": answer("old", "Kept.")}
    assert "### Old\n\nKept." in markdown_of(material(answers=answers))


def test_a_decision_tells_what_was_known_before_what_came_of_it() -> None:
    told = markdown_of(material())
    places = [told.index(text) for text in ("p99 latency above 2 s", "It is rehearsed.", "It worked within")]
    assert places == sorted(places)


def test_decisions_come_in_the_order_in_which_they_were_made() -> None:
    first = decision(decision_id="DEC-0002", question="Page the vendor?", decided_at=builders.START)
    told = markdown_of(material(decisions=[decision(), first]))
    assert told.index("Page the vendor?") < told.index("Roll back or wait?")
