"""AI Incident Database: `incidents.csv` of a snapshot, one incident a row with the day of its harm."""

from typing import Final

from aar.domain.imports import ImportOptions
from aar.ports import SourceFile
from aar.tables import Table
from integrations.sources._headings import assigned
from integrations.sources._tables import head_of

_ALWAYS: Final = {"incident": "incident_id", "occurred_at": "date", "text": "description", "title": "title"}
_SYSTEMS: Final = ("implicated_systems", "Implicated Systems", "Alleged deployer of AI system")
_SURE: Final = frozenset({"incident_id", "date", "description", "title", "reports"})


class AiIncidentsSource:
    """Public reports of harm by AI systems."""

    name = "ai_incidents"
    title = "AI Incident Database (incidents.csv)"
    description = (
        "Each incident has one event, what happened on its day. The systems that it names, else those who "
        "deployed them, count as its services; it has no severity."
    )
    place = 41

    def recognise(self, file: SourceFile) -> str | None:
        """The columns that only its snapshots have."""
        headings = set(head_of(file.head).headings)
        if not headings >= _SURE or not headings & set(_SYSTEMS):
            return None
        return "Its columns are those of the AI Incident Database."

    def read(self, file: SourceFile, options: ImportOptions) -> Table:
        """One incident a line."""
        head = head_of(file.head)
        systems = next((name for name in _SYSTEMS if name in head.headings), None)
        wanted = {**_ALWAYS, **({"services": systems} if systems else {}), **options.columns}
        return Table(
            delimiter=head.delimiter,
            skip=head.skip,
            breaks=head.breaks,
            columns=assigned(head.headings, head.rows, wanted),
            is_lenient=True,
            kind="observation",
        )


SOURCE = AiIncidentsSource()
