"""What the tests of the review page have in common: a review with a timeline, and ways to use its fields."""

from typing import TypeVar

from streamlit.testing.v1 import AppTest

from aar.domain.record import Record
from dashboards.resources import application
from tests import builders

R = TypeVar("R", bound=Record)
RECORDS: tuple[Record, ...] = (
    *builders.PEOPLE,
    builders.incident(),
    *builders.resolved_timeline(),
    builders.review(),
)


def stored(model: type[R], *key: str) -> R:
    """The record as the database of the test holds it now."""
    with application().reading() as store:
        return store.require(model, *key)


def section(name: str, **more: str) -> dict[str, str]:
    """The address of a section of the review."""
    return {"review": "REV-0001", "section": name, **more}


def key(field: str) -> str:
    """The key of a saved field."""
    return f"saved.{field}.input"


def labels(page: AppTest) -> list[str]:
    """What the buttons of the page say."""
    return [button.label for button in page.button]
