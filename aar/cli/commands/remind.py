"""`aar remind`: tell each person once what waits for them."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aar.cli.output import AsJson, application, print_json, say

if TYPE_CHECKING:
    from aar.usecases.remind import Digest, Round


def remind(
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would be sent; send and remember nothing.")
    ] = False,
    as_json: AsJson = False,
) -> int:
    """Send each person a digest of what is new for them; ends with 5 when one could not be sent."""
    from aar.reminding import reminded

    rounds = reminded(application(), dry_run=dry_run)
    problems = [problem for one in rounds for problem in one.problems]
    for problem in problems:
        say(problem)
    for name in sorted({person.name for one in rounds for person in one.unreachable}):
        say(f"{name} has no e-mail address and could not be told.")
    if as_json:
        print_json(_document(rounds, dry_run=dry_run))
    else:
        _talk(rounds, dry_run=dry_run)
    return 5 if problems else 0


def _talk(rounds: "list[Round]", *, dry_run: bool) -> None:
    digests = [digest for one in rounds for digest in one.told]
    for digest in digests if dry_run else ():
        person, letter = digest.person, digest.letter
        address = f" <{person.email}>" if person.email else ""
        sys.stdout.write(f"To: {person.name}{address}\nSubject: {letter.subject}\n\n{letter.text}\n")
    said = "1 digest" if len(digests) == 1 else f"{len(digests)} digests"
    say(f"{said} would be sent." if dry_run else f"{said} sent.")


def _document(rounds: "list[Round]", *, dry_run: bool) -> dict[str, Any]:
    return {
        "would_send" if dry_run else "sent": sum(len(one.told) for one in rounds),
        "problems": [problem for one in rounds for problem in one.problems],
        "without_address": sorted({person.person_id for one in rounds for person in one.unreachable}),
        "digests": [_shaped(digest) for one in rounds for digest in one.told],
    }


def _shaped(digest: "Digest") -> dict[str, Any]:
    fields = {"person_id", "version", "is_private", "sensitivity"}
    reminders = [
        {name: value for name, value in one.plain().items() if name not in fields} for one in digest.reminders
    ]
    return {"person_id": digest.person.person_id, "subject": digest.letter.subject, "reminders": reminders}


COMMAND = remind
