import subprocess
import sys
import zipfile

import pytest

from tests.architecture.repository import ROOT

SHIPPED = ("aar", "dashboards", "integrations", "sql")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        ".",
        "--no-deps",
        "--no-build-isolation",
        "-q",
        "-w",
        str(folder),
    ]
    subprocess.run(command, cwd=ROOT, check=True, stdin=subprocess.DEVNULL)
    with zipfile.ZipFile(next(folder.glob("aar-*.whl"))) as archive:
        return set(archive.namelist())


def own_files(folder: str) -> set[str]:
    files = (
        file for file in (ROOT / folder).rglob("*") if file.is_file() and "__pycache__" not in file.parts
    )
    return {file.relative_to(ROOT).as_posix() for file in files}


@pytest.mark.parametrize("package", SHIPPED)
def test_an_installed_product_has_every_file_of_its_packages(wheel: set[str], package: str) -> None:
    assert own_files(package) - wheel == set()


def test_an_installed_product_brings_its_theme_and_fonts(wheel: set[str]) -> None:
    theme = "dashboards/.streamlit/config.toml"
    assert {theme, "dashboards/static/inter.woff2", "dashboards/static/jbmono.woff2"} <= wheel


def test_an_installed_product_brings_nothing_else(wheel: set[str]) -> None:
    tops = {name.split("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(SHIPPED)
