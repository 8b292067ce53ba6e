"""A Markdown document as a row of blocks: headings, items, table rows, prose, logs, quotes and images."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from integrations.sources._records import plain_text

Kind = Literal["heading", "item", "row", "text", "code", "quote", "image"]
BOLD: Final = 7  # a paragraph in bold stands for a heading below all others
_PARSER: Final = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_FRONT: Final = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_BARE_URL: Final = re.compile(r"https?://[^\s<>()\[\]\"']+[^\s<>()\[\]\"'.,;:!?]")
_LONGEST_TITLE: Final = 90
PLAIN_HEADING: Final = re.compile(
    r"(?:incident )?(?:timeline|summary|impact|root causes?|action items|follow[- ]ups?|lessons learn(?:ed|t)"
    r"|resolution|detection)(?: \(.{1,40}\))?:?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Block:
    """One piece of the document; `lines` are its text as it was wrapped, `level` depth of heading or list."""

    kind: Kind
    level: int
    line: int
    lines: tuple[str, ...]
    urls: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    list_line: int = 0
    is_struck: bool = False
    is_labelled: bool = False

    @property
    def text(self) -> str:
        """The text without its wrapping; logs keep their lines."""
        return "\n".join(self.lines) if self.kind == "code" else " ".join(self.lines).strip()


@dataclass(frozen=True)
class Document:
    """All blocks in their order, and what the front matter says."""

    blocks: tuple[Block, ...]
    front: dict[str, str]

    def section(self, place: int) -> range:
        """The places of the blocks under a heading, up to the next one that is no deeper."""
        level = self.blocks[place].level
        for end in range(place + 1, len(self.blocks)):
            if self.blocks[end].kind == "heading" and self.blocks[end].level <= level:
                return range(place + 1, end)
        return range(place + 1, len(self.blocks))


def parsed(text: str) -> Document:
    """Read a document; what stands between lines of three dashes at its top is its front matter."""
    front = _FRONT.match(text)
    body = "\n" * text[: front.end()].count("\n") + text[front.end() :] if front else text
    tree = SyntaxTreeNode(_PARSER.parse(body))
    return Document(tuple(_blocks(tree.children, 0)), _fields(front[1]) if front else {})


def _fields(text: str) -> dict[str, str]:
    pairs = [line.partition(":") for line in text.splitlines()]
    return {
        name.strip().lower(): value.strip().strip("\"'") for name, _, value in pairs if name[:1].isalpha()
    }


def _blocks(nodes: Sequence[SyntaxTreeNode], depth: int) -> Iterator[Block]:
    for node in nodes:
        line = node.map[0] + 1 if node.map else 0
        match node.type:
            case "heading":
                yield _block(node, "heading", int(node.tag[1:]), line)
            case "paragraph":
                yield _paragraph(node, depth, line)
            case "bullet_list" | "ordered_list":
                for item in node.children:
                    yield from _item(item, depth + 1, line)
            case "table":
                yield from _rows(node, depth)
            case "fence" | "code_block":
                yield Block("code", depth, line, tuple(node.content.rstrip("\n").split("\n")))
            case "blockquote":
                inner = tuple(text for block in _blocks(node.children, depth) for text in block.lines)
                yield Block("quote", depth, line, inner)
            case "html_block":
                yield from _html(node, depth, line)
            case _:
                continue


def _item(item: SyntaxTreeNode, depth: int, list_line: int) -> Iterator[Block]:
    line = item.map[0] + 1 if item.map else list_line
    first, rest = next(iter(item.children), None), item.children[1:]
    if first is None or first.type != "paragraph":
        yield Block("item", depth, line, (), list_line=list_line)
        yield from _blocks(item.children, depth)
        return
    if rest and _is_bold(first):
        yield _block(first, "heading", BOLD, line)
    else:
        yield _block(first, "item", depth, line, list_line=list_line)
    yield from _blocks(rest, depth)


def _is_bold(paragraph: SyntaxTreeNode) -> bool:
    """Whether it is one name in bold and no more, as “**Key events**” above a list of them."""
    shown = _shown(paragraph)
    name = _plain(shown[0]) if len(shown) == 1 and shown[0].type == "strong" else ""
    return bool(name) and len(name) <= _LONGEST_TITLE and not any(map(str.isdecimal, name))


def _shown(paragraph: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    inline = paragraph.children[0].children if paragraph.children else []
    return [one for one in inline if not (one.type == "text" and not one.content.strip(" :"))]


def _paragraph(node: SyntaxTreeNode, depth: int, line: int) -> Block:
    shown = _shown(node)
    if shown and all(one.type == "image" for one in shown):
        return _block(node, "image", depth, line)
    is_bold = len(shown) == 1 and shown[0].type == "strong"
    block = _block(node, "text", depth, line)
    is_heading = is_bold or bool(PLAIN_HEADING.fullmatch(block.text))
    if is_heading and not depth and len(block.text) <= _LONGEST_TITLE:
        return _block(node, "heading", BOLD, line)
    return block


def _rows(table: SyntaxTreeNode, depth: int) -> Iterator[Block]:
    rows = [row for part in table.children for row in part.children]
    headings: tuple[str, ...] = ()
    for place, row in enumerate(rows):
        inlines = [cell.children[0] if cell.children else None for cell in row.children]
        cells = tuple(" ".join(_lines(inline)).strip() if inline else "" for inline in inlines)
        if place == 0:
            headings = cells
            continue
        urls = tuple(url for inline in inlines if inline for url in _urls(inline))
        line = row.map[0] + 1 if row.map else 0
        yield Block("row", depth, line, (" · ".join(filter(None, cells)),), urls, cells, headings)


def _html(node: SyntaxTreeNode, depth: int, line: int) -> Iterator[Block]:
    text = plain_text(node.content)
    if text and text != node.content.strip():
        yield Block("text", depth, line, tuple(one.strip() for one in text.split("\n") if one.strip()))


def _block(node: SyntaxTreeNode, kind: Kind, level: int, line: int, *, list_line: int = 0) -> Block:
    inline = node.children[0] if node.children else None
    if inline is None:
        return Block(kind, level, line, (), list_line=list_line)
    return Block(
        kind,
        level,
        line,
        tuple(filter(None, _lines(inline))),
        tuple(_urls(inline)),
        list_line=list_line,
        is_struck=any(one.type == "s" for one in inline.children[:1]),
        is_labelled=_is_labelled(inline.children),
    )


def _is_labelled(inline: Sequence[SyntaxTreeNode]) -> bool:
    """Whether it begins with a label in bold: “**Impact:** …”, “**Impact**: …”."""
    shown = [one for one in inline if one.type != "text" or one.content][:2]
    if not shown or shown[0].type != "strong":
        return False
    behind = shown[1].content if len(shown) > 1 and shown[1].type == "text" else ""
    return _plain(shown[0]).rstrip().endswith(":") or behind.lstrip().startswith(":")


def _lines(inline: SyntaxTreeNode) -> list[str]:
    return [" ".join(one.split()) for one in "".join(map(_plain, inline.children)).split("\n")]


def _plain(node: SyntaxTreeNode) -> str:
    match node.type:
        case "text" | "code_inline":
            return node.content
        case "softbreak" | "hardbreak":
            return "\n"
        case "image":
            return node.content
        case "html_inline":
            return "\n" if node.content.lower().startswith("<br") else ""
        case _:
            return "".join(map(_plain, node.children))


def _urls(inline: SyntaxTreeNode) -> Iterator[str]:
    for node in inline.walk(include_self=False):
        if node.type == "link" and str(node.attrs.get("href", "")).startswith(("http://", "https://")):
            yield str(node.attrs["href"])
        elif node.type == "text" and not (node.parent and node.parent.type == "link"):
            yield from _BARE_URL.findall(node.content)
