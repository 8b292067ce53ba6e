"""A point in time as the viewer's clock shows it, saved in UTC as it is left."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from dashboards.components import saved_status
from dashboards.components.review_sheet import Sheet
from dashboards.components.saved_state import Field

_STEP = timedelta(minutes=1)


def moment(
    label: str, name: str, sheet: Sheet[Any], zone: ZoneInfo, *, required: bool = False, hint: str = ""
) -> None:
    """A field of the sheet that holds an instant, or none."""
    part = sheet.part(name, lambda at: _local(at, zone), lambda local: _utc(local, zone))
    stored, save = sheet.of(part)
    field = Field(key=f"saved.{sheet.record_id}.{name}", save=save, part="", pushes=True)
    memory = field.prepare(stored)
    with st.container(gap="xsmall"):
        st.datetime_input(
            label,
            value=None,
            key=field.widget_key,
            help=f"{hint} Time in {zone}.".strip(),
            format="YYYY-MM-DD",
            step=_STEP,
            required=required,
            disabled=sheet.is_locked,
            on_change=field.leave,
        )
        saved_status.draw(field, memory)


def _local(at: datetime | None, zone: ZoneInfo) -> datetime | None:
    return at.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0) if at else None


def _utc(local: datetime | None, zone: ZoneInfo) -> datetime | None:
    return local.replace(tzinfo=zone).astimezone(UTC) if local else None
