"""Times as people and programs write them: each is understood, or refused with what is missing."""

import pytest

from aar.domain.imports import ImportResult
from tests.imports.conftest import Desk


def times(desk: Desk, result: ImportResult, place: int = 0) -> list[str]:
    """The instants of an imported timeline, without the offset that all have."""
    events = desk.events(result.incidents[place].incident_id)
    return [event.occurred_at.isoformat().removesuffix("+00:00") for event in events]


def test_an_hour_that_occurs_twice_is_taken_once_and_said(desk: Desk) -> None:
    text = "occurred_at,text\n2026-10-25 01:30,before\n2026-10-25 02:30,within\n2026-10-25T02:40+01:00,sure\n"
    result = desk.take_text(text, zone="Europe/Berlin")
    assert times(desk, result) == ["2026-10-24T23:30:00", "2026-10-25T00:30:00", "2026-10-25T01:40:00"]
    (note,) = result.notes or ()
    assert "clock was put back: 1, such as 2026-10-25 02:30" in note


@pytest.mark.parametrize("zone", ["Asia/Kolkata", "UTC", "Australia/Lord_Howe"])
def test_an_hour_that_occurs_once_needs_no_note(desk: Desk, zone: str) -> None:
    assert desk.take_text("occurred_at,text\n2026-10-25 02:30,x\n", zone=zone).notes is None
