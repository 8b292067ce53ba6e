"""A mapping file: what a person said about an export, kept for the next one of its kind."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from aar.domain.imports import ImportOptions
from aar.errors import InputError
from aar.ports import FIELDS
from aar.usecases.import_timeline import checked
from aar.usecases.validation import built

ENDING: Final = ".toml"
_KEYS: Final = ("source", "zone", "date_order", "incident")
_COLUMNS: Final = "columns"
_SHAPE: Final = f'It holds {", ".join(_KEYS)} and a table [{_COLUMNS}] with lines such as text = "Message".'
_TOP: Final = (
    "# How to read an export of this kind: aar import FILE --map THIS-FILE, or drop both on the page.\n"
)


def read_mapping(content: bytes, name: str) -> ImportOptions:
    """What the file of this name says; raises InputError for what is no TOML, or an unknown key or field."""
    try:
        said = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is no text in UTF-8.", "Save it again as TOML in UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name} is no valid TOML: {str(error).lower()}.", _SHAPE) from error
    _demand_known(said, name)
    try:
        return checked(built(ImportOptions, {**said, _COLUMNS: _texts(said.get(_COLUMNS, {}))}))
    except InputError as error:
        raise InputError(f"{name} cannot be used. {error.message}", error.hint) from error


def written_mapping(options: ImportOptions) -> str:
    """The same as a file, without the incident, which is another one next time."""
    keys = {"source": options.source, "zone": options.zone, "date_order": options.date_order}
    lines = [f"{key} = {_quoted(value)}" for key, value in keys.items() if value not in {None, "auto"}]
    if options.columns:
        lines += ["", f"[{_COLUMNS}]"]
        lines += [f"{field} = {_quoted(column)}" for field, column in options.columns.items()]
    return _TOP + "\n".join(lines) + "\n"


def said_over(base: ImportOptions, said: Mapping[str, Any]) -> ImportOptions:
    """What a file says, and over it what was said besides: that wins, column by column."""
    columns = {**base.columns, **(said.get(_COLUMNS) or {})}
    others = {key: said[key] for key in _KEYS if said.get(key) is not None}
    return built(ImportOptions, {**base.model_dump(), **others, _COLUMNS: columns})


def _demand_known(said: Mapping[str, Any], name: str) -> None:
    unknown = next((key for key in said if key not in {*_KEYS, _COLUMNS}), None)
    if unknown is not None:
        is_field = unknown in FIELDS
        hint = f"Put it below a line [{_COLUMNS}]." if is_field else _SHAPE
        raise InputError(f"{name} has a key that no mapping has: {unknown}.", hint)
    columns = said.get(_COLUMNS, {})
    if not isinstance(columns, dict):
        raise InputError(f"In {name}, {_COLUMNS} is no table.", _SHAPE)
    field = next((key for key in columns if key not in FIELDS), None)
    if field is not None:
        raise InputError(
            f"{name} maps a field that there is not: {field}.", f"Map one of {', '.join(FIELDS)}."
        )


def _texts(columns: Mapping[str, Any]) -> dict[str, Any]:
    """TOML reads a day without quotes as a day: `occurred_on = 2026-01-31`."""
    return {field: str(said) if isinstance(said, date) else said for field, said in columns.items()}


def _quoted(text: object) -> str:
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007f")
