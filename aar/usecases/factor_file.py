"""The factors of an organisation's own, from a TOML file of codes and labels."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from aar.domain.factor import BUILT_IN, Taxonomy, extended
from aar.domain.wording import blaming_phrases
from aar.errors import InputError

_CODE: Final = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*")
_SHAPE: Final = 'It holds lines such as supply.delay = "Late delivery of parts".'


def read_factors(path: Path | None) -> Taxonomy:
    """Our factors, and those of the file where there is one.

    Raises InputError for a file that cannot be read, a code or a label that cannot be used, and for a
    label that makes people a cause.
    """
    if path is None:
        return BUILT_IN
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(
            f"The factors in {path} cannot be read: {error.strerror}.", "Correct or unset AAR_FACTORS."
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is no text in UTF-8.", "Save it again as TOML in UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path} is no valid TOML: {str(error).lower()}.", _SHAPE) from error
    return extended({code: _label(path, code, label) for code, label in _flat(said, "")})


def _flat(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    """TOML reads a dotted code without quotes as tables within tables."""
    for name, value in table.items():
        code = f"{prefix}{name}"
        if isinstance(value, dict):
            yield from _flat(value, f"{code}.")
        else:
            yield code, value


def _label(path: Path, code: str, label: object) -> str:
    if not _CODE.fullmatch(code):
        raise InputError(
            f"In {path}, {code} is no code of a factor.",
            "A code has small letters, digits and underscores, in parts with dots between: supply.delay",
        )
    if not isinstance(label, str) or not label.strip():
        raise InputError(f"In {path}, the factor {code} has no label.", _SHAPE)
    if blaming_phrases(label):
        raise InputError(
            f"In {path}, the factor {code} is called “{label.strip()}”, and people are never causes.",
            "Name the condition that made it likely: workload, training, a confusing screen.",
        )
    return label.strip()
