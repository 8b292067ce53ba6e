"""A small bundle with one record of every kind and every reference in use, and how to write it."""

import copy
import hashlib
import json
from pathlib import Path
from typing import Any

from aar.domain.bundle import Reference

Records = list[dict[str, Any]]
Bundle = dict[str, Records]

FILE = b"p95 before 1.9 s, after 0.4 s\n"
FILE_SHA256 = hashlib.sha256(FILE).hexdigest()
START = "2026-03-02T09:00:00.000000Z"
LATER = "2026-03-02T10:00:00.000000Z"
_PEOPLE: Records = [
    {"person_id": "facilitator", "name": "Incident facilitator", "roles": ["facilitator"]},
    {"person_id": "lead", "name": "Payments lead", "email": "payments-lead@example.org", "roles": ["owner"]},
    {"person_id": "verifier", "name": "Reliability engineer", "roles": ["viewer"]},
]
_EVENTS: Records = [
    {
        "event_id": "EVT-0001",
        "incident_id": "INC-0001",
        "occurred_at": START,
        "known_at": LATER,
        "milestone": "impact_started",
        "text": "Payments fail",
        "source": "jsonl",
        "source_id": "7#1",
        "raw": {"message": "Payments fail", "count": 3},
        "import_id": "IMP-0001",
        "line": 1,
    },
    {"event_id": "EVT-0002", "incident_id": "INC-0001", "occurred_at": LATER, "text": "Rolled back"},
]
_REVIEWS: Records = [
    {
        "review_id": "REV-0001",
        "incident_id": "INC-0001",
        "state": "published",
        "facilitator": "facilitator",
        "participants": [{"person_id": "lead", "role": "technical_lead"}],
        "invitations": [
            {"person_id": "lead", "section_id": "overview", "asked_at": "2026-03-05T10:00:00.000000Z"}
        ],
        "answers": {"summary": "Payments failed for an hour.", "impact": "1,200 customers"},
        "answer_sensitivity": {"impact": "restricted"},
        "approved_by": "local",
        "approved_at": "2026-03-06T10:00:00.000000Z",
        "published_at": "2026-03-06T11:00:00.000000Z",
        "weak_plan_accepted_by": "local",
        "weak_plan_reason": "The service goes away in May.",
    },
    {"review_id": "REV-0002", "incident_id": "INC-0001", "version": 2, "amends": "REV-0001"},
]
_DECISIONS: Records = [
    {
        "decision_id": "DEC-0001",
        "review_id": "REV-0001",
        "decided_at": LATER,
        "question": "Roll back?",
        "options": ["Roll back", "Wait"],
        "chosen": "Roll back",
        "known_then": ["EVT-0001"],
    },
    {
        "decision_id": "DEC-0002",
        "review_id": "REV-0002",
        "decided_at": LATER,
        "question": "Roll back?",
        "copied_from": "DEC-0001",
    },
]
_FINDINGS: Records = [
    {
        "finding_id": "FND-0001",
        "review_id": "REV-0001",
        "title": "Nobody could see the queue grow",
        "factors": [{"code": "monitoring.gap", "certainty": "known"}],
        "evidence": ["EVT-0001", "EVT-0002"],
        "risk": {"likelihood": 3, "impact": 4},
        "assets": [{"name": "payments", "kind": "service"}],
    },
    {
        "finding_id": "FND-0002",
        "review_id": "REV-0002",
        "title": "The queue was invisible",
        "copied_from": "FND-0001",
    },
]
_ACTIONS: Records = [
    {
        "action_id": "ACT-0001",
        "finding_ids": ["FND-0001"],
        "title": "Alert on queue growth",
        "done_when": "The alert fires in a drill.",
        "strength_category": "monitor_and_alert",
        "owner": "lead",
        "due_on": "2026-04-05",
        "priority": "P2",
        "state": "verified",
        "agreed_at": "2026-03-06T11:00:00.000000Z",
        "done_at": "2026-03-20T11:00:00.000000Z",
        "plan": {
            "method": "metric",
            "measure": {"factor": "monitoring.gap", "service": "payments"},
            "threshold": 1,
            "window_days": 30,
            "verifier": "verifier",
        },
        "history": [
            {"field": "due_on", "from": "2026-04-01", "to": "2026-04-05", "at": START, "origin": "jira"}
        ],
    }
]
_VERIFICATIONS: Records = [
    {
        "verification_id": "VER-0001",
        "action_id": "ACT-0001",
        "result": "effective",
        "evidence": [
            {"kind": "file", "value": "latency.txt", "sha256": FILE_SHA256},
            {"kind": "link", "value": "https://example.org/drill"},
        ],
        "verified_by": "verifier",
        "verified_at": "2026-04-20T11:00:00.000000Z",
        "statistics": {"ratio": 0.25},
    }
]
_IMPORT = {"import_id": "IMP-0001", "source": "jsonl", "imported_by": "local", "imported_at": LATER}
SMALL: Bundle = {
    "people": _PEOPLE,
    "incidents": [
        {"incident_id": "INC-0001", "title": "Payments fail", "severity": "sev2", "is_private": True}
    ],
    "events": _EVENTS,
    "reviews": _REVIEWS,
    "decisions": _DECISIONS,
    "findings": _FINDINGS,
    "actions": _ACTIONS,
    "verifications": _VERIFICATIONS,
    "links": [{"action_id": "ACT-0001", "remote_id": "10001", "key": "OPS-1", "base": {"title": "Alert"}}],
    "conflicts": [
        {
            "action_id": "ACT-0001",
            "field": "title",
            "base": "A",
            "ours": "B",
            "theirs": "C",
            "opened_at": LATER,
            "resolution": "ours",
            "resolved_by": "facilitator",
        }
    ],
    "imports": [{**_IMPORT, "read": 3, "new": 1, "rejected": 2}],
    "rejects": [
        {"import_id": "IMP-0001", "line": line, "message": "No time.", "record": {}} for line in (2, 3)
    ],
    "appetite": [{"appetite_id": "APP-0001", "measure": "incidents", "limit": 2}],
    "accounts": [{"person_id": "lead", "account_id": "5b10", "confirmed_by": "facilitator"}],
}


def small() -> Bundle:
    """A copy of the small bundle, to be changed by a test."""
    return copy.deepcopy(SMALL)


def spoiled(reference: Reference) -> Bundle:
    """The small bundle with one reference of this kind leading nowhere."""
    bundle = small()
    target: Any = bundle[reference.entity][0]
    *steps, last = reference.field.split(".")
    for step in steps:
        target = target[step.removesuffix("[]")]
        target = target[0] if step.endswith("[]") else target
    target[last.removesuffix("[]")] = ["nowhere"] if last.endswith("[]") else "nowhere"
    return bundle


def write(folder: Path, bundle: Bundle, files: dict[str, bytes] | None = None) -> Path:
    """Write the bundle; without other word with the one evidence file that the small one names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, records in bundle.items():
        lines = (json.dumps(record) + "\n" for record in records)
        (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    for sha256, content in ({FILE_SHA256: FILE} if files is None else files).items():
        (folder / "files").mkdir(exist_ok=True)
        (folder / "files" / sha256).write_bytes(content)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its relative name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    """The records of one file of a bundle."""
    text = (folder / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]
