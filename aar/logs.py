"""The log: one line an event on stderr, and crashes with an id in a file that people can send."""

import logging
import secrets
import tempfile
import traceback
from pathlib import Path

_LOG = logging.getLogger("aar")


def log_crash() -> str:
    """Write the present exception with a fresh id; returns the id, which is all that a person sees."""
    crash_id = secrets.token_hex(4)
    path = Path(tempfile.gettempdir()) / f"aar-crash-{crash_id}.log"
    path.write_text(traceback.format_exc(), encoding="utf-8")
    _LOG.error("crash %s, details in %s", crash_id, path)
    return crash_id
