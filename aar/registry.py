"""Finds parts by name at run time: forms, sections, metrics, pages, sources, the tracker and its hints.

The only crossing outwards: `integrations` and `dashboards` are looked up here, imported nowhere else in aar.
"""

import importlib
import importlib.util
import pkgutil
from functools import cache
from pathlib import Path
from typing import Any

from aar.errors import StoreError


@cache
def discover(package: str, *, exporting: str) -> dict[str, Any]:
    """Every module of the package that exports this name: module name → what it exports, sorted by name."""
    home = importlib.import_module(package)
    names = sorted(module.name for module in pkgutil.iter_modules(home.__path__))
    modules = {name: importlib.import_module(f"{package}.{name}") for name in names if name[0] != "_"}
    return {
        name: getattr(module, exporting) for name, module in modules.items() if hasattr(module, exporting)
    }


def find(package: str, *, exporting: str) -> Any | None:  # noqa: ANN401 - what a part exports is its own affair
    """What a package itself exports under this name, or None when the package is not installed."""
    if importlib.util.find_spec(package) is None:
        return None
    return getattr(importlib.import_module(package), exporting, None)


def folder_of(package: str) -> Path:
    """Where the files of an installed package lie."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise StoreError(f"The part {package} is not installed.", "Install the whole product again.")
    return Path(spec.submodule_search_locations[0])
