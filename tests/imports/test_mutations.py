"""Damaged samples: a source reads what it can, or says in a sentence why not; it never breaks."""

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aar.domain.imports import ImportOptions
from aar.errors import InputError
from aar.ports import Records
from aar.usecases.importing.choosing import choose_source
from aar.usecases.importing.files import open_source_file
from tests.imports.conftest import SAMPLES

ODD: tuple[Any, ...] = (
    None, 0, -1, 1e308, True, "", [], {}, [1], {"id": {}}, "\ud800", "\x00", "x" * 300, "2026-01-01", "12:00",
    "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-05:00",
)  # fmt: skip
DAMAGES = 40


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value inside."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in pairs:
        yield (*path, name)
        yield from places(one, (*path, name))


def damaged(value: Any, chance: random.Random) -> Any:
    """A copy with one value gone, odd, or under another name."""
    document = copy.deepcopy(value)
    *path, last = chance.choice(list(places(document)))
    inside = document
    for name in path:
        inside = inside[name]
    match chance.randrange(4):
        case 0:
            del inside[last]
        case 1 if isinstance(inside, dict):
            inside[f"{last}x"] = inside.pop(last)
        case _:
            inside[last] = copy.deepcopy(chance.choice(ODD))
    return document


def written(sample: Path, chance: random.Random) -> str:
    """The sample, damaged; of JSON Lines each of the first three lines."""
    text = sample.read_text()
    if sample.suffix == ".json":
        return json.dumps(damaged(json.loads(text), chance), indent=chance.choice([None, 1]))
    return "\n".join(json.dumps(damaged(json.loads(line), chance)) for line in text.splitlines()[:3])


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.json*")))
def test_a_damaged_sample_is_read_or_refused(tmp_path: Path, name: str) -> None:
    chance = random.Random(name)  # noqa: S311 - a seed that each run repeats
    for _ in range(DAMAGES):
        path = tmp_path / name
        path.write_text(written(SAMPLES / name, chance))
        file = open_source_file(path, tmp_path)
        try:
            reading = choose_source(file, "auto")[0].read(file, ImportOptions())
        except InputError:
            continue
        if not isinstance(reading, Records):
            continue  # read in bulk: the damaged ones below go through the whole import
        assert all(item["path"] for item in reading.items)
