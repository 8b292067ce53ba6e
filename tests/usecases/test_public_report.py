"""A report goes outside when somebody who may has read it as it is."""

import pytest

from aar.errors import ConflictError, PermissionDenied
from aar.reports.material import ReportMaterial
from aar.usecases.confirm_public_report import confirm_public_report
from aar.usecases.edit_incident import edit_incident
from aar.usecases.gather_report import gather_report
from tests.usecases.conftest import FACILITATOR, LEADER, VIEWER, World
from tests.usecases.test_review_states import complete


def preview(world: World) -> ReportMaterial:
    """What the public would read."""
    with world.database.read() as store:
        return gather_report(store, "INC-0001", by=LEADER, now=world.now, audience="public")


def test_who_let_which_text_go_outside_stands_in_the_audit(world: World) -> None:
    complete(world)
    seen = preview(world)
    world.do(confirm_public_report, seen, outline="review", sha256="f" * 64, by=LEADER)
    with world.database.read() as store:
        rows = store.rows("queries/audit/of_subject", subject_kind="report", subject_id="REV-0001")
    assert [(row["actor"], row["verb"]) for row in rows] == [("leader", "confirmed for the public")]
    assert "f" * 64 in str(rows[0]["after"])


def test_what_changed_since_it_was_read_is_not_let_outside(world: World) -> None:
    complete(world)
    seen = preview(world)
    world.do(edit_incident, "INC-0001", {"title": "Model served stale features"}, by=FACILITATOR)
    with pytest.raises(ConflictError, match="changed since you read"):
        world.do(confirm_public_report, seen, outline="review", sha256="f" * 64, by=FACILITATOR)


def test_who_neither_leads_nor_approves_lets_nothing_outside(world: World) -> None:
    complete(world)
    with pytest.raises(PermissionDenied):
        world.do(confirm_public_report, preview(world), outline="review", sha256="f" * 64, by=VIEWER)
