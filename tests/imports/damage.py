"""Files as they arrive: samples of every kind, and what copying, editing and bad luck do to them."""

import copy
import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from typing import Any, Final

from tests.imports.damaged_tables import of_table
from tests.imports.packing import zipped

DEEP: Final = json.loads("[" * 150 + "]" * 150)
ODD: tuple[Any, ...] = (
    None, 0, -1, 1e308, True, "", [], {}, [1], {"id": {}}, "\ud800", "\x00", "x" * 300, "2026-01-01", "12:00",
    "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-05:00", 10**40, float("nan"), -0.0, "\u202e", [[]], {"": 1},
    DEEP,
)  # fmt: skip
PIECES: Final = (
    "- 10:05 ", "## Timeline\n", "|", "---\n", "```\n", "> ", "[x] ", "\n\n", "**", "(", "All times in ",
    " 2018-02-30 ", "Feb 29, 10:00 ", "31/12/2020 ", "24:00 ", "UTC-99", "9999-12-31 23:59 +14:00 ",
    "\x00", "<div>", "## Action items\n", "- [ ] @somebody ", "<!--", "&#0;", "\u2028", "1. ", "# ",
)  # fmt: skip
BYTES: Final = (
    b"\x00",
    b"\xff",
    b"\xfe\xff",
    b"\r",
    b"\n",
    b'"',
    b"\xef\xbb\xbf",
    b"\x1a",
    b"\x80",
    b"{",
    b"]",
)
_ENCODINGS: Final = ("utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8-sig", "utf-32", "latin-1", "utf-7")
Damage = Callable[[bytes, random.Random], bytes]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each value inside."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in pairs:
        yield (*path, name)
        yield from places(one, (*path, name))


def damaged_value(value: Any, chance: random.Random) -> Any:
    """A copy with one value gone, odd, doubled, or under another name."""
    document = copy.deepcopy(value)
    ways = list(places(document))
    if not ways:
        return chance.choice(ODD)
    *path, last = chance.choice(ways)
    inside = document
    for name in path:
        inside = inside[name]
    match chance.randrange(5):
        case 0:
            del inside[last]
        case 1 if isinstance(inside, dict):
            inside[f"{last}x"] = inside.pop(last)
        case 2 if isinstance(inside, list):
            inside.insert(chance.randrange(len(inside) + 1), copy.deepcopy(inside[last]))
        case _:
            inside[last] = copy.deepcopy(chance.choice(ODD))
    return document


def of_bytes(content: bytes, chance: random.Random) -> bytes:
    """Flips, cuts, insertions, repetitions."""
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(content) + 1)
        match chance.randrange(6):
            case 0:
                content = content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
            case 1:
                content = content[:at] + chance.choice(BYTES) * chance.choice((1, 1, 3, 50)) + content[at:]
            case 2:
                content = content[:at] + content[at + chance.choice((1, 2, 10, 500)) :]
            case 3 if chance.random() < 0.3:
                content = content[:at]
            case 4:
                content = content[:at] + content[max(0, at - chance.choice((3, 40, 400))) :]
            case _:
                bit = 1 << chance.randrange(8)
                content = (
                    content[:at] + bytes(byte ^ bit for byte in content[at : at + 1]) + content[at + 1 :]
                )
    return content


def of_encoding(content: bytes, chance: random.Random) -> bytes:
    """The same text in another encoding, at times with a byte too many."""
    text = content.decode("utf-8", "replace")
    encoded = text.encode(chance.choice(_ENCODINGS), "replace")
    return encoded + chance.choice((b"", b"", b"\x00", b"\xff"))


def of_lines(content: bytes, chance: random.Random) -> bytes:
    """Lines dropped, doubled, shuffled, joined, and ended in other ways."""
    lines = content.split(b"\n")
    for _ in range(chance.choice((1, 2, 8))):
        at = chance.randrange(len(lines))
        match chance.randrange(6):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines.insert(chance.randrange(len(lines) + 1), lines[at])
            case 2:
                begin, end = sorted((at, chance.randrange(len(lines) + 1)))
                part = lines[begin:end]
                chance.shuffle(part)
                lines[begin:end] = part
            case 3:
                lines[at] += chance.choice((b"\r", b"\r\r", b"\x0b", b"\x85", b"\xe2\x80\xa8", b"  "))
            case 4:
                lines[at : at + 2] = [b"".join(lines[at : at + 2])]
            case _:
                lines[at] = b"".join(chance.sample([lines[at][:k] for k in range(1, 5)], 1)) + lines[at]
    return chance.choice((b"\n", b"\n", b"\r\n", b"\r", b"\n\n")).join(lines)


