"""Keep a file as evidence in the database, under its own hash."""

import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aar.domain.record import clean_text
from aar.domain.verification import Evidence
from aar.errors import InputError
from aar.store import Writer

LARGEST_BYTES: Final = 20 * 1024 * 1024


@dataclass(frozen=True)
class Attachment:
    """A file that somebody hands over."""

    name: str
    content: bytes


def read_attachment(path: Path) -> Attachment:
    """The file at this path; raises InputError when it cannot be read."""
    try:
        return Attachment(name=path.name, content=path.read_bytes())
    except OSError as error:
        raise InputError(
            f"The evidence {path} cannot be read: {error.strerror}.",
            "Give a file, or a link with http(s)://.",
        ) from error


def keep_file(store: Writer, attachment: Attachment) -> Evidence:
    """Store the file once and return it as evidence; raises InputError above 20 MB."""
    size = len(attachment.content)
    if size > LARGEST_BYTES:
        raise InputError(
            f"{attachment.name} has more than 20 MB; evidence may have 20 MB.",
            "Keep it elsewhere and give its link.",
        )
    sha256 = hashlib.sha256(attachment.content).hexdigest()
    name = clean_text(Path(attachment.name).name)
    store.execute(
        "queries/files/keep",
        sha256=sha256,
        name=name,
        media_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
        size=size,
        content=attachment.content,
    )
    return Evidence(kind="file", value=name, sha256=sha256)
