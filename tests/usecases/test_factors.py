"""Factors are named with their certainty; naming one kind never loses the other."""

from pathlib import Path

import pytest

from aar.domain.factor import BUILT_IN, Taxonomy, extended
from aar.domain.finding import codes_of
from aar.errors import InputError, StaleEdit
from aar.reports.learned import told
from aar.store import Database
from aar.usecases.edit_finding import edit_finding
from aar.usecases.edit_plan import edit_plan
from aar.usecases.factor_file import read_factors
from aar.usecases.gather_report import gather_report
from aar.usecases.propose_action import propose_action
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


def test_a_factor_that_is_not_listed_is_refused_with_those_that_are(found: World) -> None:
    with pytest.raises(InputError, match=r"There is no factor supply\.delay") as refused:
        found.do(set_factors, "FND-0001", {"known": ["supply.delay"]}, revision=1, by=FACILITATOR)
    assert "process.gap" in refused.value.hint
    assert "AAR_FACTORS" in refused.value.hint
    late = {"title": "Late parts", "factors": [{"code": "supply.delay"}]}
    with pytest.raises(InputError, match=r"There is no factor supply\.delay"):
        found.do(record_finding, "REV-0001", late, by=FACILITATOR)


def test_a_metric_counts_only_a_factor_that_is_listed(found: World) -> None:
    metric = {"method": "metric", "measure": {"factor": "supply.delay"}}
    with pytest.raises(InputError, match=r"There is no factor supply\.delay"):
        found.do(propose_action, "FND-0001", {"title": "Add a store", "plan": metric}, by=FACILITATOR)
    found.do(propose_action, "FND-0001", {"title": "Add a store"}, by=FACILITATOR)
    with pytest.raises(InputError, match=r"There is no factor supply\.delay"):
        found.do(edit_plan, "ACT-0001", metric, by=FACILITATOR)


def test_a_factor_that_left_the_file_stays_on_its_finding_which_can_still_be_edited(found: World) -> None:
    ours = Database(found.database.path, taxonomy=extended({"supply.delay": "Late parts"}))
    World(ours).do(set_factors, "FND-0001", {"known": ["supply.delay"]}, revision=1, by=FACILITATOR)
    fields = {"title": "Parts came late"}
    edited = found.do(edit_finding, "FND-0001", fields, revision=2, by=FACILITATOR)
    assert "supply.delay" in codes_of(edited)


def test_own_factors_stand_in_the_report_as_they_are_called(found: World) -> None:
    ours = Database(found.database.path, taxonomy=extended({"supply.delay": "Late parts"}))
    World(ours).do(set_factors, "FND-0001", {"known": ["supply.delay"]}, revision=1, by=FACILITATOR)
    with ours.read() as store:
        material = gather_report(store, "INC-0001", by=FACILITATOR, now=found.now)
    said = [str(block) for finding in material.findings for block in told(material, finding)]
    assert "Late parts (known)" in "".join(said)


def read(tmp_path: Path, text: str) -> Taxonomy:
    """The factors that a file with this text adds."""
    path = tmp_path / "factors.toml"
    path.write_text(text, encoding="utf-8")
    return read_factors(path)


def test_a_file_adds_factors_and_renames_ours(tmp_path: Path) -> None:
    taxonomy = read(tmp_path, 'supply.delay = "Late parts"\n"weather" = "Weather"\ncapacity = "Headroom"\n')
    assert [taxonomy.label(code) for code in ("supply.delay", "weather", "capacity", "training")] == [
        "Late parts",
        "Weather",
        "Headroom",
        "Training",
    ]
    assert read_factors(None) == BUILT_IN


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("supply = ", "is no valid TOML"),
        ('"Supply delay" = "Late"', "Supply delay is no code of a factor"),
        ('supply = ""', "the factor supply has no label"),
        ("supply = 3", "the factor supply has no label"),
        ('person = "Human error"', "people are never causes"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_what_to_do(
    tmp_path: Path, text: str, problem: str
) -> None:
    with pytest.raises(InputError, match=problem) as refused:
        read(tmp_path, text)
    assert refused.value.hint


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.toml cannot be read"):
        read_factors(tmp_path / "nowhere.toml")
    (tmp_path / "picture.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match=r"picture\.toml is no text in UTF-8"):
        read_factors(tmp_path / "picture.toml")