def of_text(content: bytes, chance: random.Random) -> bytes:
    """Pieces of Markdown and of dates where they do not belong."""
    text = content.decode("utf-8", "replace")
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(PIECES) + text[at + chance.choice((0, 0, 1, 60)) :]
    return text.encode("utf-8", "surrogatepass")


def of_headings(content: bytes, chance: random.Random) -> bytes:
    """Headings of a document taken out, made into others, or exchanged."""
    lines = content.decode("utf-8", "replace").split("\n")
    headings = [place for place, line in enumerate(lines) if line.startswith("#")] or [0]
    for _ in range(chance.randint(1, 3)):
        at, other = chance.choice(headings), chance.choice(headings)
        new = chance.choice(
            ("# Timeline", "Timeline", "## Action items", "#", lines[other], f"#{lines[at]}", "")
        )
        lines[other], lines[at] = lines[at], new
    return "\n".join(lines).encode()


def of_json(content: bytes, chance: random.Random) -> bytes:
    """Values gone, odd, doubled or misnamed; of JSON Lines in each of a few lines."""
    try:
        return _as_json(_times(json.loads(content), chance), chance.choice((None, 1)))
    except ValueError:
        lines = content.splitlines()[: chance.choice((1, 3, 20))]
    return b"\n".join(_line(line, chance) for line in lines)


def _line(line: bytes, chance: random.Random) -> bytes:
    try:
        return _as_json(damaged_value(json.loads(line), chance), None)
    except ValueError:
        return line


def _as_json(value: Any, indent: int | None) -> bytes:
    is_ascii = "\\ud800" in (text := json.dumps(value, indent=indent))
    return (text if is_ascii else json.dumps(value, indent=indent, ensure_ascii=False)).encode()


def _times(value: Any, chance: random.Random) -> Any:
    for _ in range(chance.choice((1, 1, 2, 6))):
        value = damaged_value(value, chance)
    return value


def of_archive(content: bytes, chance: random.Random) -> bytes:
    """An archive with one of its files damaged, gone, renamed, or there under two names."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        parts = {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}
    for _ in range(chance.choice((1, 1, 2, 4))):
        name = chance.choice(list(parts))
        match chance.randrange(7):
            case 0 if len(parts) > 1:
                del parts[name]
            case 1:
                parts[f"{name}x"] = parts.pop(name)
            case 2:
                parts[f"other/{name}"] = parts[name]
            case 3:
                parts[name] = of_bytes(parts[name], chance)
            case _:
                damage = chance.choice(_by_name(name))
                parts[name] = damage(parts[name], chance)
    return zipped(parts)


def _by_name(name: str) -> tuple[Damage, ...]:
    if name.endswith(".json"):
        return (of_json, of_json, of_lines, of_encoding)
    return (of_text, of_headings, of_lines, of_encoding) if name.endswith(".md") else (of_text, of_bytes)


def repacked_otherwise(content: bytes, name: str) -> bytes:
    """Other bytes that hold the same file."""
    if not content.startswith(b"PK"):
        return zipped({name: content})
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        parts = {one: opened.read(one) for one in opened.namelist()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for one, part in parts.items():
            archive.writestr(one, part)
    return packed.getvalue()


_EACH: Final = (of_bytes, of_lines, of_encoding)
_BY_ENDING: Final[dict[str, tuple[Damage, ...]]] = {
    "json": (of_json, of_json, of_json, *_EACH),
    "jsonl": (of_json, of_json, of_json, *_EACH),
    "csv": (of_table, of_table, of_table, *_EACH),
    "tsv": (of_table, of_table, of_table, *_EACH),
    "md": (of_text, of_headings, of_text, *_EACH),
    "txt": (of_text, of_text, *_EACH),
    "zip": (of_archive, of_archive, of_archive, of_bytes),
    "xlsx": (of_archive, of_archive, of_bytes),
    "ods": (of_archive, of_archive, of_bytes),
    "xls": (of_bytes,),
}


def damaged(name: str, content: bytes, chance: random.Random) -> bytes:
    """The file after one to three accidents that its kind has."""
    for number in range(chance.choice((1, 1, 2, 3))):
        kinds = _BY_ENDING[name.rpartition(".")[2]] if number == 0 else (of_bytes, of_lines)
        content = chance.choice(kinds)(content, chance)
    return chance.choice(
        (lambda: content, lambda: content, lambda: content, lambda: zipped({name: content}))
    )()
