"""Connects reminders with the couriers that the settings name: mail, a channel, both or none."""

from aar.application import Application
from aar.couriers import Courier, Letter
from aar.domain.person import Person
from aar.errors import InputError
from aar.registry import discover
from aar.usecases.remind import Means, Round, preview, remind


class _Nobody:
    """Stands where mail would be, so that a dry run can show it before anything is set."""

    name = "mail"
    is_personal = True

    def reaches(self, person: Person) -> bool:
        return person.email is not None

    def send(self, letter: Letter) -> None:
        """Never asked to: a dry run sends nothing."""

    def close(self) -> None:
        """Nothing is open."""


def couriers_of(app: Application) -> list[Courier]:
    """The configured couriers, mail first; raises InputError naming what is missing of one."""
    built = [build(app.settings) for build in discover("integrations", exporting="COURIER").values()]
    return [courier for courier in built if courier is not None]


def reminded(app: Application, *, dry_run: bool = False) -> list[Round]:
    """One round for each courier; raises InputError when nothing says how people are reached."""
    couriers = couriers_of(app)
    if not couriers and not dry_run:
        raise InputError(
            "Nothing says how people are reached.",
            "Set AAR_SMTP_HOST and AAR_SMTP_FROM, or AAR_REMIND_WEBHOOK_URL; --dry-run works without.",
        )
    return [_round(app, courier, dry_run=dry_run) for courier in couriers or [_Nobody()]]


def _round(app: Application, courier: Courier, *, dry_run: bool) -> Round:
    settings, public_url = app.settings, app.settings.public_url.rstrip("/")
    means = Means(app.database, courier, settings.zone_info, public_url, app.now, settings.reaudit_days)
    try:
        return preview(means) if dry_run else remind(means)
    finally:
        courier.close()
