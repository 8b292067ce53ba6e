"""What holds for every test: no setting of this machine, and the same examples in every run."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

MEMORY: Final = Path("/dev/shm")  # noqa: S108 - only as the parent of pytest's own folders
PLENTY: Final = 8 << 30

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


@pytest.fixture(scope="session", autouse=True)
def _foreign_settings_stay_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("AAR_") and name != "AAR_PROVE"]:
            patch.delenv(name)
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield
