"""Whether a table can make events at all: it needs a column for the time and one for the text."""

from aar.errors import InputError
from aar.ports import Reading, SourceFile
from aar.tables import Table

_SHOWN = 20


def demand_complete(file: SourceFile, reading: Reading) -> None:
    """Raises InputError that names what is missing and the columns there are."""
    missing = reading.missing if isinstance(reading, Table) else ()
    if not missing or not isinstance(reading, Table):
        return
    raise InputError(
        f"{file.name} has no column for {' and '.join(missing)}; its columns are "
        f"{', '.join(column.name for column in reading.columns[:_SHOWN])}.",
        f"Say which it is, for example --map {missing[0]}=COLUMN.",
    )
