"""What a kind of section is: what it reads, and how it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from aar.store import Reader
from dashboards.components.review_desk import Desk

V = TypeVar("V")


@dataclass(frozen=True)
class SectionPage(Generic[V]):
    """`build` reads what the section needs beyond the desk, `draw` puts both on the screen."""

    build: Callable[[Reader, Desk], V]
    draw: Callable[[Desk, V], None]
