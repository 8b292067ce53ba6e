"""Zip files: what they hold, and how much of it we are willing to unpack."""

import shutil
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from aar.errors import Unreadable
from aar.usecases.importing.workbooks import locked

MOST_ENTRIES: Final = 20_000
MOST_BYTES: Final = 2_000_000_000
MOST_RATIO: Final = 200
RATIO_MATTERS_FROM_BYTES: Final = 100_000_000
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_IS_ENCRYPTED: Final = 0x1
_LEFT_BY_SYSTEMS: Final = ("__macosx", "thumbs.db", "desktop.ini")
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)
_LOOKED_AT: Final = 1_000_000
UNPACK: Final = "Unpack it and import the files one by one."
_ODF: Final = b"application/vnd.oasis.opendocument."
Archive = zipfile.ZipFile


@contextmanager
def opened(path: Path, name: str) -> Iterator[Archive]:
    """The archive; raises InputError when it is damaged, locked, or more than we unpack."""
    try:
        with Archive(path) as archive:
            _demand_modest(archive, name)
            yield archive
    except _DAMAGE as error:
        raise Unreadable(
            f"{name} is damaged or cut off: it cannot be unpacked.", "Export or download it again."
        ) from error


def is_workbook(archive: Archive, name: str) -> bool:
    """Whether it is a workbook; raises InputError when it is another document, or one with a password."""
    names = archive.namelist()
    kind = _beginning(archive, "mimetype")
    if kind.startswith(_ODF) and b"encryption-data" in _beginning(archive, "META-INF/manifest.xml"):
        raise locked(name)
    if kind.startswith(_ODF + b"spreadsheet") or any(one.startswith("xl/workbook.") for one in names):
        return True
    if kind.startswith(_ODF) or "[Content_Types].xml" in names:
        raise Unreadable(
            f"{name} is a document without sheets.",
            "Export its timeline as CSV, or save the text as Markdown.",
        )
    return False


def files_in(archive: Archive) -> Sequence[str]:
    """The files in it, without folders and what operating systems leave behind."""
    return [info.filename for info in archive.infolist() if not info.is_dir() and _is_meant(info.filename)]


def unpack(archive: Archive, names: Sequence[str], folder: Path) -> dict[str, Path]:
    """Write these files into the folder under names of our own; their checksums have to match."""
    folder.mkdir()
    unpacked: dict[str, Path] = {}
    for place, name in enumerate(names):
        unpacked[name] = folder / str(place)
        with archive.open(name) as packed, unpacked[name].open("wb") as target:
            shutil.copyfileobj(packed, target)  # gives no byte more than declared, and declared is limited
    return unpacked


def _beginning(archive: Archive, member: str) -> bytes:
    if member not in archive.namelist():
        return b""
    with archive.open(member) as opened:
        return opened.read(_LOOKED_AT)


def _demand_modest(archive: Archive, name: str) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(f"{name} holds {len(entries):,} files; at most {MOST_ENTRIES:,} are read.", UNPACK)
    if any(entry.flag_bits & _IS_ENCRYPTED for entry in entries):
        raise Unreadable(f"{name} is locked with a password.", UNPACK)
    outside = next((entry.filename for entry in entries if _leads_outside(entry.filename)), None)
    if outside is not None:
        raise Unreadable(f"{name} holds a file that leads out of its folder: {outside}.", UNPACK)
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise Unreadable(f"{name} is packed in a way that is not read here.", UNPACK)
    _demand_size(entries, name)


def _demand_size(entries: Sequence[zipfile.ZipInfo], name: str) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > MOST_BYTES:
        raise Unreadable(
            f"{name} unpacks to {unpacked / 1e9:,.1f} GB; at most {MOST_BYTES / 1e9:,.0f} GB are read.",
            "Export a shorter time span, or fewer channels, and import the parts.",
        )
    if unpacked > RATIO_MATTERS_FROM_BYTES and unpacked > MOST_RATIO * packed:
        raise Unreadable(
            f"{name} unpacks to {unpacked / max(packed, 1):,.0f} times its size, as no real export does.",
            "If you trust it, unpack it and import the files one by one.",
        )


def _leads_outside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or name[1:2] == ":"


def _is_meant(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return not any(part.startswith(".") or part.lower() in _LEFT_BY_SYSTEMS for part in parts)
