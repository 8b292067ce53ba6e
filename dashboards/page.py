"""What a page is: where it stands, what it reads, and how it is drawn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Generic, Literal, TypeVar
from zoneinfo import ZoneInfo

from aar.domain.person import Person
from aar.domain.rights import Right, may
from aar.store import Reader

V = TypeVar("V")
Group = Literal["", "Learn", "Act", "Lead", "System"]
GROUPS: Final[tuple[Group, ...]] = ("", "Learn", "Act", "Lead", "System")


@dataclass(frozen=True)
class Visit:
    """One look at a page: who looks, when, from which zone, and what the address asks for."""

    person: Person
    now: datetime
    zone: ZoneInfo
    params: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def many(self, name: str) -> tuple[str, ...]:
        """All values that the address gives for a repeated parameter."""
        return self.lists.get(name, ())

    @property
    def today(self) -> date:
        """The calendar day where the viewer is."""
        return self.now.astimezone(self.zone).date()

    @property
    def sees_private(self) -> bool:
        """Whether private incidents may be shown."""
        return may(self.person, "see_private")


@dataclass(frozen=True)
class Page(Generic[V]):
    """`build` reads the store into a frozen view, `draw` puts that view on the screen and nothing else.

    The page without a `url_path` is the first that people see.
    """

    title: str
    icon: str
    group: Group
    place: int
    url_path: str
    build: Callable[[Reader, Visit], V]
    draw: Callable[[V], None]
    right: Right = "read"
    in_menu: bool = True
