"""Post-mortems in Markdown: one incident a document, alone or many of them in an archive."""

import re
from collections.abc import Iterator
from typing import Final

from aar.domain.imports import ImportOptions
from aar.errors import InputError
from aar.ports import Proposal, Records, SourceFile
from integrations.sources._markdown_incident import read_document
from integrations.sources._records import Item, refused

_NAMES: Final = (".md", ".markdown", ".mdown", ".mkd")
_HEADING: Final = re.compile(
    r"^(?:#{1,4}[ \t]+|\*\*)[^\n]*"
    r"\b(?:timeline|summary|post-?mortem|impact|root cause|action items|lessons)\b",
    re.IGNORECASE | re.MULTILINE,
)


class MarkdownSource:
    """Post-mortems as people write them."""

    name = "markdown"
    title = "Post-mortem in Markdown (one, or an archive of many)"
    description = (
        "The section called timeline becomes the timeline, as headings, list, table or lines that begin with "
        "a time; clock times take their day from above, over midnight too. A zone that the text declares "
        "counts, such as “All times in PST”. Action items become proposed actions."
    )
    place = 70

    def recognise(self, file: SourceFile) -> str | None:
        """The name, or headings that post-mortems have."""
        if documents := _documents(file):
            return f"It holds {len(documents)} documents in Markdown."
        if file.name.lower().endswith(_NAMES) and not _is_table(file.head):
            return "Its name says that it is Markdown."
        if file.head.lstrip()[:1] in {"{", "[", "<"} or not _HEADING.search(file.head):
            return None
        return "It has headings in Markdown, as post-mortems do."

    def read(self, file: SourceFile, options: ImportOptions) -> Records:
        """One record for each entry of its timelines; raises InputError when it has none."""
        if not file.members:
            items, proposals = read_document(file.name, file.text(), options.date_order)
            return Records(items, proposals=proposals)
        found = list(_each(file, options))
        if not any(is_read for is_read, _, _ in found):
            raise InputError(
                f"{file.name} holds no post-mortem with a timeline.",
                "Import one of its documents alone: the refusal says what it lacks.",
            )
        items = [item for _, found_items, _ in found for item in found_items]
        return Records(items, proposals=[one for _, _, proposals in found for one in proposals])


def _is_table(head: str) -> bool:
    """Whether it is what was refused of a document, corrected: a table under the document's name."""
    return {"occurred_at", "text"} <= set(re.split(r"[,;\t]", head.split("\n", 1)[0].strip()))


def _documents(file: SourceFile) -> list[str]:
    return sorted(name for name in file.members if name.lower().endswith(_NAMES))


def _each(file: SourceFile, options: ImportOptions) -> Iterator[tuple[bool, list[Item], list[Proposal]]]:
    """Every document of an archive; one that cannot be read is one refused record."""
    for name in _documents(file):
        try:
            items, proposals = read_document(name, _text(file, name), options.date_order)
        except InputError as error:
            yield False, [refused(name, {"document": name}, f"{error.message} {error.hint}")], []
        else:
            yield True, [{**item, "path": name} for item in items], proposals


def _text(file: SourceFile, name: str) -> str:
    given = file.members[name].read_bytes()
    try:
        return given.decode("utf-8-sig")
    except UnicodeDecodeError:
        return given.decode("cp1252", errors="replace")


SOURCE = MarkdownSource()
