"""What happens to tables that people edit: cells, columns and rows where they do not belong."""

import csv
import io
import random
from typing import Final

CELLS: Final = (
    "", " ", "\x00", "NULL", "NaN", "1e999", "-0", "=1+1", '"', "a\nb", "a\rb", "a\r\nb", "\u202e\u0627",
    "🔥",
    "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-05:00", "2026-02-30 25:61", "24:00", "12:00", "14.05", "T",
    "1700000000", "1700000000000000000000", "31/12/2026", "01/02/03", "2026-W01-1", "now()", "infinity",
    "resolved", "{}", "[", "x" * 4000, "INC-0001", "2026-01-02T03:04:05.123456789Z", "\u0660:\u0661",
)  # fmt: skip


def of_table(content: bytes, chance: random.Random) -> bytes:
    """Cells exchanged or odd, columns gone, doubled or renamed, ragged rows, and other ways of writing it."""
    text = content.decode("utf-8", "replace").replace("\x00", "")
    delimiter = "\t" if text.partition("\n")[0].count("\t") else ","
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    if not rows:
        return content
    for _ in range(chance.choice((1, 2, 4, 12))):
        chance.choice(_TABLE)(rows, chance)
    written = io.StringIO(newline="")
    writer = csv.writer(
        written,
        delimiter=chance.choice((delimiter, delimiter, ",", ";", "\t", "|")),
        lineterminator=chance.choice(("\n", "\n", "\r\n", "\r")),
        quoting=chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    )
    writer.writerows(rows)
    return chance.choice(("", "", "sep=;\n", "\n\n", "Report\n")).encode() + written.getvalue().encode(
        "utf-8", "surrogatepass"
    )


def _cell_odd(rows: list[list[str]], chance: random.Random) -> None:
    row = chance.choice(rows)
    row[chance.randrange(len(row))] = chance.choice(CELLS)


def _cells_exchanged(rows: list[list[str]], chance: random.Random) -> None:
    one, other = chance.choice(rows), chance.choice(rows)
    here, there = chance.randrange(len(one)), chance.randrange(len(other))
    one[here], other[there] = other[there], one[here]


def _column_gone(rows: list[list[str]], chance: random.Random) -> None:
    at = chance.randrange(max(map(len, rows)))
    for row in rows:
        if len(row) > 1:
            del row[at : at + 1]


def _column_doubled(rows: list[list[str]], chance: random.Random) -> None:
    at = chance.randrange(max(map(len, rows)))
    for row in rows:
        row[at:at] = row[at : at + 1]


def _column_renamed(rows: list[list[str]], chance: random.Random) -> None:
    names = (
        "time",
        "text",
        "occurred_at",
        "incident",
        "source_id",
        "",
        "kind",
        "status",
        "date",
        "raw_1",
        *CELLS,
    )
    rows[0][chance.randrange(len(rows[0]))] = chance.choice(names)


def _row_ragged(rows: list[list[str]], chance: random.Random) -> None:
    row = chance.choice(rows)
    row[chance.randrange(1, len(row) + 1) :] = chance.choice(([], ["x"], ["x"] * 40))


def _row_doubled(rows: list[list[str]], chance: random.Random) -> None:
    rows.insert(chance.randrange(len(rows) + 1), list(chance.choice(rows)))


_TABLE: Final = (
    _cell_odd,
    _cell_odd,
    _cells_exchanged,
    _column_gone,
    _column_doubled,
    _column_renamed,
    _row_ragged,
    _row_doubled,
)
