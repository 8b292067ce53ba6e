import statistics

from tests.architecture.repository import PACKAGES, python_files, sql_files
from tests.architecture.sizes import function_lengths, is_too_long_a_file, too_long_functions

MEDIAN_LINES = 8


def function_of(lines: int) -> str:
    return "def long():\n" + "    pass\n" * (lines - 1)


def test_a_function_of_forty_lines_passes_and_one_of_forty_one_is_named() -> None:
    assert too_long_functions(function_of(40)) == []
    assert too_long_functions(function_of(41)) == ["1 long: 41 lines"]


def test_a_method_and_a_nested_async_function_count_too() -> None:
    text = "class A:\n    def b(self):\n        async def c():\n" + "            pass\n" * 40
    assert [found.split(":")[0] for found in too_long_functions(text)] == ["2 b", "3 c"]


def test_a_file_of_three_hundred_lines_passes_and_one_more_does_not() -> None:
    assert not is_too_long_a_file("a\n" * 300)
    assert is_too_long_a_file("a\n" * 301)


def test_every_function_fits_in_a_glance() -> None:
    files = python_files(*PACKAGES, "tests")
    assert [f"{path}:{name}" for path, text in files for name in too_long_functions(text)] == []


def test_every_file_is_short() -> None:
    files = [*python_files(*PACKAGES, "sql", "tests"), *sql_files()]
    assert [path for path, text in files if is_too_long_a_file(text)] == []


def test_half_of_our_functions_are_short() -> None:
    lengths = [
        lines for _, text in python_files(*PACKAGES, "tests") for lines in function_lengths(text).values()
    ]
    assert statistics.median(lengths) <= MEDIAN_LINES
