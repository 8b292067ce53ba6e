"""What every record has in common: it is frozen, complete and free of control characters."""

import math
import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def _as_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        message = "a time needs its offset, for example 2026-01-02T03:04:05Z"
        raise ValueError(message)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        message = "a time between the years 1 and 9999 is expected"
        raise ValueError(message) from None


def _parsed(value: object) -> object:
    """Read ISO 8601 as DuckDB writes it too (`+00`), which pydantic alone does not."""
    if not isinstance(value, str):
        return value
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return value


def clean_text(text: str) -> str:
    """Drop what no screen, document or tracker can hold; line breaks and tabs stay."""
    return _CONTROL.sub("", text)


def _clean(value: object) -> object:
    return clean_text(value) if isinstance(value, str) else value


def _finite(value: Any) -> Any:  # noqa: ANN401 - any JSON-like value goes in and comes out
    """Numbers that JSON does not have become their names, for other programs write them all the same."""
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def _drop_nothing(value: object) -> object:
    return () if value is None else value


Instant = Annotated[datetime, BeforeValidator(_parsed), AfterValidator(_as_utc)]
Text = Annotated[str, BeforeValidator(_clean)]
RequiredText = Annotated[str, BeforeValidator(_clean), Field(min_length=1)]
Foreign = Annotated[Any, BeforeValidator(_finite)]
_T = TypeVar("_T")
Many = Annotated[tuple[_T, ...], BeforeValidator(_drop_nothing)]
Sensitivity = Literal["public", "internal", "restricted"]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def written(moment: datetime) -> str:
    """The instant as JSON output and bundles write it: 2026-01-02T03:04:05.000000Z."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def written_value(value: object) -> str:
    """An instant or a date as JSON output writes it; raises TypeError for anything else."""
    if isinstance(value, datetime):
        return written(value)
    if isinstance(value, date):
        return value.isoformat()
    message = f"{type(value).__name__} has no form in JSON"
    raise TypeError(message)


def plain(value: Any) -> Any:  # noqa: ANN401 - any JSON-like value goes in and comes out
    """The value in JSON types, absent instead of null, instants and dates as contracts.md writes them."""
    if isinstance(value, date):
        return written_value(value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


class Value(BaseModel):
    """A part of a record, without an identity of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, allow_inf_nan=False)

    def plain(self) -> dict[str, Any]:
        """This record in JSON types, keys in the order of domain.md, absent instead of null."""
        found: dict[str, Any] = plain(self.model_dump(by_alias=True))
        return found

    def changed(self, **fields: Any) -> Self:  # noqa: ANN401 - the model validates each field
        """A copy with these fields replaced, validated as a whole."""
        current = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate({**current, **fields})


class Record(Value):
    """A thing with an id; `revision` counts its edits so that a stale save is refused."""

    revision: int = Field(default=1, exclude=True, ge=1)

    @model_validator(mode="before")
    @classmethod
    def _absent_is_default(cls, data: Any) -> Any:  # noqa: ANN401 - pydantic hands over anything
        if isinstance(data, dict):
            return {name: value for name, value in data.items() if value is not None}
        return data
