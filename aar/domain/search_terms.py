"""What somebody looks for: words in any number and spelling, and ids as they are."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from aar.domain.record import Value

MOST_TERMS: Final = 12
_SHORTEST_OPENING: Final = 3
_LETTER: Final = r"\p{L}\p{M}\p{N}"
# Scripts that put no spaces between words, and Korean, whose words carry endings: found anywhere in a text.
_RUNNING: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
_ID: Final = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W_]+)+")
_COMMON: Final = """
a all also an and any are as at be been but by can could did do does for from had has have how in into is
it its may might more most not of on or other our so some than that the their then there these they this
those to was we were what when where which while who why will with would
"""
_TOO_COMMON: Final = frozenset(_COMMON.split())


class Term(Value):
    """One word that is looked for; an opening is also met by longer words, for it may still be typed."""

    word: str
    stem: str
    is_opening: bool = False


def terms_of(rows: Sequence[Mapping[str, Any]]) -> list[Term]:
    """The terms that count, from the words of a text with their stems: the last may be an opening."""
    telling = [row for row in rows if row["word"] not in _TOO_COMMON] or list(rows)
    return [
        Term(
            word=row["word"],
            stem=row["stem"],
            is_opening=row is rows[-1] and len(row["word"]) >= _SHORTEST_OPENING,
        )
        for row in telling[:MOST_TERMS]
    ]


def pattern_of(terms: Sequence[Term], rows: Sequence[Mapping[str, Any]]) -> str:
    """The expression (RE2) that every word met by one of the terms matches."""
    wanted = {term.word for term in terms}
    openings = [row["opening"] for row in rows if row["word"] in wanted]
    bounded = "|".join(one for one in openings if not is_running(one))
    running = [one for one in openings if is_running(one)]
    whole = [rf"(?:^|[^{_LETTER}])(?:{bounded})[{_LETTER}]*"] if bounded else []
    return "(?i)" + "|".join([*running, *whole])


def anywhere(terms: Sequence[Term], rows: Sequence[Mapping[str, Any]]) -> str | None:
    """The expression that every text with the one term matches, and some without it; None for several terms.

    A single word is found several times as fast as words between others, so most texts need no second look.
    """
    wanted = {term.word for term in terms}
    openings = [row["opening"] for row in rows if row["word"] in wanted]
    return f"(?i){openings[0]}" if len(openings) == 1 else None


def is_running(word: str) -> bool:
    """Whether the word may stand in the middle of others, as scripts without spaces have it."""
    return _RUNNING.search(word) is not None


def named(asked: str) -> str | None:
    """The first thing in it that looks like the id of a record or an issue."""
    found = _ID.search(asked)
    return found.group().upper() if found else None
