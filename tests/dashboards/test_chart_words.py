"""No chart of a page is without words: its question stands above it, and screen readers are told."""

import ast
from collections.abc import Iterator
from typing import Final

from tests.architecture.repository import python_files

_DRAWN: Final = frozenset({"chart", "shares"})  # what the panels of the Resilience page draw charts with


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last part of its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name, node


def is_sentence(node: ast.expr, end: str) -> bool:
    """Whether it is a text as it is read, with this end."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(end)


def test_every_chart_is_given_words_for_those_who_cannot_see_it() -> None:
    drawn = [
        (path, {keyword.arg for keyword in call.keywords})
        for path, text in python_files("dashboards")
        for name, call in calls(ast.parse(text))
        if name.endswith("_chart") and isinstance(call.func, ast.Attribute)
    ]
    assert len(drawn) >= 3
    assert [path for path, given in drawn if "alt" not in given] == []


def test_every_panel_with_a_chart_asks_a_question_and_says_what_is_drawn() -> None:
    functions = [
        function
        for path, text in python_files("dashboards")
        if path.startswith("dashboards/components/resilience_")
        for function in ast.parse(text).body
        if isinstance(function, ast.FunctionDef) and function.name not in _DRAWN
    ]
    with_charts = [one for one in functions if any(name in _DRAWN for name, _ in calls(one))]
    assert len(with_charts) >= 8
    for function in with_charts:
        panels = [call for name, call in calls(function) if name == "panel"]
        assert panels, function.name
        assert all(is_sentence(call.args[0], "?") for call in panels), function.name
        assert all(is_sentence(call.args[-1], ".") for name, call in calls(function) if name in _DRAWN), (
            function.name
        )
