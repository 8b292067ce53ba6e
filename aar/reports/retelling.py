"""Goes through every free text of a record, however deep it lies."""

from collections.abc import Callable
from typing import Any, Final, TypeVar, get_args

from aar.domain.record import Text, Value

V = TypeVar("V", bound=Value)
Say = Callable[[str], str]
_FREE_TEXT: Final = get_args(Text)[1]


def retold(record: V, say: Say) -> V:
    """The record with `say` applied to its free texts; ids, codes and times stay as they are."""
    fields = type(record).model_fields
    free = {name for name, field in fields.items() if _is_free([field.annotation, *field.metadata])}
    told = {name: _told(getattr(record, name), say, is_free=name in free) for name in fields}
    return record.model_copy(update=told)


def _is_free(parts: list[Any]) -> bool:
    return any(part is Any or part == _FREE_TEXT or _is_free(list(get_args(part))) for part in parts)


def _told(value: Any, say: Say, *, is_free: bool) -> Any:  # noqa: ANN401 - whatever a field may hold
    if isinstance(value, Value):
        return retold(value, say)
    if isinstance(value, str):
        return say(value) if is_free else value
    if isinstance(value, list | tuple):
        return type(value)(_told(item, say, is_free=is_free) for item in value)
    if isinstance(value, dict):
        return {key: _told(item, say, is_free=is_free) for key, item in value.items()}
    return value
