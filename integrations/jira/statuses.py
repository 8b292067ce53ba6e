"""Which state of ours each status of this Jira stands for."""

from collections.abc import Iterable

from aar.ports import RemoteState
from integrations.jira.changes import Reading, statuses_in
from integrations.jira.client import JiraClient
from integrations.jira.mapping import JiraWords
from integrations.jira.shapes import Change, Issue, Status


class Statuses:
    """Learns from the issues that pass; asks Jira once when a history names a status that none has."""

    def __init__(self, client: JiraClient, words: JiraWords) -> None:
        self.account = ""
        self._client = client
        self._words = words
        self._known: dict[str, Status] = {}
        self._has_asked = False

    def learn(self, issue: Issue) -> None:
        """Remember the status that an issue has."""
        status = Status.model_validate(issue.fields["status"])
        self._known[status.id] = status

    def state_of(self, status: Status) -> RemoteState:
        """Where an issue in this status stands; one that is named like a resolution has it."""
        return self._words.state_of(status, status.name)

    def reading(self, histories: Iterable[Change]) -> Reading:
        """How to read these histories."""
        if not self._has_asked and statuses_in(histories) - set(self._known):
            self._has_asked = True
            self._known |= {status.id: status for status in self._client.statuses()}
        return Reading(self.account, self._state_of_id, self._words.priority_of)

    def _state_of_id(self, status_id: str, resolution: str) -> RemoteState:
        status = self._known.get(status_id)
        # A status that is gone by now was passed on the way.
        return self._words.state_of(status, resolution) if status else "in_progress"
