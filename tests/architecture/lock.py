"""What a lock file must be: every version pinned and hashed, and nothing of the machine that made it."""

import re

_PINNED = re.compile(
    r"^[a-z0-9.-]+==\S+( ; [^\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+", re.MULTILINE
)


def strange_lines(text: str) -> list[str]:
    """Lines that are no pinned requirement with its hashes: options, addresses, paths, loose versions."""
    return [line for line in _PINNED.sub("", text).splitlines() if line.strip()]


def locked(text: str) -> dict[str, set[str]]:
    """The versions of every locked distribution, by name; markers choose between them."""
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE):
        versions.setdefault(name, set()).add(version)
    return versions
