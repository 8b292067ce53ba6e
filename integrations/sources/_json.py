"""Walking through JSON that others wrote: any value may be missing, or of another type."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from aar.ports import SourceFile
from integrations.sources._records import Item, refused

_WEB: Final = ("http://", "https://")


class Found(NamedTuple):
    """A value, and where in the file it stands."""

    line: int | None
    path: str
    value: Any

    def each(self, *names: str) -> Iterator["Found"]:
        """The elements of the list below these names."""
        path = ".".join((self.path, *names))
        for place, one in enumerate(children(self.value, *names)):
            yield Found(self.line, f"{path}[{place}]", one)

    def item(self, **fields: object) -> Item:
        """A record that keeps this value whole."""
        return {
            **fields,
            "line": self.line,
            "path": self.path,
            "raw": self.value,
            "record": self.value,
        }

    def refused(self, problem: str) -> Item:
        """The value as a record that cannot be read."""
        return refused(self.path, self.value, problem, self.line)


def documents(file: SourceFile) -> Iterator[Found]:
    """What a file holds: the elements of its list, its lines, or itself; raises InputError for no JSON."""
    if file.head.lstrip()[:1] == "[":
        yield from (Found(None, f"$[{place}]", one) for place, one in enumerate(file.json()))
    elif _is_lines(file):
        yield from _lines(file)
    else:
        yield Found(None, "$", file.json())


def parted(values: Iterable[Found]) -> tuple[list[Found], list[Found]]:
    """The objects, and what is none."""
    good: list[Found] = []
    bad: list[Found] = []
    for one in values:
        (good if isinstance(one.value, dict) else bad).append(one)
    return good, bad


def within(value: Any, *names: str) -> Any:  # noqa: ANN401 - any JSON value
    """What stands below these names, or None."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def child(value: Any, *names: str) -> Item:  # noqa: ANN401 - any JSON value
    """The object below these names, or an empty one."""
    found = within(value, *names)
    return found if isinstance(found, dict) else {}


def children(value: Any, *names: str) -> list[Any]:  # noqa: ANN401 - any JSON value
    """The list below these names, or an empty one."""
    found = within(value, *names)
    return found if isinstance(found, list) else []


def link(*values: object) -> str | None:
    """The first that is a link on the web."""
    return next((one for one in values if isinstance(one, str) and one.startswith(_WEB)), None)


def moment(text: object) -> datetime | None:
    """A time with an offset, or None."""
    try:
        read = datetime.fromisoformat(str(text))
        return read.astimezone(UTC) if read.tzinfo and read.year > 1 else None
    except (ValueError, OverflowError):
        return None


def distinct(names: Sequence[str]) -> list[str]:
    """The same names, the second and later of equal ones with their number."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return found


def _is_lines(file: SourceFile) -> bool:
    first, _, rest = file.head.lstrip().partition("\n")
    return bool(rest.strip()) and not isinstance(_parsed(first), str)


def _lines(file: SourceFile) -> Iterator[Found]:
    with file.path.open(encoding="utf-8") as opened:
        for number, line in enumerate(opened, start=1):
            if line.strip():
                yield Found(number, "$", _parsed(line))


def _parsed(line: str) -> Any:  # noqa: ANN401 - any JSON value, or the text that is none
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return line
