"""`aar doctor`: whether this installation is well."""

import typer

from aar.cli.output import AsJson, application, print_json, print_table
from aar.cli.version import program_version


def doctor(*, as_json: AsJson = False) -> None:
    """Check the database, its schema, its integrity and which integrations are set."""
    from aar.usecases.examine import examine

    app = application()
    health = examine(app.database)
    facts = {
        "ok": health.ok,
        "version": program_version(),
        "database": health.database,
        "size": health.size,
        "schema": health.schema_version,
        "writable": health.writable,
        "integrations": {"jira": app.settings.jira_url is not None},
        "audit_key": app.audit_key is not None,
    }
    if as_json:
        print_json({**facts, "checks": [check.plain() for check in health.checks]})
        return
    print_table([{"name": name, "value": value} for name, value in facts.items()], {"name": "", "value": ""})
    typer.echo()
    print_table(
        [check.plain() for check in health.checks], {"violations": "Against", "title": "What must hold"}
    )


COMMAND = doctor
