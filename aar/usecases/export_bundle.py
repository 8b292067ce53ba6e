"""Write everything into a folder, as a bundle that another database can load."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from aar.domain.bundle import ENTITIES, BundleEntity, line_of
from aar.domain.person import Person
from aar.domain.review import Review
from aar.domain.rights import demand
from aar.errors import InputError
from aar.store import Database, Reader
from aar.usecases.complete_records import complete_reviews

_SHA256: Final = re.compile(r"[0-9a-f]{64}")


def export_bundle(database: Database, folder: Path, *, by: Person) -> dict[str, int]:
    """Write the bundle and return how many records each of its files holds; raises InputError."""
    demand(by, "back_up")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with database.read(long_work="writing a bundle") as store:
            written = {entity.name: _write_lines(store, entity, folder) for entity in ENTITIES}
            _write_files(store, folder / "files")
    except OSError as error:
        raise InputError(
            f"The bundle cannot be written to {folder}: {error.strerror}.",
            "Choose a folder that this account may write and that has room.",
        ) from error
    return written


def _write_lines(store: Reader, entity: BundleEntity, folder: Path) -> int:
    count = 0
    partial = folder / f".{entity.file_name}.partial"
    with partial.open("w", encoding="utf-8", newline="\n") as file:
        for line in _lines(store, entity):
            file.write(line + "\n")
            count += 1
    partial.replace(folder / entity.file_name)
    return count


def _lines(store: Reader, entity: BundleEntity) -> Iterator[str]:
    if entity.model is Review:
        return map(line_of, complete_reviews(store, store.list(Review)))
    which = "exported" if entity.name == "imports" else "all"
    texts = store.each(f"queries/{entity.name}/{which}")
    return (line_of(entity.model.model_validate_json(text)) for text in texts)


def _write_files(store: Reader, folder: Path) -> None:
    known = [str(sha256) for sha256 in store.each("queries/files/hashes")]
    if known:
        folder.mkdir(exist_ok=True)
    for sha256 in known:
        (folder / sha256).write_bytes(store.value("queries/files/content", sha256=sha256))
    for stale in folder.glob("*"):
        # The folder may hold an older export; a file that is gone here must not come back by a load.
        if _SHA256.fullmatch(stale.name) and stale.name not in known:
            stale.unlink()
