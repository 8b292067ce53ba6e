"""Every section keeps the contract, and the outlines say what their readers expect."""

from typing import Any, get_args

import pytest

from aar.forms.exercise import FORM as EXERCISE
from aar.registry import discover
from aar.reports.blocks import Table
from aar.reports.section import Outline, Section, sections_of
from aar.reports.sections import capabilities, improvement_plan
from tests import builders
from tests.reports.materials import answer, markdown_of, material

SECTIONS: dict[str, Section] = discover("aar.reports.sections", exporting="SECTION")
OUTLINES: tuple[Outline, ...] = get_args(Outline)


def exercise(**changes: Any) -> Any:
    """An exercise with two rated capabilities and three objectives."""
    objectives = "Move traffic (coordination)\n- Tell customers (public information).\nRestore the database"
    rated = [
        builders.finding(1, capability="Coordination", rating="S", capability_element="planning"),
        builders.finding(2, capability="Coordination", rating="M", title="Nobody had the phone list"),
        builders.finding(3, capability="Logistics", rating="P", kind="strength", title="Food was there"),
    ]
    given = {
        "incident": builders.incident(kind="exercise", severity=None),
        "form": EXERCISE,
        "answers": {"objectives": answer("objectives", objectives)},
        "findings": rated,
    }
    return material(**{**given, **changes})


def table_of(blocks: Any) -> list[tuple[str, ...]]:
    """The rows of the only table among the blocks."""
    (table,) = [block for block in blocks if isinstance(block, Table)]
    return [tuple(row) for row in table.rows]


@pytest.mark.parametrize("section", SECTIONS.values(), ids=SECTIONS)
def test_a_section_has_a_title_an_outline_and_tells_what_it_has(section: Section) -> None:
    assert section.title
    assert section.outlines <= set(OUTLINES)
    assert section.build(material())


@pytest.mark.parametrize("section", SECTIONS.values(), ids=SECTIONS)
def test_a_section_copes_with_a_review_that_holds_nothing(section: Section) -> None:
    empty = material(answers={}, events=[], decisions=[], findings=[], actions=[], review=builders.review())
    assert isinstance(section.build(empty), list)


@pytest.mark.parametrize("outline", OUTLINES)
def test_no_two_sections_of_an_outline_share_a_place(outline: Outline) -> None:
    places = [section.place for section in sections_of(outline)]
    assert len(set(places)) == len(places)


def test_a_review_without_actions_says_so_inside() -> None:
    assert "No actions follow from this review." in markdown_of(material(actions=[]))


def test_a_public_report_of_a_review_in_which_nothing_is_public_says_so() -> None:
    told = markdown_of(material(answers={}, audience="public"))
    assert "## Summary\n\nNothing of this review is marked public yet." in told


def test_appendices_are_lettered_without_gaps() -> None:
    told = markdown_of(material(review=builders.review(), answers={}), "aar-ip")
    assert [line[3:] for line in told.splitlines() if line.startswith("## Appendix")] == [
        "Appendix A: Improvement plan",
        "Appendix B: Timeline",
        "Appendix C: Decisions",
    ]


def test_a_capability_is_rated_by_its_most_severe_finding() -> None:
    rows = table_of(capabilities.build(exercise()))
    assert rows == [
        ("Move traffic", "Coordination", " ", " ", "●", " "),
        ("Tell customers", "Public information", " ", " ", " ", " "),
        ("Restore the database", "", " ", " ", " ", " "),
        ("", "Logistics", "●", " ", " ", " "),
    ]


def test_capabilities_come_in_the_order_of_the_objectives_that_need_them() -> None:
    late = answer("objectives", "Feed everybody (Logistics)\nMove traffic (Coordination)")
    told = markdown_of(exercise(answers={"objectives": late}), "aar-ip")
    assert told.index("### Logistics") < told.index("### Coordination")


def test_only_exercises_are_rated() -> None:
    blocks = capabilities.build(exercise(incident=builders.incident()))
    assert not [block for block in blocks if isinstance(block, Table)]


def test_the_improvement_plan_has_a_row_for_each_area_and_action() -> None:
    action = builders.action(finding_ids=("FND-0001", "FND-0002"), agreed_at=builders.START)
    assert table_of(improvement_plan.build(exercise(actions=[action]))) == [
        (
            "Coordination",
            "The canary had no traffic of that region",
            "ACT-0001 Block configuration pushes that skipped the canary",
            "Planning",
            "Technical lead",
            "Service owner",
            "2026-05-01",
            "2026-06-01\nAgreed, overdue",
        ),
        (
            "Coordination",
            "Nobody had the phone list",
            "ACT-0001 Block configuration pushes that skipped the canary",
            "",
            "Technical lead",
            "Service owner",
            "2026-05-01",
            "2026-06-01\nAgreed, overdue",
        ),
    ]


def test_an_area_without_an_action_stays_visible_in_the_improvement_plan() -> None:
    rows = table_of(improvement_plan.build(exercise(actions=[])))
    assert [row[2] for row in rows] == ["No action", "No action"]


def test_who_acted_has_a_column_only_where_somebody_is_named() -> None:
    named = builders.event(1, 1, actor="Incident commander", actor_role="incident_commander")
    assert "| Time | Kind | What happened |" in markdown_of(material(events=[builders.event()]))
    assert "| Other | Incident commander | Event 1 |" in markdown_of(material(events=[named]))


def test_evidence_cites_the_beginning_of_a_long_event_and_the_timeline_holds_it_whole() -> None:
    told = markdown_of(material(events=[builders.event(text=f"{'w' * 300} the end")]))
    assert told.count("www…") == 1
    assert told.count("the end") == 1


def test_restricted_records_are_marked_and_counted_inside() -> None:
    events = [builders.event(text="Legal was told", sensitivity="restricted")]
    told = markdown_of(material(events=events))
    assert "| Legal was told<br>Restricted. |" in told
    assert "contains 1 restricted record" in told
