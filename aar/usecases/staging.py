"""Read a bundle before the database is touched: every line valid, every id unique, every reference noted."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final

from aar.domain.bundle import (
    BUILT_IN,
    ENTITIES,
    BundleEntity,
    LineProblem,
    read_line,
    references_of,
)
from aar.errors import InputError
from aar.usecases.keep_file import LARGEST_BYTES

_MOST_PROBLEMS: Final = 20
_NUMBERED: Final = re.compile(r"([A-Z]{3})-(\d{1,18})")
_LINES_AT_ONCE: Final = 5000


@dataclass
class Staged:
    """A bundle that has been read: normal lines in a private folder, and what still has to be looked up."""

    folder: Path
    counts: dict[str, int] = field(default_factory=dict)
    lines_of: dict[str, dict[str, int]] = field(default_factory=dict)
    wanted: dict[tuple[str, str], str] = field(default_factory=dict)
    highest: dict[str, int] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    file_names: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    sha256: str = ""

    def chunks(self, entity: BundleEntity) -> Iterator[list[str]]:
        """The lines of one file, some thousands at a time."""
        path = self.folder / entity.file_name
        if not path.exists():
            return
        with path.open(encoding="utf-8", newline="\n") as lines:
            while chunk := [line.rstrip("\n") for line in islice(lines, _LINES_AT_ONCE)]:
                yield chunk

    def refuse(self, problem: str) -> None:
        """Note a problem; raises InputError with all of them once there are enough."""
        self.problems.append(problem)
        if len(self.problems) >= _MOST_PROBLEMS:
            self.demand_valid()

    def demand_valid(self) -> None:
        """Raise InputError naming file, line and field of each problem."""
        if self.problems:
            raise InputError(
                "Nothing was loaded, for the bundle has lines that cannot be used:\n"
                + "\n".join(self.problems),
                "Correct these lines and load it again.",
            )


def stage(bundle: Path, private: Path) -> Staged:
    """Read the whole bundle into the private folder; raises InputError naming file, line and field."""
    staged = Staged(folder=private)
    digest = hashlib.sha256()
    try:
        _demand_bundle(bundle)
        for path in sorted((bundle / "files").glob("*")):
            _stage_file(path, staged)
        for entity in ENTITIES:
            _stage_entity(entity, bundle / entity.file_name, staged, digest.update)
    except OSError as error:
        raise InputError(
            f"{error.filename} cannot be read: {error.strerror}.", "Give this account the right to read it."
        ) from error
    staged.demand_valid()
    staged.sha256 = digest.hexdigest()
    _forget_what_is_there(staged)
    return staged


def _demand_bundle(bundle: Path) -> None:
    known = {entity.file_name for entity in ENTITIES}
    found = {path.name for path in bundle.glob("*.jsonl")} if bundle.is_dir() else set()
    if not found & known:
        raise InputError(
            f"{bundle} holds no bundle.", "Name a folder that `aar export` has written, or one like it."
        )
    if found - known:
        raise InputError(
            f"{bundle} holds {', '.join(sorted(found - known))}, which no bundle has.",
            f"Rename or remove it; a bundle has {', '.join(entity.file_name for entity in ENTITIES)}.",
        )


def _stage_file(path: Path, staged: Staged) -> None:
    if not re.fullmatch(r"[0-9a-f]{64}", path.name):
        return
    content = path.read_bytes()
    if len(content) > LARGEST_BYTES:
        staged.refuse(f"files/{path.name}: it has more than 20 MB")
    elif hashlib.sha256(content).hexdigest() != path.name:
        staged.refuse(f"files/{path.name}: its content has another hash than its name")
    staged.files[path.name] = path


def _stage_entity(entity: BundleEntity, path: Path, staged: Staged, digest: Callable[[bytes], None]) -> None:
    staged.counts[entity.name] = 0
    staged.lines_of[entity.name] = {}
    if not path.exists():
        return
    with (
        path.open("rb") as lines,
        (staged.folder / path.name).open("w", encoding="utf-8", newline="\n") as kept,
    ):
        for number, line in enumerate(lines, start=1):
            digest(line)
            if not line.strip():
                continue
            try:
                kept.write(_stage_line(entity, line.removeprefix(b"\xef\xbb\xbf"), number, staged))
            except LineProblem as problem:
                where = f"{problem.field}: " if problem.field else ""
                staged.refuse(f"{path.name}, line {number}, {where}{problem.reason}")


def _stage_line(entity: BundleEntity, line: bytes, number: int, staged: Staged) -> str:
    read = read_line(entity, line)
    plain = read.plain
    staged.counts[entity.name] += 1
    if entity.key:
        _note_id(entity, plain, number, staged)
    for reference, place, found in references_of(entity.name, plain):
        staged.wanted.setdefault((reference.to, found), f"{entity.file_name}, line {number}, {place}")
    for evidence in plain.get("evidence", ()) if entity.name == "verifications" else ():
        staged.file_names[evidence.get("sha256", "")] = evidence["value"]
    return read.text + "\n"


def _note_id(entity: BundleEntity, plain: dict[str, Any], number: int, staged: Staged) -> None:
    record_id = "/".join(str(plain[name]) for name in entity.key)
    lines = staged.lines_of[entity.name]
    if record_id in lines:
        field_name = entity.key[0]
        raise LineProblem(field_name, f"{record_id} stands in line {lines[record_id]} already")
    lines[record_id] = number
    if numbered := _NUMBERED.fullmatch(record_id):
        prefix, digits = numbered.groups()
        staged.highest[prefix] = max(staged.highest.get(prefix, 0), int(digits))


def _forget_what_is_there(staged: Staged) -> None:
    staged.wanted = {
        (to, found): place
        for (to, found), place in staged.wanted.items()
        if found not in staged.lines_of.get(to, ())
        and found not in BUILT_IN.get(to, ())
        and found not in staged.files
    }
