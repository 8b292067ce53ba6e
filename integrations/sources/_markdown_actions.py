"""The action items of a post-mortem: work that its authors asked for, with owner, link and tick."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from aar.ports import Proposal
from integrations.sources._markdown_about import labelled
from integrations.sources._markdown_document import Block, Document

_ACTIONS: Final = re.compile(
    r"\b(?:action items?|actions|follow[ -]?ups?|corrective|preventi(?:ve|ative)|remediations?|next steps"
    r"|to[ -]?dos?|improvements|prevention)\b",
    re.IGNORECASE,
)
_NO_ACTIONS: Final = re.compile(
    r"\b(?:actions? taken|went (?:well|wrong|poorly)|lucky|lessons|completed?|resolved|done|timeline)\b",
    re.IGNORECASE,
)
_LABELS: Final = frozenset({"action", "action item", "action items", "todo", "follow up", "follow-up"})
_MARK: Final = re.compile(r"^\W{0,3}(?:action item|todo)\W{0,3}(?=\w)", re.IGNORECASE)
_BOX: Final = re.compile(r"^\[([ xX])\]\s*")
_TICKED: Final = re.compile(r"^\W*(?:✅|☑|✔)|(?i:[(\[*]\s?(?:done|completed?|fixed)\s?[)\]*])|\bDONE\b")
_OWNER: Final = re.compile(
    r"[\s,;(\[–—-]{0,5}\b(?:action )?(?:owner|assignee|assigned to|responsible|dri)\b\s*[:=-]?\s*"
    r"(@?[\w][\w.@+-]*(?: (?-i:[A-Z])[\w.-]*){0,2})[)\]]?\.?",
    re.IGNORECASE,
)
_HANDLE: Final = re.compile(r"[\s,;(\[–—-]{1,5}(@[A-Za-z][\w.-]{1,38})[)\]]?\.?$")
_TAIL: Final = re.compile(
    r"[\s,;:.]{0,5}(?:[(\[]{1,3}\s?(?:(?:(?:link(?: to)?|see|an?|the|github)\s){0,4}"
    r"(?:issue|ticket|bug|pr|pull request|link)s?(?: \d+| here)?|#\d+|https?://[^\s()]+)\s?[)\]]{1,3}"
    r"|\b(?:see )?(?:github )?(?:issue|pr|pull request)(?: here)?|https?://\S+)[\s.,;]{0,5}$",
    re.IGNORECASE,
)
_TRACKED: Final = re.compile(r"/(?:issues|pull|pulls|browse|merge_requests|-/issues)/|/[A-Z][A-Z0-9]+-\d+$")
_SENTENCE: Final = re.compile(r"(?<=[\w)\"”`])(?<!\bvs)(?<!\be\.g)(?<!\bi\.e)[.!?](?=\s+[A-Z“\"`(])")
_COLUMNS: Final = {
    "title": (
        "action item", "action items", "action", "item", "task", "description", "what", "todo", "follow up",
    ),
    "owner": ("owner", "assignee", "who", "responsible", "assigned to", "dri", "assigned"),
    "state": ("status", "state", "done", "progress"),
    "url": ("bug", "issue", "ticket", "link", "tracking", "jira", "tracking bug"),
}  # fmt: skip
_DONE: Final = re.compile(r"^\W*(?:done|completed?|closed|resolved|fixed|yes|x|✅)\b|✅", re.IGNORECASE)
_LONGEST: Final = 160
_SHORTEST: Final = 8


def actions(document: Document, incident: str) -> list[Proposal]:
    """Everything that the document asks for, each once."""
    found: dict[str, Proposal] = {}
    for proposal in _proposals(document, incident):
        found.setdefault(" ".join(proposal.title.lower().split()), proposal)
    return list(found.values())


def _proposals(document: Document, incident: str) -> Iterator[Proposal]:
    wanted = _wanted(document)
    above: Block | None = None
    for place, block in enumerate(document.blocks):
        if place in wanted and block.kind == "item" and not _goes_on(above, block):
            yield from _of_item(block, _details(document, place), incident)
        elif place in wanted and block.kind == "row":
            yield from _of_row(block, incident)
        elif block.kind == "text":
            yield from _of_text(block, incident)
        if block.kind == "heading":
            above = None
        elif block.kind in {"item", "text"} and not _goes_on(above, block):
            above = block


def _wanted(document: Document) -> set[int]:
    """The places under a heading of actions; the innermost heading that says anything decides."""
    wanted: set[int] = set()
    above: list[Block] = []
    for place, block in enumerate(document.blocks):
        if block.kind == "heading":
            above = [*(one for one in above if one.level < block.level), block]
        else:
            speaking = [one for one in above if _speaks(one)]
            wanted.update([place] if speaking and _asks(speaking[-1]) else [])
    return wanted


def _asks(heading: Block) -> bool:
    return not _NO_ACTIONS.search(heading.text)


def _speaks(heading: Block) -> bool:
    return bool(_ACTIONS.search(heading.text) or _NO_ACTIONS.search(heading.text))


def _goes_on(above: Block | None, block: Block) -> bool:
    """Whether an item belongs to what was announced above it, or to an item that it stands in."""
    if block.kind != "item":
        return False
    if block.level > 1:
        return above is not None and above.kind == "item" and above.level < block.level
    is_other_list = above is not None and above.kind == "item" and above.list_line != block.list_line
    return is_other_list and above is not None and above.text.endswith(":")


def _details(document: Document, place: int) -> list[Block]:
    """What stands inside the item: further paragraphs and items."""
    block, found = document.blocks[place], []
    for inner in document.blocks[place + 1 :]:
        if inner.kind in {"heading", "row"} or inner.level < block.level:
            break
        if inner.kind == "item" and inner.level <= block.level:
            break
        found.append(inner)
    return found


def _of_item(block: Block, details: list[Block], incident: str) -> Iterator[Proposal]:
    box = _BOX.match(block.text)
    text = block.text[box.end() :] if box else block.text
    urls = [*block.urls, *(url for inner in details for url in inner.urls)]
    is_done = bool(box and box[1] in "xX") or block.is_struck
    proposal = _proposal(block, text, urls, incident, is_done=is_done)
    if proposal:
        yield proposal


def _of_text(block: Block, incident: str) -> Iterator[Proposal]:
    """A paragraph that says of itself that it is an action item, wherever it stands."""
    mark = _MARK.match(block.text)
    is_one = mark is not None and ("[" in mark[0] or block.is_labelled)
    if is_one and mark is not None and next(labelled(block), ("action item", ""))[0] in _LABELS:
        proposal = _proposal(block, block.text[mark.end() :], list(block.urls), incident, is_done=False)
        if proposal:
            yield proposal


def _of_row(block: Block, incident: str) -> Iterator[Proposal]:
    names = [" ".join(re.sub(r"\W+", " ", heading.lower()).split()) for heading in block.headings]
    cells = {
        field: block.cells[names.index(word)]
        for field, words in _COLUMNS.items()
        for word in reversed(words)
        if word in names and names.index(word) < len(block.cells)
    }
    text = cells.get("title") or (block.cells[0] if block.cells and "title" not in cells else "")
    is_done = bool(_DONE.match(cells.get("state", ""))) or bool(_TICKED.search(" ".join(block.cells)))
    proposal = _proposal(block, text, list(block.urls), incident, is_done=is_done)
    if proposal:
        yield replace(proposal, owner=cells.get("owner") or proposal.owner)


def _proposal(block: Block, text: str, urls: list[str], incident: str, *, is_done: bool) -> Proposal | None:
    owner = _OWNER.search(text) or _HANDLE.search(text)
    full = (text[: owner.start()] + text[owner.end() :]).strip() if owner else text.strip()
    is_done = is_done or bool(_TICKED.search(full))
    title = _title(full) or (f"Follow up on {urls[0]}" if urls else "")
    if len(title) < _SHORTEST and " " not in title:  # n/a, none, TBD
        return None
    return Proposal(
        incident=incident,
        title=title,
        text=full if len(_without_tail(full)) > len(title) + _SHORTEST else None,
        owner=owner[1].strip() if owner else None,
        url=next((url for url in urls if _TRACKED.search(url)), next(iter(urls), None)),
        is_done=is_done,
        line=block.line,
    )


def _title(full: str) -> str:
    """The first sentence, without ticks and without what only names a link."""
    title = _TICKED.sub("", full)
    sentence = _SENTENCE.search(title, _SHORTEST)
    title = title[: sentence.start()] if sentence else title
    title = " ".join(_without_tail(title).split()).strip(" .:;,-–—")
    return title if len(title) <= _LONGEST else f"{title[:_LONGEST].rsplit(' ', 1)[0]} …"


def _without_tail(text: str) -> str:
    while (shorter := _TAIL.sub("", text)) != text:
        text = shorter
    return text
