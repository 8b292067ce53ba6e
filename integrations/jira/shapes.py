"""What Jira answers, cut to what we read; unknown keys are ignored, missing ones are errors."""

from datetime import UTC, datetime
from typing import Annotated, Generic, TypeVar

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, JsonValue
from pydantic.alias_generators import to_camel

JsonObject = dict[str, JsonValue]
T = TypeVar("T")


_SECONDS_END = 10**11  # beyond this a number counts milliseconds: as seconds it would be the year 5138


def _time(value: object) -> object:
    """Read Jira's `2026-01-02T03:04:05.000+0200`, or the numbers of `changelog/bulkfetch`."""
    if isinstance(value, str):
        return datetime.strptime(value, "%Y-%m-%dT%H:%M:%S.%f%z")
    if isinstance(value, int):
        return datetime.fromtimestamp(value if value < _SECONDS_END else value / 1000, UTC)
    return value


JiraTime = Annotated[datetime, BeforeValidator(_time)]


class Shape(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(frozen=True, alias_generator=to_camel, populate_by_name=True)


class Account(Shape):
    """A person in Jira; `account` is the accountId on Cloud and the name on Data Center."""

    account_id: str = ""
    name: str = ""
    email: str = Field(default="", alias="emailAddress")
    display_name: str = ""
    is_active: bool = Field(default=True, alias="active")
    zone: str = Field(default="UTC", alias="timeZone")
    account_type: str = "atlassian"

    @property
    def account(self) -> str:
        """Return what identifies the person in fields such as assignee."""
        return self.account_id or self.name


class Named(Shape):
    """Something with an id and a name: a priority, a resolution, an issue type."""

    id: str
    name: str


class Project(Shape):
    """A project and the types of its issues."""

    id: str
    key: str
    name: str
    issue_types: tuple[Named, ...] = ()


class ServerInfo(Shape):
    """Which Jira answers."""

    version: str
    deployment_type: str


class Created(Shape):
    """A new issue."""

    id: str
    key: str


class ChangedField(Shape):
    """One field's part in a change; ids where the field has ids."""

    field: str
    before_id: str | None = Field(default=None, alias="from")
    before: str | None = Field(default=None, alias="fromString")
    after_id: str | None = Field(default=None, alias="to")
    after: str | None = Field(default=None, alias="toString")


class Change(Shape):
    """What somebody changed at once."""

    id: str
    author: Account = Account()
    changed_at: JiraTime = Field(alias="created")
    items: tuple[ChangedField, ...] = ()


class History(Shape):
    """The changes that come with an issue on request; Cloud leaves out the oldest of many."""

    histories: tuple[Change, ...] = ()
    total: int = 0


class Category(Shape):
    """The group of a status: `new`, `indeterminate` or `done`."""

    key: str


class Status(Shape):
    """A step of the workflow."""

    id: str
    name: str
    category: Category = Field(alias="statusCategory")


class ScreenField(Shape):
    """A field on the screen of a transition or of a new issue."""

    name: str
    is_required: bool = Field(default=False, alias="required")
    has_default: bool = Field(default=False, alias="hasDefaultValue")
    allowed: tuple[JsonValue, ...] = Field(default=(), alias="allowedValues")


class Transition(Shape):
    """A way out of the present status and the fields of its screen, by Jira's names."""

    id: str
    name: str
    to: Status
    fields: dict[str, ScreenField] | None = None


class Issue(Shape):
    """An issue with what was asked for, by Jira's names; what did not come along is none."""

    id: str
    key: str
    fields: JsonObject = {}
    properties: JsonObject | None = None
    changelog: History | None = None
    transitions: tuple[Transition, ...] | None = None


class CreateField(ScreenField):
    """A field of a new issue."""

    field_id: str


class Comment(Shape):
    """A comment."""

    id: str
    body: str = ""


class Comments(Shape):
    """Some of an issue's comments."""

    comments: tuple[Comment, ...]


class Page(Shape):
    """One page of a search; no `next_token` means that it is the last."""

    issues: tuple[Issue, ...]
    next_token: str | None = None


class TokenPage(Shape):
    """A page of Cloud's search."""

    issues: tuple[Issue, ...]
    next_token: str | None = Field(default=None, alias="nextPageToken")


class OffsetPage(Shape):
    """A page of Data Center's search."""

    issues: tuple[Issue, ...]
    start_at: int
    total: int


class Fetched(Shape):
    """Issues by their ids or keys; those that cannot be seen are left out."""

    issues: tuple[Issue, ...]


class Transitions(Shape):
    """What can be done next with an issue."""

    transitions: tuple[Transition, ...]


class IssueHistory(Shape):
    """Some changes of one of many issues."""

    issue_id: str
    change_histories: tuple[Change, ...] = ()


class HistoriesPage(Shape):
    """A page of the histories of many issues."""

    issue_change_logs: tuple[IssueHistory, ...]
    next_token: str | None = Field(default=None, alias="nextPageToken")


class Slice(Shape, Generic[T]):
    """A page of a list by offset; the flavours name the list differently."""

    values: tuple[T, ...] = Field(validation_alias=AliasChoices("values", "issueTypes", "fields"))
    total: int
