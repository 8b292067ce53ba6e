"""The part of a text that shows what was found in it."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from aar.domain.search_terms import is_running

_WORD: Final = re.compile(r"[^\W_]+")
_BEFORE: Final = 60  # characters
_LONGEST: Final = 200  # characters


def snippet(texts: Sequence[str | None], words: Collection[str]) -> str:
    """Some 200 characters on one line around the first word in the first text with one, else its opening."""
    lines = [" ".join(text.split()) for text in texts if text]
    for line in lines:
        place = next((start for start, _ in _places(line, words)), None)
        if place is not None:
            return _cut(line, place)
    return _cut(lines[0], 0) if lines else ""


def parts(text: str, words: Collection[str]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the words."""
    found, at = [], 0
    for start, end in _places(text, words):
        found += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in (*found, (text[at:], False)) if piece[0]]


def _places(text: str, words: Collection[str]) -> Iterator[tuple[int, int]]:
    running = [word for word in words if is_running(word)]
    for match in _WORD.finditer(text):
        if folded(match.group()) in words or any(word in match.group() for word in running):
            yield match.span()


def folded(word: str) -> str:
    """The word without accents and capitals, as the statements of the search compare it."""
    letters = unicodedata.normalize("NFD", word)
    return "".join(one for one in letters if not unicodedata.combining(one)).lower()


def _cut(line: str, place: int) -> str:
    start = max(0, place - _BEFORE)
    if start and (space := line.find(" ", start, place)) >= 0:
        start = space + 1
    end = start + _LONGEST
    if end < len(line) and (space := line.rfind(" ", place + 1, end)) > 0:
        end = space
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
