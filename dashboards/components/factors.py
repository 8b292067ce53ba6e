"""The contributing factors as the organisation calls them."""

from dashboards import session


def codes() -> list[str]:
    """All factors that can be chosen."""
    return list(session.app().taxonomy.labels)


def label(code: str) -> str:
    """A factor in words."""
    return session.app().taxonomy.label(code)
