"""CSV is written in one place, where formulas are neutralised."""

import re

from tests.architecture.repository import PACKAGES, python_files

WRITES = re.compile(r"csv\.(?:Dict)?[wW]riter|to_csv|to_excel|openpyxl\.Workbook\(")
# What is written into an import's own folder never leaves it.
NOT_FOR_PEOPLE = {"aar/usecases/importing/corrected.py", "aar/usecases/importing/sheet_process.py"}


def test_every_table_for_a_spreadsheet_is_written_by_one_module() -> None:
    found = {path for path, text in python_files(*PACKAGES) if WRITES.search(text)}
    assert found - NOT_FOR_PEOPLE == {"aar/usecases/csv_text.py"}
