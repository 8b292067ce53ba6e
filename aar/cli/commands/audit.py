"""`aar audit`: whether the history of changes can be trusted."""

from typing import TYPE_CHECKING, Annotated

import typer

from aar.cli.output import AsJson, application, print_json, say

if TYPE_CHECKING:
    from aar.usecases.verify_audit import Head

Expected = Annotated[
    str | None, typer.Option(metavar="SEQ:HASH", help="A head that was printed earlier and kept elsewhere.")
]


def audit(*, expect: Expected = None, as_json: AsJson = False) -> None:
    """Verify that no change was removed, added or rewritten, and print the head of the chain."""
    from aar.errors import StoreError
    from aar.usecases.verify_audit import verify_audit

    app = application()
    kept = _head(expect)
    with app.database.read(long_work="verifying the audit") as store:
        verdict = verify_audit(store, key=app.audit_key, expect=kept)
    if as_json:
        # Whether it is whole is what was asked: a broken chain is an answer, not a failure.
        document = {"ok": verdict.ok, "rows": verdict.rows, "head": verdict.head.plain()}
        print_json({**document, "first_broken": verdict.first_broken})
    elif not verdict.ok:
        raise StoreError(
            f"The audit is broken at row {verdict.first_broken}: {verdict.reason}.",
            "Compare with an earlier backup; if AAR_AUDIT_KEY was changed, set the former one.",
        )
    else:
        say(f"{verdict.rows} rows, all as they were written.")
        typer.echo(f"{verdict.head.seq}:{verdict.head.hash}")


def _head(text: str | None) -> "Head | None":
    from aar.errors import InputError
    from aar.usecases.verify_audit import Head

    if text is None:
        return None
    seq, _, digest = text.partition(":")
    if not seq.isdecimal() or not digest:
        raise InputError(f"{text} is not a head of the audit.", "Give SEQ:HASH as `aar audit` printed it.")
    return Head(seq=int(seq), hash=digest)


COMMAND = audit
