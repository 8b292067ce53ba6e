"""Which source a file comes from: as said, or recognised by its content."""

from typing import Final

from aar.errors import InputError
from aar.ports import SourceFile, TimelineSource
from aar.usecases.importing.archives import UNPACK
from aar.usecases.list_sources import list_sources

_SHOWN: Final = 6
_LONGEST: Final = 40


def choose_source(file: SourceFile, wanted: str) -> tuple[TimelineSource, str]:
    """The source and why; raises InputError when nothing recognises the file, or the name is unknown."""
    sources = list_sources()
    if wanted == "auto":
        for source in sources.values():
            if why := source.recognise(file):
                return source, why
        raise _unknown(file, [source.title for source in sources.values()])
    if wanted not in sources:
        raise InputError(f"There is no source {wanted}.", f"Write one of {', '.join(sources)}, or auto.")
    source = sources[wanted]
    if file.members and not source.recognise(file):
        raise InputError(f"{file.name} is an archive of several files, which {wanted} does not read.", UNPACK)
    return source, "You chose it."


def _unknown(file: SourceFile, titles: list[str]) -> InputError:
    if file.members:
        return InputError(
            f"{file.name} holds {len(file.members):,} files that are no export known here.", UNPACK
        )
    readable = f"Readable are: {', '.join(titles)}."
    if file.head.lstrip()[:1] != "{":
        return InputError(f"{file.name} is nothing that can be imported as a timeline.", readable)
    names = ", ".join(str(name)[:_LONGEST] for name in list(file.opening or file.json())[:_SHOWN])
    return InputError(
        f"{file.name} is JSON that no source knows: an object with {names or 'nothing in it'}.",
        f"Export incidents with updates, or events with a time and a text, one object a line. {readable}",
    )
