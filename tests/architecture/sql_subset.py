"""What SQL may not say, so that the same files run on the embedded database and on the scaled-out one."""

import re
from collections.abc import Iterator

_QUIET = re.compile(
    r"""--[^\n]*                            # comment to the end of the line
      | /\*                                 # block comment: nested ones are followed by hand
      | \be'(?:\\.|''|[^'\\])*'             # text with escapes
      | '(?:''|[^'])*'                      # text
      | "(?:""|[^"])*"                      # quoted name
      | \$(?P<tag>[a-z_]*)\$.*?\$(?P=tag)\$ # text between dollars
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_FENCE = re.compile(r"/\*|\*/")
_REFUSED = {
    "primary key": r"\bprimary\s+key\b",
    "unique": r"\bunique\b",
    "foreign key": r"\bforeign\s+key\b|\breferences\b",
    "check constraint": r"\bcheck\s*\(",
    "enum": r"\benum\b",
    "sequence": r"\bsequence\b|\b(next|curr)val\b",
    "index": r"\bcreate\s+index\b",
    "returning": r"\breturning\b",
    "on conflict": r"\bon\s+conflict\b|\binsert\s+or\b",
    "two changes in one merge": r"\bthen\s+(update|delete)\b.*\bthen\s+(update|delete)\b",
}


def refused(text: str) -> list[str]:
    """What a file may not say, as `line: what`; comments, texts and quoted names may say anything."""
    spoken = _without_quiet_parts(text)
    return [f"{_line_of(spoken, at)}: {what}" for what, at in _faults(spoken)]


def _faults(spoken: str) -> Iterator[tuple[str, int]]:
    for what, pattern in _REFUSED.items():
        for match in re.finditer(pattern, spoken, re.IGNORECASE | re.DOTALL):
            yield what, match.start()
    if capital := re.search(r"[A-Z]", spoken):
        yield "upper case", capital.start()
    if not spoken.strip(" \n\t;"):
        yield "no statement", 0
    if second := re.search(r";\s*[^\s;]", spoken):
        yield "second statement", second.end() - 1


def _without_quiet_parts(text: str) -> str:
    kept, at = [], 0
    while found := _QUIET.search(text, at):
        end = _end_of_block(text, found.end()) if found.group() == "/*" else found.end()
        kept += [text[at : found.start()], re.sub(r"[^\n]", " ", text[found.start() : end])]
        at = end
    return "".join([*kept, text[at:]])


def _end_of_block(text: str, at: int) -> int:
    depth = 1
    while depth and (fence := _FENCE.search(text, at)):
        depth += 1 if fence.group() == "/*" else -1
        at = fence.end()
    return len(text) if depth else at


def _line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
