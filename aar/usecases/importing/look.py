"""The first look at a file: what it is, who reads it, and what is known of it from before."""

from dataclasses import dataclass
from pathlib import Path, PurePath

from aar.domain.imports import ImportOptions
from aar.ports import SourceFile, TimelineSource
from aar.store import Database
from aar.usecases.importing.choosing import choose_source
from aar.usecases.importing.corrected import corrected
from aar.usecases.importing.files import open_source_file
from aar.usecases.list_sources import list_sources


@dataclass(frozen=True)
class Look:
    """A file and its reader; its records count as those of `origin`.

    `known_as` names the incident that they belong to where they name none: as the file, without its ending.
    """

    file: SourceFile
    source: TimelineSource
    why: str
    options: ImportOptions
    origin: str
    known_as: str


def look_at(database: Database, path: Path, options: ImportOptions, folder: Path) -> Look:
    """Open a file and choose its source; what an import refused is read as its own file was."""
    file = open_source_file(path, folder)
    again = corrected(database, file, options, folder)
    if again is None:
        source, why = choose_source(file, options.source)
        return Look(file, source, why, options, source.name, PurePath(path.name).stem)
    sources = list_sources()
    before = sources.get(again.origin)
    reader = before if before and before.recognise(again.file) else sources["csv"]
    return Look(again.file, reader, again.why, again.options, again.origin, PurePath(again.file.name).stem)
