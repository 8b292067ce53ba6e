"""Which encoding a text has, and what can be no text at all."""

import codecs
from pathlib import Path
from typing import Final

from aar.errors import Unreadable

_CHUNK: Final = 1 << 20
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", None),
    (codecs.BOM_UTF16_LE, "utf-16", "Read as UTF-16."),
    (codecs.BOM_UTF16_BE, "utf-16", "Read as UTF-16."),
)
_RARE: Final = 10  # of so many characters at most one is a NUL
_SAVE_AGAIN: Final = "Export it again as text, for example CSV in UTF-8."


def in_utf8(path: Path, name: str, folder: Path, beginning: bytes) -> tuple[Path, str | None]:
    """The file, rewritten in the folder when it is not in UTF-8, and what to say of it."""
    encoding, note = _encoding(path, name, beginning)
    return (path if encoding == "utf-8" else _rewritten(path, name, folder, encoding)), note


def _encoding(path: Path, name: str, beginning: bytes) -> tuple[str, str | None]:
    for mark, encoding, note in _BOMS:
        if beginning.startswith(mark):
            return encoding, note
    for place, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if _is_mostly_nul(beginning[place::2]) and b"\x00" not in beginning[1 - place :: 2]:
            return encoding, "Read as UTF-16, for every other byte is empty."
    if not _is_utf8(path):
        if b"\x00" in beginning:
            raise Unreadable(f"{name} is a binary file, not text.", _SAVE_AGAIN)
        return "cp1252", "Read as Windows-1252, for it is not valid UTF-8."
    if beginning.count(b"\x00") * _RARE > len(beginning):
        raise Unreadable(f"{name} is a binary file, not text.", _SAVE_AGAIN)
    return "utf-8", None


def _is_mostly_nul(half: bytes) -> bool:
    return half.count(b"\x00") * 2 > len(half)


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as opened:
            while chunk := opened.read(_CHUNK):
                if not chunk.isascii() or decoder.getstate()[0]:  # most files are ASCII, told at no cost
                    decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _rewritten(path: Path, name: str, folder: Path, encoding: str) -> Path:
    target = folder / "as-utf-8.txt"
    try:
        with (
            path.open(encoding=encoding, newline="") as old,
            target.open("w", encoding="utf-8", newline="") as new,
        ):
            while chunk := old.read(_CHUNK):
                new.write(chunk)
    except UnicodeError as error:
        raise Unreadable(f"{name} has no encoding that can be read.", _SAVE_AGAIN) from error
    return target
