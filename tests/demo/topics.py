"""What a made-up finding and its action are about; `{service}` becomes the service of the incident."""

from dataclasses import dataclass

from aar.domain.action import Aim, Method
from aar.domain.strength import StrengthCategory


@dataclass(frozen=True)
class Topic:
    """A finding and the action that it leads to."""

    factor: str
    finding: str
    analysis: str
    action: str
    done_when: str
    category: StrengthCategory
    aim: Aim
    method: Method = "record_review"
