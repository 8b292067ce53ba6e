"""How each of Jira's answers is read; built once, for reading is what takes time."""

from pydantic import TypeAdapter

from integrations.jira import shapes
from integrations.jira.bulk import BulkAnswer

ACCOUNT = TypeAdapter(shapes.Account)
ACCOUNTS = TypeAdapter(tuple[shapes.Account, ...])
BULK = TypeAdapter(BulkAnswer)
CHANGES = TypeAdapter(shapes.Slice[shapes.Change])
COMMENT = TypeAdapter(shapes.Comment)
COMMENTS = TypeAdapter(shapes.Comments)
CREATED = TypeAdapter(shapes.Created)
CREATE_FIELDS = TypeAdapter(shapes.Slice[shapes.CreateField])
EDITED: TypeAdapter[shapes.Issue | None] = TypeAdapter(shapes.Issue | None)
HISTORIES = TypeAdapter(shapes.HistoriesPage)
FETCHED = TypeAdapter(shapes.Fetched)
ISSUE = TypeAdapter(shapes.Issue)
NAMED = TypeAdapter(tuple[shapes.Named, ...])
NOTHING: TypeAdapter[None] = TypeAdapter(None)
OFFSET_PAGE = TypeAdapter(shapes.OffsetPage)
PROJECT = TypeAdapter(shapes.Project)
STATUSES = TypeAdapter(tuple[shapes.Status, ...])
SERVER = TypeAdapter(shapes.ServerInfo)
TOKEN_PAGE = TypeAdapter(shapes.TokenPage)
TRANSITIONS = TypeAdapter(shapes.Transitions)
TYPES = TypeAdapter(shapes.Slice[shapes.Named])
