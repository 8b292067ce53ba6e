"""How long functions and files are, and which are longer than the house allows."""

import ast

LINES_OF_A_FUNCTION = 40
LINES_OF_A_FILE = 300


def function_lengths(text: str) -> dict[str, int]:
    """Lines of every function, decorators left out, by `line name`."""
    functions = (
        node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return {
        f"{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions
    }


def too_long_functions(text: str) -> list[str]:
    """Functions that do not fit in a glance."""
    lengths = function_lengths(text)
    return [f"{name}: {lines} lines" for name, lines in lengths.items() if lines > LINES_OF_A_FUNCTION]


def is_too_long_a_file(text: str) -> bool:
    """Whether a file holds more than one idea can need."""
    return len(text.splitlines()) > LINES_OF_A_FILE
