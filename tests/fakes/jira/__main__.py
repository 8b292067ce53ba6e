"""Serve a fake Jira for a demonstration: `python -m tests.fakes.jira --port 8090`."""

import argparse
import json
import signal
import sys
from pathlib import Path
from threading import Event

from tests.fakes.jira.fake import FakeJira
from tests.fakes.jira.people import INTEGRATION, Account


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.jira", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1 (default: a free one)")
    parser.add_argument("--kind", choices=["cloud", "datacenter"], default="cloud", help="which Jira to be")
    parser.add_argument("--lag", type=float, default=0.0, help="seconds by which search is behind")
    parser.add_argument("--people", type=Path, help="people.jsonl of a bundle: the accounts to have")
    return parser.parse_args()


def _set_people(jira: FakeJira, file: Path) -> None:
    jira.world.accounts = {INTEGRATION.account_id: INTEGRATION}
    for line in file.read_text(encoding="utf-8").splitlines():
        person = json.loads(line)
        if person.get("email"):
            jira.add_account(Account(f"demo-{person['person_id']}", person["email"], person["name"]))


def _settings(jira: FakeJira) -> str:
    values = {
        "AAR_JIRA_URL": jira.url,
        "AAR_JIRA_KIND": jira.site.kind,
        "AAR_JIRA_EMAIL": jira.site.email,
        "AAR_JIRA_TOKEN": jira.site.token,
        "AAR_JIRA_PROJECT": jira.site.projects[0].key,
        "AAR_JIRA_ISSUE_TYPE": "Task",
    }
    return "\n".join(f"export {name}={value}" for name, value in values.items())


def main() -> None:
    """Serve until told to stop; print the address on stdout and the settings on stderr."""
    chosen = _arguments()
    is_over = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: is_over.set())
    with FakeJira(chosen.kind, port=chosen.port, index_lag_seconds=chosen.lag) as jira:
        if chosen.people:
            _set_people(jira, chosen.people)
        sys.stdout.write(f"{jira.url}\n")
        sys.stdout.flush()
        sys.stderr.write(f"A stand-in for Jira runs at {jira.url}/ with\n{_settings(jira)}\n")
        sys.stderr.flush()
        is_over.wait()


if __name__ == "__main__":
    main()
