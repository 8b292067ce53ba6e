"""The people of the sample, named by role."""

from typing import Final

from aar.domain.person import Person, Role


def _person(person_id: str, name: str, *roles: Role) -> Person:
    return Person(person_id=person_id, name=name, email=f"{person_id}@example.org", roles=roles)


PEOPLE: Final = (
    _person("facilitator", "Incident facilitator", "facilitator"),
    _person("second-facilitator", "Second facilitator", "facilitator"),
    _person("head-of-reliability", "Head of reliability", "leadership"),
    _person("actions-lead", "Actions lead", "owner"),
    _person("copilot-lead", "Copilot lead", "owner"),
    _person("git-lead", "Git platform lead", "owner"),
    _person("data-lead", "Data platform lead", "owner"),
    _person("web-lead", "Web platform lead", "owner"),
    _person("support-lead", "Support lead", "owner"),
    _person("reliability-engineer", "Reliability engineer", "viewer"),
    _person("quality-engineer", "Quality engineer", "viewer"),
    _person("administrator", "Administrator", "admin"),
)
OWNERS: Final = {
    "Actions": "actions-lead",
    "Copilot": "copilot-lead",
    "Copilot AI Model Providers": "copilot-lead",
    "Git Operations": "git-lead",
    "Pull Requests": "web-lead",
    "Issues": "web-lead",
    "Pages": "web-lead",
    "Webhooks": "data-lead",
    "API Requests": "data-lead",
    "Packages": "data-lead",
    "Codespaces": "git-lead",
}
VERIFIERS: Final = ("reliability-engineer", "quality-engineer")


def owner_of(services: tuple[str, ...]) -> str:
    """Who owns the work on the first of these services that has a lead."""
    return next((OWNERS[name] for name in services if name in OWNERS), "web-lead")
