"""Turns fields that people typed into records, and what is wrong with them into a sentence."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from aar.domain.record import Value
from aar.errors import InputError

V = TypeVar("V", bound=Value)


def built(model: type[V], fields: Mapping[str, Any]) -> V:
    """A new record from these fields; raises InputError naming the first field that cannot be used."""
    try:
        return model.model_validate(dict(fields))
    except ValidationError as error:
        raise InputError(reason(error), "Correct the field and try again.") from error


def edited(record: V, fields: Mapping[str, Any]) -> V:
    """The record with these fields replaced; raises InputError naming the first that cannot be used."""
    try:
        return record.changed(**fields)
    except ValidationError as error:
        raise InputError(reason(error), "Correct the field and try again.") from error


def reason(error: ValidationError) -> str:
    """The first problem as a sentence: which field, and what is wrong with it."""
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "the record"
    what = first["msg"].removeprefix("Value error, ").rstrip(".")
    return f"The field {where} cannot be used: {what[:1].lower()}{what[1:]}."
