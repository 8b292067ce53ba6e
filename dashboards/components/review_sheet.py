"""The fields of one record, each saved by itself as it is left."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast, get_args

from aar.domain.record import Record
from aar.errors import StaleEdit
from dashboards.components import act, saved

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(frozen=True)
class Part(Generic[R]):
    """One field: how the record says it to a widget, and what of a widget is written back."""

    name: str
    read: Callable[[R], Any]
    write: Callable[[Any], Mapping[str, Any]]


@dataclass(frozen=True)
class Sheet(Generic[R]):
    """A record that is being edited; `edit(record_id, fields, revision=…)` is the use case that saves it."""

    record: R
    record_id: str
    edit: Callable[..., R]
    is_locked: bool = False
    inside: Callable[[R], Any] = lambda record: record

    def text(
        self, label: str, name: str | Part[R], *, lines: int = 3, hint: str = "", example: str = ""
    ) -> None:
        """A text; a blank one is saved as absent."""
        part = self._part(name, lambda value: value or "", lambda text: text.strip() or None)
        saved.text(
            label, *self.of(part), lines=lines, help=hint or None, placeholder=example, **self._rest(part)
        )

    def lines(self, label: str, name: str, *, hint: str = "", example: str = "") -> None:
        """Several short texts, one a line."""
        part = self.part(name, "\n".join, lambda text: tuple(filter(None, map(str.strip, text.splitlines()))))
        saved.text(label, *self.of(part), lines=3, help=hint or None, placeholder=example, **self._rest(part))

    def choice(
        self,
        label: str,
        name: str | Part[R],
        options: Sequence[T],
        *,
        words: Callable[[T], str] = str,
        hint: str = "",
    ) -> None:
        """One of several, or none where the record may do without."""
        part = self._part(name)
        saved.choice(
            label,
            options,
            *self.of(part),
            words=words,
            help=hint or None,
            may_be_empty=self._may_be_empty(part),
            **self._rest(part),
        )

    def choices(
        self,
        label: str,
        name: str | Part[R],
        options: Sequence[T],
        *,
        words: Callable[[T], str] = str,
        hint: str = "",
        example: str = "Choose any",
    ) -> None:
        """Any of several."""
        part = self._part(name, list)
        shared = self._rest(part)
        saved.choices(
            label, options, *self.of(part), words=words, help=hint or None, placeholder=example, **shared
        )

    def day(self, label: str, name: str, *, hint: str = "") -> None:
        """A date, or none."""
        part = self.part(name)
        saved.day(label, *self.of(part), help=hint or None, **self._rest(part))

    def number(
        self,
        label: str,
        name: str | Part[R],
        *,
        low: float,
        high: float,
        step: float = 1.0,
        hint: str = "",
    ) -> None:
        """A number within bounds; whole ones stay whole."""
        part = self._part(name, write=lambda value: int(value) if step == 1 else value)
        stored, save = self.of(part)
        saved.number(
            label,
            stored,
            save,
            low=float(low),
            high=float(high),
            step=step,
            help=hint or None,
            **self._rest(part),
        )

    def _may_be_empty(self, part: Part[R]) -> bool:
        """Whether the record may hold nothing there; what is no field of it by name, may."""
        known = type(self.inside(self.record)).model_fields.get(part.name)
        return known is None or type(None) in get_args(known.annotation)

    def _part(
        self,
        name: str | Part[R],
        read: Callable[[Any], Any] = lambda value: value,
        write: Callable[[Any], Any] = lambda value: value,
    ) -> Part[R]:
        return name if isinstance(name, Part) else self.part(name, read, write)

    def part(
        self,
        name: str,
        read: Callable[[Any], Any] = lambda value: value,
        write: Callable[[Any], Any] = lambda value: value,
    ) -> Part[R]:
        """The field of this name, with how it is read and written."""
        return Part(
            name, lambda record: read(getattr(self.inside(record), name)), lambda value: {name: write(value)}
        )

    def of(self, part: Part[R]) -> tuple[saved.Stored[Any], saved.Save]:
        """What is stored of this part, and how to save it."""
        return saved.Stored(part.read(self.record), self.record.revision), lambda *given: self._save(
            part, *given
        )

    def _save(self, part: Part[R], value: Any, revision: int) -> saved.Stored[Any]:  # noqa: ANN401 - as typed as the field
        try:
            record = act.perform(self.edit, self.record_id, part.write(value), revision=revision)
        except StaleEdit as stale:
            raise self._about(part, stale) from stale
        return saved.Stored(part.read(record), record.revision)

    def _about(self, part: Part[R], stale: StaleEdit) -> StaleEdit:
        """The same refusal, about this part of the record only."""
        return StaleEdit(
            yours=stale.yours,
            theirs=part.read(cast("R", stale.theirs)),
            theirs_revision=stale.theirs_revision,
            saved_by=stale.saved_by,
        )

    def _rest(self, part: Part[R]) -> dict[str, Any]:
        return {"key": f"{self.record_id}.{part.name}", "disabled": self.is_locked}
