"""What Python code may not call: late imports past the registry, raw HTML in pages, clocks without a zone."""

import ast
import re
from collections.abc import Callable, Iterator

_IMPORTERS = ("import_module", "__import__", "resolve_name", "run_module", "run_path")
_OUTSIDE_BY_NAME = re.compile(r"(dashboards|integrations)[\w.]*:\w+")
_ZONELESS = ("utcnow", "utcfromtimestamp")


def late_imports(text: str) -> list[str]:
    """Imports by name at run time, and outer parts named for a server to import."""
    return _found(text, _is_late_import) + _found(text, _names_outer_part)


def raw_html(text: str) -> list[str]:
    """Calls that put unescaped HTML on a page."""
    return _found(text, _allows_html)


def naive_times(text: str) -> list[str]:
    """Calls of a clock that give a time without its zone."""
    return _found(text, _is_naive)


def _found(text: str, is_wrong: Callable[[ast.AST], bool]) -> list[str]:
    wrong = (node for node in ast.walk(ast.parse(text)) if is_wrong(node))
    return [f"{node.lineno} {ast.unparse(node)}" for node in wrong if isinstance(node, ast.expr)]


def _is_late_import(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and next(_names(node.func)) in _IMPORTERS


def _names_outer_part(node: ast.AST) -> bool:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return is_text and _OUTSIDE_BY_NAME.fullmatch(ast.literal_eval(ast.unparse(node))) is not None


def _allows_html(node: ast.AST) -> bool:
    keywords = node.keywords if isinstance(node, ast.Call) else []
    return any(
        keyword.arg == "unsafe_allow_html" and ast.unparse(keyword.value) != "False" for keyword in keywords
    )


def _is_naive(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name, *owners = _names(node.func)
    given = [*node.args, *(keyword.value for keyword in node.keywords)]
    if name == "now":
        return "datetime" in owners and (not given or ast.unparse(given[0]) == "None")
    return name in _ZONELESS or (name == "today" and bool({"date", "datetime"} & set(owners)))


def _names(function: ast.expr) -> Iterator[str]:
    """The parts of a dotted name from its end: `a.b.c` gives c, b, a."""
    while isinstance(function, ast.Attribute):
        yield function.attr
        function = function.value
    yield function.id if isinstance(function, ast.Name) else ""
