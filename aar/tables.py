"""How a source describes a table or a list of JSON objects, so that it can be read and stored in bulk."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from aar.domain.event import EventKind
from aar.domain.imports import Column, DateOrder


@dataclass(frozen=True)
class JsonObjects:
    """JSON objects: incidents with their updates, or events; mapped in bulk.

    They stand one a line, all in one array, or the file is one of them. `clean` makes text of mark-up.
    """

    layout: Literal["lines", "array", "document"]
    clean: Callable[[str], str | None]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table with one record a line.

    Above its records stand `skip` rows, which cover `breaks` lines more than that. `composed` columns make up
    the text where no column is it; `kind` is that of events of which nothing else tells it. `shape` says what
    a line alone does not tell: its day (clock), whether the state changed (states), or what a change means
    (audit). `zone` is that of naive times, where a heading says it; `unread` is a column with the name
    of one and no times in it.
    """

    delimiter: str
    skip: int
    columns: tuple[Column, ...]
    is_lenient: bool = False
    kind: EventKind = "other"
    composed: tuple[str, ...] = ()
    shape: Literal["rows", "clock", "states", "audit"] = "rows"
    date_order: DateOrder | None = None
    zone: str | None = None
    unread: str | None = None
    empty: tuple[str, ...] = ("",)
    breaks: int = 0
    notes: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields without which no event can be made, as far as no column fills them."""
        fields = {column.field for column in self.columns}
        return tuple(
            field
            for field, is_there in (
                ("occurred_at", bool(fields & {"occurred_at", "occurred_on"})),
                ("text", "text" in fields or bool(self.composed)),
            )
            if not is_there
        )
