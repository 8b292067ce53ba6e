"""Writes the generated part of the README: `python -m tests.architecture.readme`."""

import json
import re
from pathlib import Path
from typing import Final

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from aar.settings import Settings

README: Final = Path(__file__).parents[2] / "README.md"
_PART: Final = re.compile(r"(<!-- settings: [^\n]*-->\n).*?(<!-- /settings -->)", re.DOTALL)


def settings_table() -> str:
    """All settings with default and description, as a table."""
    rows = [_row(name, field) for name, field in Settings.model_fields.items()]
    return "\n".join(["| variable | default | what it sets |", "|---|---|---|", *rows]) + "\n"


def with_table(text: str) -> str:
    """The README with the table in its place."""
    return _PART.sub(lambda found: found[1] + settings_table() + found[2], text)


def _row(name: str, field: FieldInfo) -> str:
    is_secret = SecretStr.__name__ in str(field.annotation)
    also = f" Also from a file: `AAR_{name.upper()}_FILE`." if is_secret else ""
    return f"| `AAR_{name.upper()}` | {_default(name, field)} | {field.description}{also} |"


def _default(name: str, field: FieldInfo) -> str:
    if name == "database":
        return "in the user's data folder"
    value = field.get_default(call_default_factory=True)
    if value in (None, {}, ()):
        return "–"
    return f"`{value if isinstance(value, str) else json.dumps(value)}`"


if __name__ == "__main__":
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")
