"""Opening a file as text: what it is packed in, which encoding it has, and what can be no text at all."""

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from aar.errors import InputError, Unreadable
from aar.ports import SourceFile
from aar.usecases.importing import archives, workbooks
from aar.usecases.importing.encodings import in_utf8

HEAD_CHARACTERS: Final = 200_000
_CHUNK: Final = 1 << 20
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED: Final = (
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\x28\xb5\x2f\xfd",
)


def open_source_file(path: Path, folder: Path) -> SourceFile:
    """The file in UTF-8, rewritten in the folder when it was not; raises InputError for what is no text.

    A workbook becomes the CSV of a sheet, an archive the one file in it, or the list of what it holds.
    """
    return _opened(path, path.name, folder)


def _opened(path: Path, name: str, folder: Path, *, is_inside: bool = False) -> SourceFile:
    beginning = _beginning(path)
    if beginning.startswith(_ZIP):
        return _from_zip(path, name, folder, is_inside=is_inside)
    if beginning.startswith(_OLD_WORKBOOK):
        return _from_workbook(path, name, folder)
    if beginning.startswith(_PACKED):
        raise Unreadable(f"{name} is packed in a way that is not read here.", archives.UNPACK)
    return _from_text(path, name, folder, beginning)


def _from_zip(path: Path, name: str, folder: Path, *, is_inside: bool) -> SourceFile:
    with archives.opened(path, name) as archive:
        if archives.is_workbook(archive, name):
            return _from_workbook(path, name, folder)
        found = archives.files_in(archive)
        if is_inside or not found:
            raise Unreadable(
                f"{name} holds {'another archive' if is_inside else 'no file'}.", archives.UNPACK
            )
        members = archives.unpack(archive, found, folder / "unpacked")
    if len(found) == 1:
        inside = PurePosixPath(found[0]).name
        only = _opened(members[found[0]], inside, folder, is_inside=True)
        return replace(only, notes=(f"Read {inside} from the archive {name}.", *only.notes))
    listed = folder / "members.txt"
    listed.write_text("\n".join(found), encoding="utf-8", errors="replace")
    return SourceFile(listed, name, "", members=members)


def _from_workbook(path: Path, name: str, folder: Path) -> SourceFile:
    table, notes, shifts = workbooks.as_table(path, name, folder)
    return SourceFile(table, name, head_of(table), notes, shifts=shifts, is_sheet=True)


def _from_text(path: Path, name: str, folder: Path, beginning: bytes) -> SourceFile:
    if not beginning.strip():
        raise _empty(name)
    source, note = in_utf8(path, name, folder, beginning)
    head = head_of(source)
    if not head.strip():
        raise _empty(name)
    return SourceFile(source, name, head, (note,) if note else ())


def head_of(path: Path) -> str:
    """The beginning of a text in UTF-8."""
    with path.open(encoding="utf-8", newline="") as opened:
        return opened.read(HEAD_CHARACTERS)


def _empty(name: str) -> Unreadable:
    return Unreadable(f"{name} is empty.", "Export it again; nothing was imported.")


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(_CHUNK)
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}.", "Check its name and that you may read it."
        ) from error
