"""By which words a known person may be named in a text: name, parts of it, e-mail, handles."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from aar.reports.everyday_words import EVERYDAY, PARTICLES, ROLES, TITLES

_TOKEN: Final = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+|\d+")
_PERSONAL: Final = re.compile(r"[^\d_,;:/()\[\]&+@]+")


@dataclass(frozen=True)
class Identity:
    """A known person: every name and handle on record, and the role that is told instead."""

    role: str
    names: tuple[str, ...]
    email: str | None = None
    handles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alias:
    """Words that mean a person; some count only with a capital letter, some only after an @."""

    words: tuple[str, ...]
    role: str
    needs_capital: bool = False
    needs_at: bool = False


def folded(text: str) -> str:
    """The text as names are compared: without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def tokens(text: str) -> Iterator[re.Match[str]]:
    """The runs of letters and of digits in a text."""
    return _TOKEN.finditer(text)


def words_of(text: str) -> tuple[str, ...]:
    """The folded runs of letters and digits of a name or an address."""
    return tuple(folded(token.group()) for token in tokens(unicodedata.normalize("NFC", text)))


def aliases(identity: Identity) -> Iterator[Alias]:
    """Every way in which this person may be named."""
    for name in identity.names:
        yield from _of_name(name, identity.role)
    is_personal = any(_is_personal(name) for name in identity.names)
    if identity.email:
        yield Alias(words_of(identity.email), identity.role)
        local_part = identity.email.partition("@")[0].partition("+")[0]
        yield _of_handle(local_part, identity.role, is_personal=is_personal)
    for handle in identity.handles:
        yield _of_handle(handle, identity.role, is_personal=False)


def _of_name(name: str, role: str) -> Iterator[Alias]:
    words = words_of(name)
    is_everyday = len(words) == 1 and words[0] in EVERYDAY
    yield Alias(words, role, needs_capital=is_everyday)
    if not _is_personal(name):
        return
    initial, last = words[0][0], words[-1]
    yield Alias(("".join(words),), role, needs_capital=is_everyday)
    yield Alias((initial + last,), role, needs_at=True)  # jdoe, but no train for Tom Rain
    yield Alias((initial, last), role, needs_capital=last in EVERYDAY)
    for word in _parts(words):
        yield Alias((word,), role, needs_capital=word in EVERYDAY)


def _parts(words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if len(word) > 1 and word not in PARTICLES | TITLES)


def _of_handle(handle: str, role: str, *, is_personal: bool) -> Alias:
    words = words_of(handle)
    is_telling = len(words) > 1 or (is_personal and not EVERYDAY & set(words))
    return Alias(words, role, needs_at=not is_telling)


def _is_personal(name: str) -> bool:
    """Whether it is written like a person's name; Head of platform is a position, its words are everyday."""
    written = [token.group() for token in tokens(name)]
    named = [word for word in written if word.casefold() not in PARTICLES]
    is_capital = bool(named) and all(word[0] == word[0].upper() for word in named)
    is_one_everyday_word = len(named) == 1 and named[0].casefold() in EVERYDAY
    is_position = is_one_everyday_word or bool(ROLES & set(words_of(name)))
    return is_capital and not is_position and _PERSONAL.fullmatch(name) is not None
