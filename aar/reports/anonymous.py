"""Puts roles in the place of known people's names, e-mails and handles."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from aar.reports.identity import Alias, Identity, aliases, folded, tokens

SOMEBODY: Final = ("a team member", "a colleague", "somebody")
_HIDDEN: Final = re.compile(r"(?<=\w)[\u00ad\u200b-\u200d\u2060\ufeff]+(?=\w)")
_JOINER: Final = re.compile(r"[\s._\-@+,'’·]{0,3}")
_ARTICLE: Final = re.compile(r"(?:^|(?<=\W))(?:the|an?)\s+$", re.IGNORECASE)


@dataclass(frozen=True)
class _Token:
    """A run of letters or digits and where it stands."""

    word: str
    start: int
    end: int
    is_capital: bool


@dataclass(frozen=True)
class _Hit:
    """A stretch of text that names a person."""

    start: int
    end: int
    role: str


class Anonymiser:
    """Tells a text without naming anybody known; positions and services keep their words.

    `replaced` holds each name as it was written, with what was told instead.
    """

    def __init__(self, people: Sequence[Identity], corpus: str) -> None:
        self._by_first_word: dict[str, list[Alias]] = {}
        for alias in (alias for person in people for alias in aliases(person)):
            if alias.words:
                self._by_first_word.setdefault(alias.words[0], []).append(alias)
        self._glued = _glued(people, _shown(corpus).casefold())
        self._roles: dict[str, str] = {}
        self.replaced: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """The text with roles instead of names."""
        shown = _shown(text)
        hits = [(hit, self._phrase(hit.role)) for hit in self._hits(shown)]
        self.replaced |= {shown[hit.start : hit.end]: phrase for hit, phrase in hits}
        told = _replaced(shown, hits)
        for name, role in self._glued.items():
            told = re.sub(re.escape(name), self._instead_of(name, role), told, flags=re.IGNORECASE)
        return told

    def _instead_of(self, name: str, role: str) -> Callable[[re.Match[str]], str]:
        def told(_: re.Match[str]) -> str:
            return self.replaced.setdefault(name, self._phrase(role))

        return told

    def _phrase(self, role: str) -> str:
        if role not in self._roles:
            candidates = [f"the {role}", *SOMEBODY] if role else SOMEBODY
            self._roles[role] = next(filter(self._is_free, candidates), SOMEBODY[0])
        return self._roles[role]

    def _is_free(self, phrase: str) -> bool:
        """Whether a phrase names nobody itself, for some people are called after their role."""
        folded_phrase = phrase.casefold()
        return not self._hits(phrase) and not any(name.casefold() in folded_phrase for name in self._glued)

    def _hits(self, text: str) -> list[_Hit]:
        found = list(_tokens(text))
        hits, place = [], 0
        while place < len(found):
            alias = self._alias_at(text, found, place)
            length = len(alias.words) if alias else 1
            if alias:
                hits.append(_Hit(found[place].start, found[place + length - 1].end, alias.role))
            place += length
        return list(_joined(text, hits))

    def _alias_at(self, text: str, found: list[_Token], place: int) -> Alias | None:
        possible = self._by_first_word.get(found[place].word, ())
        fitting = [alias for alias in possible if _fits(alias, text, found, place)]
        return max(fitting, key=lambda alias: len(alias.words), default=None)


def _shown(text: str) -> str:
    """The text as it looks: composed letters, and nothing invisible within a word."""
    return _HIDDEN.sub("", unicodedata.normalize("NFC", text))


def _tokens(text: str) -> Iterator[_Token]:
    for token in tokens(text):
        written = token.group()
        yield _Token(folded(written), token.start(), token.end(), written[0].isupper())


def _fits(alias: Alias, text: str, found: list[_Token], place: int) -> bool:
    run = found[place : place + len(alias.words)]
    if tuple(token.word for token in run) != alias.words:
        return False
    gaps = (text[one.end : other.start] for one, other in pairwise(run))
    if not all(_JOINER.fullmatch(gap) for gap in gaps):
        return False
    if text.endswith("@", 0, run[0].start):
        return True
    return not alias.needs_at and (run[0].is_capital or not alias.needs_capital)


def _joined(text: str, hits: list[_Hit]) -> Iterator[_Hit]:
    """Hits with their @, and first and last name that stand side by side as one."""
    waiting: _Hit | None = None
    for hit in hits:
        here = _Hit(hit.start - text.endswith("@", 0, hit.start), hit.end, hit.role)
        if waiting and waiting.role == here.role and text[waiting.end : here.start] in {" ", "\u00a0", ", "}:
            waiting = _Hit(waiting.start, here.end, here.role)
            continue
        if waiting:
            yield waiting
        waiting = here
    if waiting:
        yield waiting


def _replaced(text: str, hits: Iterable[tuple[_Hit, str]]) -> str:
    parts: list[str] = []
    at = 0
    for hit, phrase in hits:
        parts += _told(text[at : hit.start], phrase)
        at = hit.end
    return "".join([*parts, text[at:]])


def _told(before: str, phrase: str) -> tuple[str, str]:
    """What stands before a name and what is told instead, so that no article or role comes twice."""
    bare = phrase.partition(" ")[2] or phrase
    if before.rstrip().casefold().endswith(bare.casefold()):
        return before.rstrip(), ""
    if _ARTICLE.search(before):
        return before, bare
    starts_sentence = not before.strip() or before.rstrip(" ").endswith((".", "!", "?", "\n"))
    return before, phrase[:1].upper() + phrase[1:] if starts_sentence else phrase


def _glued(people: Sequence[Identity], corpus: str) -> dict[str, str]:
    """Names that words do not delimit: of several words, or of a script without spaces."""
    return {
        name: person.role
        for person in people
        for name in map(_shown, person.names)
        if name.casefold() in corpus and _is_distinct(name)
    }


def _is_distinct(name: str) -> bool:
    is_uncased = name.lower() == name.upper()
    return len(name.strip()) > 1 and (len(name.split()) > 1 or is_uncased)
