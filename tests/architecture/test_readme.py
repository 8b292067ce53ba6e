"""What the README says is true."""

import re

import pytest

from aar.cli import main
from aar.registry import discover
from aar.settings import Settings
from tests.architecture.readme import README, settings_table, with_table

TEXT = README.read_text(encoding="utf-8")


def test_the_table_of_settings_is_the_generated_one() -> None:
    assert with_table(TEXT) == TEXT, "run: make readme"


def test_every_setting_is_described() -> None:
    assert all(field.description for field in Settings.model_fields.values())
    assert len(settings_table().splitlines()) == len(Settings.model_fields) + 2


def test_every_command_that_it_names_exists() -> None:
    named = set(re.findall(r"\baar ([a-z]+)\b", TEXT))
    known = set(discover("aar.cli.commands", exporting="COMMAND"))
    known |= set(discover("aar.cli.commands", exporting="GROUP"))
    assert named <= {name.removesuffix("_") for name in known}


def test_every_picture_and_folder_that_it_names_exists() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", TEXT)
    folders = re.findall(r"`((?:aar|sql|tests|integrations|dashboards)(?:/\w+)*)/?`", TEXT)
    missing = [name for name in (*pictures, *folders) if not (README.parent / name).exists()]
    assert not missing


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    for name in discover("aar.cli.commands", exporting="COMMAND"):
        assert main([name.removesuffix("_"), "--help"]) == 0
        assert len(capsys.readouterr().out.splitlines()) > 3
