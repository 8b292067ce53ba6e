"""Which source a file comes from: as said, or recognised by its content."""

from aar.errors import InputError
from aar.ports import SourceFile, TimelineSource
from aar.usecases.list_sources import list_sources


def choose_source(file: SourceFile, wanted: str) -> tuple[TimelineSource, str]:
    """The source and why; raises InputError when nothing recognises the file, or the name is unknown."""
    sources = list_sources()
    if wanted == "auto":
        for source in sources.values():
            if why := source.recognise(file):
                return source, why
        raise InputError(
            f"{file.name} is nothing that can be imported as a timeline.",
            f"Readable are: {', '.join(source.title for source in sources.values())}.",
        )
    if wanted not in sources:
        raise InputError(f"There is no source {wanted}.", f"Write one of {', '.join(sources)}, or auto.")
    return sources[wanted], "You chose it."
