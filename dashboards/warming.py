"""Before the server answers: compute what people look at first, where they would have to wait for it."""

from typing import Final

from aar.application import Application
from aar.domain.person import LOCAL, Person
from aar.errors import AarError
from dashboards.components.resilience_charts import make_charts
from dashboards.components.resilience_filters import read
from dashboards.overviews import overviews
from dashboards.page import Visit

_MANY: Final = 5_000  # incidents; the figures of fewer are there in less than a second
_VIEWER: Final = Person(person_id="viewer", name="Viewer", roles=("viewer",))


def warm_up(app: Application) -> None:
    """Keep the overview of the last year ready, for those who see private incidents and for those who do not.

    What goes wrong here is left to the page, which can say it.
    """
    try:
        with app.reading() as store:
            if store.value("queries/incidents/count") < _MANY:
                return
            kept, zone, now = overviews(), app.settings.zone_info, app.now()
            asked = read(Visit(LOCAL, now, zone, {}), ()).question(kept.instant(store, now, zone), zone)
            for person in (LOCAL, _VIEWER):
                make_charts(kept.of(app.database, store, asked, by=person).figures)
    except AarError:
        return
