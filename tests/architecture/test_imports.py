import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT

INNER = (
    "application",
    "usecases",
    "store",
    "reports",
    "charts",
    "metrics",
    "forms",
    "ports",
    "settings",
    "logs",
)
MODULES = (
    *(
        "aar",
        "dashboards",
        "integrations",
        "integrations.jira",
        "sql",
        "aar.cli",
        "aar.domain",
        "aar.registry",
    ),
    *("aar.errors", *(f"aar.{name}" for name in INNER)),
)
OUTWARDS = [
    ("aar.cli", "dashboards", "Screens and translators know the product; it does not know them"),
    ("dashboards", "integrations", "Screens and translators know the product; it does not know them"),
    ("aar.usecases", "aar.cli", "Imports point inwards"),
    ("aar.store", "aar.reports", "Imports point inwards"),
    ("aar.charts", "aar.reports", "Imports point inwards"),
    ("aar.domain", "aar.settings", "Imports point inwards"),
    ("aar.registry", "aar.domain", "Imports point inwards"),
    ("aar.somewhere", "json", "Imports point inwards"),
    ("aar.usecases", "duckdb", "Only the store speaks to DuckDB"),
    ("aar.charts", "streamlit", "Only the dashboards draw with Streamlit"),
    ("dashboards", "docx", "Only the reports write Word files"),
    ("dashboards", "altair", "Only the charts are made with Altair"),
    ("integrations", "jira", "Only the Jira integration speaks to Jira"),
]
INWARDS = [
    *[("dashboards", "aar.application"), ("dashboards", "streamlit"), ("integrations.jira", "jira")],
    *[
        ("aar.store", "duckdb"),
        ("aar.reports", "docx"),
        ("aar.reports", "aar.charts"),
        ("aar.charts", "altair"),
    ],
    *[("aar.store", "aar.settings"), ("aar.domain", "aar.errors"), ("aar.forms", "aar.registry")],
]


def small_product(folder: Path, imports: dict[str, list[str]]) -> None:
    shutil.copy(ROOT / "pyproject.toml", folder)
    for module in {*MODULES, *imports}:
        file = folder / module.replace(".", "/") / "__init__.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(f"import {name}\n" for name in imports.get(module, [])), encoding="utf-8")


def linted(folder: Path) -> str:
    linter = Path(sys.executable).with_name("lint-imports")
    command = [str(linter), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize(("importer", "imported", "contract"), OUTWARDS)
def test_an_import_that_points_outwards_breaks_its_contract(
    tmp_path: Path, importer: str, imported: str, contract: str
) -> None:
    small_product(tmp_path, {importer: [imported]})
    assert f"{contract} BROKEN" in " ".join(linted(tmp_path).split())


def test_imports_that_point_inwards_break_nothing(tmp_path: Path) -> None:
    imports: dict[str, list[str]] = {}
    for importer, imported in INWARDS:
        imports.setdefault(importer, []).append(imported)
    small_product(tmp_path, imports)
    assert "7 kept, 0 broken" in linted(tmp_path)
