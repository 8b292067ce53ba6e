"""Settings say what is wrong with them, and keep what nobody set."""

import pytest

from aar.errors import InputError
from aar.settings import read_settings


def test_severities_that_nobody_set_keep_their_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AAR_ACTION_DAYS", '{"sev1": 5}')
    assert read_settings().action_days == {"sev1": 5, "sev2": 30, "sev3": 60, "sev4": 90}


@pytest.mark.parametrize("value", ['{"sev1": -1}', '{"sev9": 3}', '{"sev1": "soon"}'])
def test_days_that_cannot_be_are_refused_by_the_name_of_their_setting(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AAR_ACTION_DAYS", value)
    with pytest.raises(InputError, match="The setting AAR_ACTION_DAYS cannot be used"):
        read_settings()
