"""Damaged samples: a source reads what it can, or says in a sentence why not; it never breaks."""

import json
import random
from pathlib import Path

import pytest

from aar.domain.imports import ImportOptions
from aar.errors import InputError
from aar.ports import Records
from aar.usecases.importing.choosing import choose_source
from aar.usecases.importing.files import open_source_file
from tests.imports.conftest import SAMPLES
from tests.imports.damage import damaged_value

DAMAGES = 40


def written(sample: Path, chance: random.Random) -> str:
    """The sample, damaged; of JSON Lines each of the first three lines."""
    text = sample.read_text()
    if sample.suffix == ".json":
        return json.dumps(damaged_value(json.loads(text), chance), indent=chance.choice([None, 1]))
    return "\n".join(json.dumps(damaged_value(json.loads(line), chance)) for line in text.splitlines()[:3])


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
