"""What holds for every test: no setting of this machine, and the same examples in every run."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("test", deadline=None, derandomize=True, database=None)
settings.register_profile("prove", deadline=None, max_examples=2000, database=None)
settings.load_profile("prove" if os.environ.get("AAR_PROVE") else "test")


@pytest.fixture(scope="session", autouse=True)
def _foreign_settings_stay_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("AAR_") and name != "AAR_PROVE"]:
            patch.delenv(name)
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield
