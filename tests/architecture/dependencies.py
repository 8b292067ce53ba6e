"""Which distributions the code imports, and which the project says that it needs."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import packages_distributions

_OWN = {"aar", "dashboards", "integrations", "sql", "tests"}


def imported(text: str) -> set[str]:
    """Distributions whose packages a file imports, by normalised name."""
    outer = {name.split(".")[0] for name in _modules(text)} - _OWN - sys.stdlib_module_names
    return {_normalised(distribution) for name in outer for distribution in _providers().get(name, [name])}


def named(project: str, *, with_dev: bool = False) -> set[str]:
    """Distributions that a pyproject.toml names, by normalised name."""
    read = tomllib.loads(project)
    dev = read["dependency-groups"]["dev"] if with_dev else []
    return {_normalised(re.split(r"[<>=]", wanted)[0]) for wanted in (*read["project"]["dependencies"], *dev)}


@cache
def _providers() -> Mapping[str, list[str]]:
    return packages_distributions()


def _modules(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
