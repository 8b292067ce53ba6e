"""The audit chain: each row carries the hash of the one before, so that no row can go unnoticed."""

import hashlib
import hmac
import json
from typing import Any

from aar.domain.record import Instant, Value

GENESIS = "0" * 64


class AuditRow(Value):
    """Who changed what, when, from what to what."""

    seq: int
    occurred_at: Instant
    actor: str
    verb: str
    subject_kind: str
    subject_id: str
    before: Any = None
    after: Any = None
    previous_hash: str = GENESIS
    hash: str = ""


def sealed(row: AuditRow, key: bytes | None) -> AuditRow:
    """The row with its hash: HMAC-SHA256 with a key, else SHA-256, over canonical JSON of the rest."""
    content = row.plain()
    content.pop("hash")
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    digest = hmac.new(key, text, hashlib.sha256) if key else hashlib.sha256(text)
    return row.model_copy(update={"hash": digest.hexdigest()})
