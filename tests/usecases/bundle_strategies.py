"""Bundles of every kind of record with whatever text, numbers and times a person could hand over."""

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from aar.domain.bundle import ENTITIES
from aar.domain.factor import FACTORS
from aar.domain.strength import CATEGORIES
from tests.usecases.bundles import Bundle

Strategy = st.SearchStrategy[Any]
_EARLY = datetime(1, 1, 2)  # noqa: DTZ001 - the zone is given beside it
_LATE = datetime(9999, 12, 30)  # noqa: DTZ001
_TEXT = st.text(max_size=30) | st.sampled_from(
    ["🔥", "שלום", "a\nb", "a\x00b", "\u2028", "null", "{}", "1e5"]
)
_REQUIRED = _TEXT.map(lambda text: f"x{text}")
_INSTANT = st.datetimes(_EARLY, _LATE, timezones=st.just(UTC)).map(lambda moment: moment.isoformat())
_DAY = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(str)
_COUNT = st.integers(0, 2**31 - 1)
_NUMBER = st.floats(allow_nan=False, allow_infinity=False) | st.integers()
_JSON = st.recursive(
    st.none() | st.booleans() | _NUMBER | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=6,
)
_OBJECT = st.dictionaries(_TEXT, _JSON, max_size=3)
_SENSITIVITY = st.sampled_from(["public", "internal", "restricted"])
_FACTOR = st.fixed_dictionaries(
    {"code": st.sampled_from(sorted(FACTORS))},
    optional={"certainty": st.sampled_from(["known", "potential"])},
)
_PLAN = st.fixed_dictionaries(
    {},
    optional={
        "method": st.sampled_from(["metric", "test", "audit"]),
        "measure": _JSON,
        "threshold": _NUMBER.filter(lambda number: abs(number) < 10**300) | _TEXT,
        "window_days": _COUNT,
        "verifier": st.just("local"),
    },
)
_CHANGE = st.fixed_dictionaries(
    {"field": st.sampled_from(["state", "due_on", "owner"]), "at": _INSTANT},
    optional={"from": _TEXT, "to": _TEXT, "by": _TEXT, "origin": st.sampled_from(["here", "jira"])},
)
_PERSON = {
    "name": _REQUIRED,
    "email": _TEXT,
    "roles": st.lists(st.sampled_from(["viewer", "admin"]), max_size=2),
}
_INCIDENT = {
    "title": _REQUIRED,
    "services": st.lists(_TEXT, max_size=2),
    "summary": _TEXT,
    "impact_minutes": st.floats(0, 1e300),
    "is_private": st.booleans(),
    "created_at": _INSTANT,
}
_EVENT = {
    "occurred_at": _INSTANT,
    "text": _REQUIRED,
    "known_at": _INSTANT,
    "actor": _TEXT,
    "raw": _JSON,
    "line": _COUNT,
    "upstream": _OBJECT,
    "note": _TEXT,
    "sensitivity": _SENSITIVITY,
}
_REVIEW = {
    "answers": st.dictionaries(_TEXT, _JSON, max_size=3),
    "answer_sensitivity": st.dictionaries(_TEXT, _SENSITIVITY, max_size=2),
    "due_on": _DAY,
    "published_at": _INSTANT,
    "participants": st.lists(
        st.fixed_dictionaries({"person_id": st.just("local"), "role": _TEXT}), max_size=2
    ),
    "invitations": st.lists(
        st.fixed_dictionaries({"person_id": st.just("local"), "section_id": _TEXT, "asked_at": _INSTANT}),
        max_size=2,
    ),
}
_DECISION = {"decided_at": _INSTANT, "question": _REQUIRED, "options": st.lists(_TEXT, max_size=2)}
_FINDING = {
    "title": _REQUIRED,
    "analysis": _TEXT,
    "factors": st.lists(_FACTOR, max_size=2),
    "risk": st.fixed_dictionaries({"likelihood": st.integers(1, 5), "impact": st.integers(1, 5)}),
}
_ACTION = {
    "title": _REQUIRED,
    "due_on": _DAY,
    "strength_category": st.sampled_from(CATEGORIES),
    "plan": _PLAN,
    "history": st.lists(_CHANGE, max_size=3),
    "done_at": _INSTANT,
}
_VERIFICATION = {
    "result": st.sampled_from(["effective", "inconclusive"]),
    "verified_by": st.just("local"),
    "verified_at": _INSTANT,
    "statistics": _OBJECT,
    "evidence": st.lists(st.fixed_dictionaries({"kind": st.just("note"), "value": _TEXT}), max_size=2),
}
_LINK = {"base": _OBJECT, "last_error": _TEXT, "attempts": _COUNT, "sent_at": _INSTANT}
_CONFLICT = {"field": st.just("title"), "opened_at": _INSTANT, "base": _JSON, "ours": _JSON, "theirs": _JSON}
_IMPORT = {"source": _TEXT.filter(lambda text: text != "bundle"), "imported_at": _INSTANT, "file_name": _TEXT}
_REJECT = {"message": _TEXT, "line": _COUNT, "path": _TEXT, "value": _TEXT, "record": _JSON}
_APPETITE = {"measure": _TEXT, "limit": st.floats(allow_nan=False, allow_infinity=False), "note": _TEXT}
_ACCOUNT = {"person_id": st.just("local"), "account_id": _TEXT, "display_name": _TEXT}
_AUDIT = {
    "occurred_at": _INSTANT,
    "actor": _TEXT,
    "verb": _TEXT,
    "subject_kind": _TEXT,
    "subject_id": _TEXT,
    "before": _JSON,
    "after": _JSON,
    "previous_hash": _TEXT,
    "hash": _TEXT,
}
_MODELS = {entity.name: entity.model.model_fields for entity in ENTITIES}
_KINDS: tuple[tuple[str, str | None, dict[str, Strategy], dict[str, str]], ...] = (
    ("people", "person_id", _PERSON, {}),
    ("incidents", "incident_id", _INCIDENT, {}),
    ("imports", "import_id", _IMPORT, {}),
    ("events", "event_id", _EVENT, {"incident_id": "incidents"}),
    ("reviews", "review_id", _REVIEW, {"incident_id": "incidents"}),
    ("decisions", "decision_id", _DECISION, {"review_id": "reviews"}),
    ("findings", "finding_id", _FINDING, {"review_id": "reviews"}),
    ("actions", "action_id", _ACTION, {}),
    ("verifications", "verification_id", _VERIFICATION, {"action_id": "actions"}),
    ("links", "tracker", _LINK, {"action_id": "actions"}),
    ("conflicts", None, _CONFLICT, {"action_id": "actions"}),
    ("rejects", None, _REJECT, {"import_id": "imports"}),
    ("appetite", "appetite_id", _APPETITE, {}),
    ("accounts", "tracker", _ACCOUNT, {}),
    ("audit", "seq", _AUDIT, {}),
)


@st.composite
def bundles(draw: st.DrawFn) -> Bundle:
    """Up to two records of each kind, whose references hold."""
    bundle: Bundle = {}
    for entity, id_field, fields, references in _KINDS:
        possible = all(bundle[to] for to in references.values())
        count = draw(st.integers(0, 1 if id_field is None else 2)) if possible else 0
        bundle[entity] = [draw(_record(entity, fields)) for _ in range(count)]
        for number, record in enumerate(bundle[entity], start=1):
            if id_field:
                record[id_field] = number if entity == "audit" else f"{draw(_TEXT)}{number}"
            record |= {
                field: draw(st.sampled_from(bundle[to]))[_ID_OF[to]] for field, to in references.items()
            }
    return bundle


def _record(entity: str, fields: dict[str, Strategy]) -> Strategy:
    required = {name for name in fields if _MODELS[entity][name].is_required()}
    return st.fixed_dictionaries(
        {name: fields[name] for name in required},
        optional={name: strategy for name, strategy in fields.items() if name not in required},
    )


_ID_OF = {entity: str(id_field) for entity, id_field, _, _ in _KINDS}
