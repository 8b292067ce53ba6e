from tests.architecture.dependencies import imported, named
from tests.architecture.lock import locked
from tests.architecture.repository import PACKAGES, ROOT, python_files

PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_an_import_names_its_distribution_wherever_it_stands() -> None:
    text = "import json\nfrom docx.shared import Pt\n\ndef late():\n    import aar, nowhere.at_all"
    assert imported(text) == {"python-docx", "nowhere"}


def test_a_project_names_its_distributions_without_their_versions() -> None:
    project = '[project]\ndependencies = ["Rich>=14", "a_b==1"]\n[dependency-groups]\ndev = ["ruff>=1"]'
    assert named(project) == {"rich", "a-b"}
    assert named(project, with_dev=True) == {"rich", "a-b", "ruff"}


def test_what_the_product_imports_the_project_names() -> None:
    used = {name for _, text in python_files(*PACKAGES) for name in imported(text)}
    assert used - named(PROJECT) == set()


def test_what_the_tests_import_the_project_names() -> None:
    used = {name for _, text in python_files("tests") for name in imported(text)}
    assert used - named(PROJECT, with_dev=True) == set()


def test_what_the_project_names_is_locked() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert named(PROJECT, with_dev=True) - locked(lock).keys() == set()
