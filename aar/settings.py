"""Everything that can be set from outside, from `AAR_…` variables; secrets also from `AAR_…_FILE`."""

import os
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

import platformdirs
from pydantic import Field, NonNegativeInt, PositiveInt, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from aar.domain.incident import Severity
from aar.domain.policy import ACTION_DAYS
from aar.domain.zone import is_zone
from aar.errors import InputError

_PREFIX = "AAR_"
Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]


def _default_database() -> Path:
    return Path(platformdirs.user_data_dir("aar")) / "aar.duckdb"


class _SecretFiles(PydanticBaseSettingsSource):
    """Reads `AAR_NAME_FILE` where `AAR_NAME` is a secret, as container platforms hand them over."""

    def get_field_value(self, field: Any, field_name: str) -> tuple[Any, str, bool]:  # noqa: ANN401 - pydantic's
        variable = f"{_PREFIX}{field_name}_FILE".upper()
        path = os.environ.get(variable)
        is_secret = "SecretStr" in str(field.annotation)
        if not path or not is_secret:
            return None, field_name, False
        try:
            return Path(path).read_text(encoding="utf-8").strip(), field_name, False
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is no text"
            raise InputError(
                f"A file of a secret cannot be read: {reason}.", f"Correct or unset {variable}."
            ) from error

    def __call__(self) -> dict[str, Any]:
        found = {name: self.get_field_value(f, name)[0] for name, f in self.settings_cls.model_fields.items()}
        return {name: value for name, value in found.items() if value is not None}


class Settings(BaseSettings):
    """The settings in force; frozen once read."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, frozen=True, extra="ignore", env_ignore_empty=True)

    database: Path = Field(default_factory=_default_database, description="The DuckDB file.")
    person: str | None = Field(default=None, description="E-mail of the person who acts on the command line.")
    zone: str = Field(default="UTC", description="Time zone for dates and working days, as Area/City.")
    audit_key: SecretStr | None = Field(default=None, description="Key of the audit chain (HMAC-SHA256).")
    factors: Path | None = Field(
        default=None, description='A TOML file with contributing factors of your own: `code = "Label"`.'
    )
    busy_wait_seconds: Seconds = Field(default=10.0, description="How long to wait for a busy database.")
    report_template: Path | None = Field(
        default=None, description="Word file whose styles, pages, head and foot reports take."
    )
    public_url: str = Field(
        default="http://localhost:8501", description="Where people reach the app; links in Jira lead there."
    )
    action_days: dict[Severity, NonNegativeInt] = Field(
        default=dict(ACTION_DAYS),
        description="Days from agreement to the proposed due date of an action, as JSON by severity.",
    )
    reaudit_days: PositiveInt = Field(
        default=365, description="Days after which a verified action is to be looked at again."
    )
    jira_url: str | None = Field(default=None, description="Address of Jira; empty means not connected.")
    jira_kind: Literal["cloud", "datacenter"] = Field(default="cloud", description="Which Jira it is.")
    jira_email: str | None = Field(default=None, description="Account of the token (Cloud).")
    jira_token: SecretStr | None = Field(default=None, description="API token (Cloud) or PAT (Data Center).")
    jira_project: str | None = Field(default=None, description="Key of the project that gets the issues.")
    jira_issue_type: str = Field(default="Task", description="Issue type of new issues.")
    jira_index_lag_seconds: Seconds = Field(
        default=120.0, description="How long Jira's search may lag behind."
    )
    jira_private: Literal["off", "neutral", "full"] = Field(
        default="off", description="What Jira may know of actions of private incidents."
    )
    jira_priorities: dict[str, str] = Field(
        default={"P1": "Highest", "P2": "High", "P3": "Medium", "P4": "Low"},
        description="Our priority to Jira's, as JSON.",
    )
    jira_statuses: dict[str, Literal["agreed", "in_progress", "done", "dropped"]] = Field(
        default_factory=dict,
        description="States of statuses whose category in Jira does not say it, as JSON by status name.",
    )
    jira_fields: dict[str, Any] = Field(
        default_factory=dict, description="Values of further fields that the project requires, as JSON."
    )
    jira_drop_resolutions: tuple[str, ...] = Field(
        default=("Won't Do", "Won't Fix", "Duplicate", "Cannot Reproduce"),
        description="Resolutions that drop an action, as JSON.",
    )
    jira_dropped: Literal["wont_do", "unlabel"] = Field(
        default="wont_do",
        description="What becomes of the issue of a dropped action: resolved, or without our labels.",
    )
    jira_webhook_secret: SecretStr | None = Field(
        default=None, description="Secret of the Jira webhook at `/hooks/jira`; none, no webhook."
    )
    smtp_host: str | None = Field(default=None, description="Mail server for reminders; empty means no mail.")
    smtp_port: int | None = Field(
        default=None, description="Its port; else 587 for `starttls`, 465 for `tls`, 25 for `none`."
    )
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        default="starttls", description="How the connection to the mail server is secured."
    )
    smtp_user: str | None = Field(default=None, description="Account on the mail server, if it wants one.")
    smtp_password: SecretStr | None = Field(default=None, description="Password of that account.")
    smtp_from: str | None = Field(
        default=None, description="Who reminders come from, as `Reviews <reviews@example.org>`."
    )
    remind_webhook_url: SecretStr | None = Field(
        default=None, description="Incoming webhook of a channel that reminders are posted to."
    )
    remind_webhook_kind: Literal["slack", "teams"] = Field(
        default="slack", description="What that channel takes; Mattermost and others take the same as Slack."
    )

    @field_validator("action_days")
    @classmethod
    def _unnamed_severities_keep_theirs(cls, value: dict[Severity, int]) -> dict[Severity, int]:
        return {**ACTION_DAYS, **value}

    @field_validator("zone")
    @classmethod
    def _zone_exists(cls, value: str) -> str:
        if not is_zone(value):
            message = f"{value} is not a time zone; write for example Europe/Berlin"
            raise ValueError(message)
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic's signature; we read no .env
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - our own _FILE variables instead
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then variables, then files of secrets."""
        return init_settings, env_settings, _SecretFiles(settings_cls)

    @property
    def zone_info(self) -> ZoneInfo:
        """The declared zone as Python knows it."""
        return ZoneInfo(self.zone)


def read_settings(**given: Any) -> Settings:  # noqa: ANN401 - the model validates each
    """The settings from the environment; raises InputError naming each variable that cannot be used."""
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = f"{_PREFIX}{first['loc'][0]}".upper() if first["loc"] else "a setting"
        raise InputError(
            f"The setting {name} cannot be used: {first['msg'].removeprefix('Value error, ')}.",
            f"Correct or unset {name}.",
        ) from error
    except SettingsError as error:
        field = str(error).split('"')[1]  # the library tells it in words only
        name = f"{_PREFIX}{field}".upper()
        raise InputError(
            f"The setting {name} cannot be used: it is no JSON.", f"Correct or unset {name}."
        ) from error
