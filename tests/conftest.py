"""What holds for every test: no setting of this machine, and the same examples in every run."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import duckdb
import pytest
from hypothesis import settings

TESTS: Final = Path(__file__).parent
COUNTED: Final = {"cli", "domain", "imports", "sync", "usecases"}
BROAD: Final = {"benchmarks", "imports", "store"}
MEMORY: Final = Path("/dev/shm")  # noqa: S108 - only as the parent of pytest's own folders
PLENTY: Final = 8 << 30
_CONNECT: Final = duckdb.connect

settings.register_profile("test", deadline=None, derandomize=True, database=None)
settings.register_profile("prove", deadline=None, max_examples=2000, database=None)
settings.load_profile("prove" if os.environ.get("AAR_PROVE") else "test")


def pytest_configure(config: pytest.Config) -> None:
    """Keep what tests write in memory where there is plenty: a disk makes them wait for nothing."""
    is_timed = config.getoption("benchmark_enable")
    if (
        not is_timed
        and "TMPDIR" not in os.environ
        and MEMORY.is_dir()
        and shutil.disk_usage(MEMORY).free > PLENTY
    ):
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count coverage where rules and use cases are what is tested: tracing slows all else by a fourth."""
    for item in items:
        if _folder_of(item) not in COUNTED:
            item.add_marker("no_cover")


@pytest.fixture(autouse=True)
def _engines_have_one_thread(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker has a core: further threads of an engine take a fifth more, except where rows are many."""
    if _folder_of(request.node) not in BROAD:
        monkeypatch.setattr(duckdb, "connect", _connect_with_one_thread)


def _connect_with_one_thread(
    database: str | Path = ":memory:",
    read_only: bool = False,  # noqa: FBT001, FBT002 - as duckdb calls it
    config: Mapping[str, Any] | None = None,
) -> duckdb.DuckDBPyConnection:
    return _CONNECT(database, read_only, {**(config or {}), "threads": 1})


def _folder_of(item: pytest.Item) -> str:
    return item.path.relative_to(TESTS).parts[0]


@pytest.fixture(scope="session", autouse=True)
def _foreign_settings_stay_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("AAR_") and name != "AAR_PROVE"]:
            patch.delenv(name)
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield
