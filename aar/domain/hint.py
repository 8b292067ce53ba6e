"""What the tracker says of its own accord: which issues have news. It may come late, twice or never."""

from aar.domain.record import Value


class Hint(Value):
    """Look at these issues; `delivery` names the message, which stays the same when it is sent again."""

    tracker: str
    delivery: str | None = None
    remote_ids: tuple[str, ...] = ()
