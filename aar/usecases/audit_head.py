"""Say where the audit stands, to be kept where nobody who can change the database can change it."""

from aar.store import Reader


def audit_head(store: Reader) -> str:
    """SEQ:HASH of the last row, as `aar audit --expect` takes it."""
    ledger = store.one("queries/ledger/head") or {}
    return f"{ledger['audit_seq']}:{ledger['audit_hash']}"
