"""Opening a file as text: which encoding it has, and what can be no text at all."""

import codecs
from pathlib import Path
from typing import Final

from aar.errors import InputError
from aar.ports import SourceFile

HEAD_CHARACTERS: Final = 200_000
_CHUNK: Final = 1 << 20
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", None),
    (codecs.BOM_UTF16_LE, "utf-16", "Read as UTF-16."),
    (codecs.BOM_UTF16_BE, "utf-16", "Read as UTF-16."),
)
_SAVE_AGAIN: Final = "Export it again as text, for example CSV in UTF-8."


def open_source_file(path: Path, folder: Path) -> SourceFile:
    """The file in UTF-8, rewritten in the folder when it was not; raises InputError for what is no text."""
    beginning = _beginning(path)
    if not beginning.strip():
        raise InputError(f"{path.name} is empty.", "Export it again; nothing was imported.")
    encoding, note = _encoding(path, beginning)
    source = path if encoding == "utf-8" else _rewritten(path, folder, encoding)
    with source.open(encoding="utf-8", newline="") as opened:
        head = opened.read(HEAD_CHARACTERS)
    if not head.strip():
        raise InputError(f"{path.name} is empty.", "Export it again; nothing was imported.")
    return SourceFile(source, path.name, head, (note,) if note else ())


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(_CHUNK)
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}.", "Check its name and that you may read it."
        ) from error


def _encoding(path: Path, beginning: bytes) -> tuple[str, str | None]:
    for mark, encoding, note in _BOMS:
        if beginning.startswith(mark):
            return encoding, note
    if b"\x00" in beginning:
        raise InputError(f"{path.name} is a binary file, not text.", _SAVE_AGAIN)
    if _is_utf8(path):
        return "utf-8", None
    return "cp1252", "Read as Windows-1252, for it is not valid UTF-8."


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as opened:
            while chunk := opened.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _rewritten(path: Path, folder: Path, encoding: str) -> Path:
    target = folder / "as-utf-8.txt"
    try:
        with (
            path.open(encoding=encoding, newline="") as old,
            target.open("w", encoding="utf-8", newline="") as new,
        ):
            while chunk := old.read(_CHUNK):
                new.write(chunk)
    except UnicodeError as error:
        raise InputError(f"{path.name} has no encoding that can be read.", _SAVE_AGAIN) from error
    return target
