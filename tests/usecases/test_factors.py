"""Factors are named with their certainty; naming one kind never loses the other."""

import pytest

from aar.errors import InputError, StaleEdit
from aar.usecases.record_finding import record_finding
from aar.usecases.set_factors import set_factors
from aar.usecases.start_review import start_review
from tests.usecases.conftest import FACILITATOR, World


@pytest.fixture
def found(world: World) -> World:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    factors = [{"code": "alert.noise", "certainty": "potential"}]
    world.do(record_finding, "REV-0001", {"title": "Late alarm", "factors": factors}, by=FACILITATOR)
    return world


def test_known_factors_are_named_beside_suspected_ones(found: World) -> None:
    saved = found.do(set_factors, "FND-0001", {"known": ["capacity"]}, revision=1, by=FACILITATOR)
    assert [(one.code, one.certainty) for one in saved.factors] == [
        ("capacity", "known"),
        ("alert.noise", "potential"),
    ]


def test_a_suspicion_that_was_confirmed_is_not_kept_twice(found: World) -> None:
    saved = found.do(set_factors, "FND-0001", {"known": ["alert.noise"]}, revision=1, by=FACILITATOR)
    assert [(one.code, one.certainty) for one in saved.factors] == [("alert.noise", "known")]


def test_what_somebody_else_named_meanwhile_is_not_overwritten(found: World) -> None:
    found.do(set_factors, "FND-0001", {"known": ["capacity"]}, revision=1, by=FACILITATOR)
    with pytest.raises(StaleEdit):
        found.do(set_factors, "FND-0001", {"known": ["training"]}, revision=1, by=FACILITATOR)


def test_a_certainty_that_does_not_exist_is_refused(found: World) -> None:
    with pytest.raises(InputError, match="field certainty"):
        found.do(set_factors, "FND-0001", {"sure": ["capacity"]}, revision=1, by=FACILITATOR)
