"""Find incidents, findings, decisions and actions by words, best first."""

from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from pydantic import Field

from aar.domain.person import Person
from aar.domain.record import Value, clean_text
from aar.domain.rights import demand, may
from aar.domain.search_terms import anywhere, named, pattern_of, terms_of
from aar.domain.snippet import snippet
from aar.store import Reader

HitKind = Literal["incident", "finding", "decision", "action"]
HIT_KINDS: Final[tuple[HitKind, ...]] = get_args(HitKind)
MOST_HITS: Final = 50
_MOST_CHARACTERS: Final = 1000


class Hit(Value):
    """One record that was found; `words` are those in it that were looked for, as they are compared."""

    kind: HitKind
    id: str
    incident_id: str | None = None
    title: str
    snippet: str = ""
    score: float
    state: str | None = None
    review_id: str | None = Field(default=None, exclude=True)
    words: tuple[str, ...] = Field(default=(), exclude=True)


@dataclass(frozen=True)
class Found:
    """The best hits, and how many there are in all."""

    hits: tuple[Hit, ...] = ()
    total: int = 0


def search(
    store: Reader, words: str, *, by: Person, kind: HitKind | None = None, most: int = MOST_HITS
) -> Found:
    """What the person may see with one of the words in it; those with more of them and rarer ones come first.

    The last word may be the beginning of one; what has the id that is asked for comes before all.
    """
    demand(by, "read")
    asked = clean_text(words)[:_MOST_CHARACTERS]
    spelled = store.rows("queries/search/terms", asked=asked)
    terms = terms_of(spelled)
    if not terms:
        return Found()
    rows = store.rows(
        "queries/search/ranked",
        terms=[dict(term) for term in terms],
        pattern=pattern_of(terms, spelled),
        anywhere=anywhere(terms, spelled),
        named=named(asked),
        kind=kind,
        sees_private=may(by, "see_private"),
        most=most,
    )
    return Found(tuple(_hit(row) for row in rows), rows[0]["total"] if rows else 0)


def _hit(row: dict[str, Any]) -> Hit:
    words = tuple(sorted(set(row["words"])))
    return Hit(
        **{name: row[name] for name in ("kind", "id", "incident_id", "title", "state", "review_id")},
        snippet=snippet((row["body"], row["labels"]), words),
        score=round(row["score"], 3),
        words=words,
    )
