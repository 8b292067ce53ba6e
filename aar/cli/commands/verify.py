"""`aar verify`: record whether a done action works."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aar.cli.output import AsJson, By, acting, application, print_json, say
from aar.errors import InputError

if TYPE_CHECKING:
    from aar.application import Application
    from aar.domain.person import Person
    from aar.domain.verification import Verification

Verdict = Annotated[
    str | None, typer.Option("--result", help="effective, partly_effective, not_effective or inconclusive.")
]
Seen = Annotated[str | None, typer.Option("--note", help="What was looked at, and what was seen.")]
Proof = Annotated[
    list[str] | None, typer.Option(metavar="URL|FILE", help="A link or a file; may be repeated.")
]


def verify(
    action_id: Annotated[str, typer.Argument(metavar="ACTION")],
    *,
    result: Verdict = None,
    note: Seen = None,
    evidence: Proof = None,
    propose: Annotated[
        bool, typer.Option("--propose", help="Record nothing: say what the plan's count proposes.")
    ] = False,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Record a verdict by somebody who is not the owner, or see what the before/after check proposes."""
    app = application()
    if propose:
        _propose(app, action_id, acting(app, by), as_json=as_json)
        return
    if result is None or not (note and note.strip()):
        raise InputError(
            f"{'--result' if result is None else '--note'} is missing.",
            "Give --result and --note, or --propose to see what the plan's count says.",
        )
    from aar.usecases.verify_action import verify_action

    found = {"note": note, **_proof(evidence or [])}
    verification = app.run(verify_action, action_id, result, **found, by=acting(app, by), now=app.now())
    if as_json:
        print_json(verification.plain())
    else:
        _tell(verification)


def _propose(app: "Application", action_id: str, by: "Person", *, as_json: bool) -> None:
    from aar.usecases.check_plan import propose_verdict
    from aar.usecases.check_statistics import check_lines, statistics_of

    with app.reading() as store:
        found = propose_verdict(store, action_id, by=by, now=app.now())
    if as_json:
        print_json({"action_id": action_id, **statistics_of(found)})
        return
    for line in check_lines(found):
        sys.stdout.write(f"{line}\n")


def _proof(items: Sequence[str]) -> dict[str, Any]:
    from aar.domain.verification import Evidence
    from aar.usecases.keep_file import read_attachment
    from aar.usecases.validation import built

    links = [item for item in items if "://" in item]
    return {
        "evidence": [built(Evidence, {"kind": "link", "value": link}) for link in links],
        "files": [read_attachment(Path(item)) for item in items if item not in links],
    }


def _tell(verification: "Verification") -> None:
    say(f"{verification.action_id} was found {verification.result.replace('_', ' ')}.")
    proposed = verification.statistics.get("proposed")
    if proposed and proposed != verification.result:
        say(f"The before/after check proposed {proposed.replace('_', ' ')}; both are kept.")


COMMAND = verify
