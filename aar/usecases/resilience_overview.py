"""Everything that leadership looks at in one minute: the figures, what waited, and how the limits stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from aar.domain.person import Person
from aar.metrics.standing import Standing
from aar.store import Reader
from aar.usecases.appetite_standings import appetite_standings
from aar.usecases.compute_metrics import Question
from aar.usecases.resilience_figures import ResilienceFigures, resilience_figures
from aar.usecases.what_waited import Waited, what_waited


@dataclass(frozen=True)
class Overview:
    """The answers to one question; of the rows behind the figures the first ones."""

    figures: ResilienceFigures
    waited: Waited
    standings: Sequence[Standing]


def resilience_overview(store: Reader, asked: Question, *, by: Person) -> Overview:
    """All of it at one instant, as far as the person may see it."""
    figures = resilience_figures(store, asked, by=by)
    waited = what_waited(store, figures, by=by)
    return Overview(figures.with_first_rows(), waited, appetite_standings(store, asked, by=by))
