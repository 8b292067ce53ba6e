"""Whether an organisation's Word file can be used as a template, looked at before anything of it is read."""

from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from aar.errors import InputError

LARGEST_BYTES: Final = 20 * 1024 * 1024
LARGEST_UNPACKED_BYTES: Final = 200 * 1024 * 1024
_MOST_PARTS: Final = 2_000
_LOCKED: Final = b"\xd0\xcf\x11\xe0"  # of a file with a password, and of .doc
_DOCUMENT: Final = "word/document.xml"


def demand_usable(template: Path) -> None:
    """Raise InputError for what is missing, no Word document, too large, locked, or carries macros."""
    try:
        _demand_size(template, template.stat().st_size)
        with template.open("rb") as file:
            if file.read(len(_LOCKED)) == _LOCKED:
                raise _refused(template, "it has a password or is in Word's old format")
        with ZipFile(template) as parts:
            _demand_parts(template, parts)
    except (OSError, ValueError, BadZipFile) as error:
        raise no_document(template) from error


def no_document(template: Path) -> InputError:
    """The refusal of what Word could not open either."""
    return _refused(template, "it is missing or not a Word document")


def _refused(template: Path, why: str) -> InputError:
    return InputError(
        f"{template} cannot be used as a template: {why}.",
        "Give a .docx file; in Word, save it as .docx without a password and without macros.",
    )


def _demand_size(template: Path, size: int) -> None:
    if size > LARGEST_BYTES:
        raise InputError(
            f"{template} cannot be used as a template: it has {size / 1024 / 1024:.0f} MB, of 20 MB at most.",
            "Take its pictures and its text out: only styles, pages, head and foot are used.",
        )


def _demand_parts(template: Path, parts: ZipFile) -> None:
    infos = parts.infolist()
    if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_UNPACKED_BYTES:
        raise _refused(template, "unpacked, it is too large to be one")
    names = {info.filename.lower() for info in infos}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise _refused(template, "it carries macros")
    if _DOCUMENT not in names:
        raise no_document(template)
