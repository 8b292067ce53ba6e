"""Text in which what was looked for stands out."""

from collections.abc import Collection

from aar.domain.snippet import parts
from dashboards.components.words import safe


def marked(text: str, words: Collection[str]) -> str:
    """The text as Markdown on one line, safe, with these words on a coloured ground."""
    return "".join(_piece(piece, is_hit=is_hit) for piece, is_hit in parts(text, words))


def _piece(text: str, *, is_hit: bool) -> str:
    if is_hit:
        return f":orange-background[{safe(text)}]"
    before, after = (" " if text[at].isspace() else "" for at in (0, -1))
    return f"{before}{safe(text)}{after}" if text.strip() else " "
