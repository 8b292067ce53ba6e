"""The command line as people and programs use it: arguments in, exit code and two streams out."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from aar.cli import main
from tests.usecases.conftest import World, world

__all__ = ["world"]


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # one document, of whatever shape the command has
        """The one JSON document on stdout."""
        return json.loads(self.out)


Aar = Callable[..., Outcome]


@pytest.fixture
def aar(world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Aar:
    """Run `aar` on the world's database."""
    monkeypatch.setenv("AAR_DATABASE", str(world.database.path))

    def run(*arguments: str) -> Outcome:
        capsys.readouterr()
        code = main(arguments)
        streams = capsys.readouterr()
        return Outcome(code, streams.out, streams.err)

    return run
