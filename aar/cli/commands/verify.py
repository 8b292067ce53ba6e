"""`aar verify`: record whether a done action works."""

from pathlib import Path
from typing import Annotated

import typer

from aar.cli.output import AsJson, By, acting, application, print_json, say

Verdict = Annotated[
    str, typer.Option("--result", help="effective, partly_effective, not_effective or inconclusive.")
]
Proof = Annotated[
    list[str] | None, typer.Option(metavar="URL|FILE", help="A link or a file; may be repeated.")
]


def verify(
    action_id: Annotated[str, typer.Argument(metavar="ACTION")],
    *,
    result: Verdict,
    note: Annotated[str, typer.Option(help="What was looked at, and what was seen.")],
    evidence: Proof = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Record a verdict by somebody who is not the owner."""
    from aar.domain.verification import Evidence
    from aar.usecases.keep_file import read_attachment
    from aar.usecases.validation import built
    from aar.usecases.verify_action import verify_action

    app = application()
    links = [item for item in evidence or [] if "://" in item]
    verification = app.run(
        verify_action,
        action_id,
        result,
        note=note,
        evidence=[built(Evidence, {"kind": "link", "value": link}) for link in links],
        files=[read_attachment(Path(item)) for item in evidence or [] if item not in links],
        by=acting(app, by),
        now=app.now(),
    )
    if as_json:
        print_json(verification.plain())
    else:
        say(f"{action_id} was found {verification.result.replace('_', ' ')}.")


COMMAND = verify
