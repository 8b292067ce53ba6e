"""The engine and the domain agree on what makes an event the same."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aar.domain.event import content_hash, normalised
from aar.store import Staging

AT = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(" \t\n\r\x00\x1f\x7fé😀"))


@pytest.fixture(scope="module")
def staging(tmp_path_factory: pytest.TempPathFactory) -> Staging:
    folder: Path = tmp_path_factory.mktemp("staging")
    return Staging(folder)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actor=st.none() | TEXT, kind=st.sampled_from(["other", "status"]), text=TEXT)
def test_both_hash_the_same(staging: Staging, actor: str | None, kind: str, text: str) -> None:
    sent = {"actor": (actor or "").replace("\x00", "") or None, "text": text.replace("\x00", "")}
    found = staging.value("staging/content_hash", occurred_at=AT, kind=kind, **sent)
    assert found == content_hash(AT, actor, kind, text)


def test_normal_text_is_folded_and_trimmed() -> None:
    assert normalised(" a \n\t b ") == "a b"
