"""A channel of a chat, by an incoming webhook of Slack (or what takes the same) or of Teams."""

import re
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from aar.couriers import Letter, Line, Section
from aar.domain.person import Person
from aar.errors import InputError, IntegrationError
from aar.settings import Settings

if TYPE_CHECKING:
    import requests

_TIMEOUT_SECONDS: Final = (5.0, 20.0)
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()#+\-!|~<>])")
_WORD_JOINER: Final = "\u2060"
_TOO_MANY: Final = 429
_MOST_WAITS: Final = 3
_LONGEST_WAIT_SECONDS: Final = (
    30.0  # chats take about one message a second, and ask for as much when it is too fast
)
_CHECK: Final = "Check AAR_REMIND_WEBHOOK_URL."


def build_courier(settings: Settings) -> "WebhookCourier | None":
    """The webhook that the settings name, or None; raises InputError when it is no address."""
    if settings.remind_webhook_url is None:
        return None
    url = settings.remind_webhook_url.get_secret_value()
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        raise InputError(
            "AAR_REMIND_WEBHOOK_URL is no web address.", "Write it with https:// as the chat shows it."
        )
    return WebhookCourier(url, is_teams=settings.remind_webhook_kind == "teams")


class WebhookCourier:
    """A channel that several people read: nothing private is sent there. Its address is a secret."""

    name = "webhook"
    is_personal = False

    def __init__(self, url: str, *, is_teams: bool) -> None:
        self._url = url
        self._is_teams = is_teams

    def reaches(self, person: Person) -> bool:
        """Whether the person can be named, and everybody can."""
        return bool(person.name)

    def send(self, letter: Letter) -> None:
        """Post one message; raises IntegrationError, which never names the address."""
        body = teams_card(letter) if self._is_teams else slack_message(letter)
        answer = self._post(body)
        for _ in range(_MOST_WAITS):
            if answer.status_code != _TOO_MANY:
                break
            time.sleep(_asked_to_wait(answer))
            answer = self._post(body)
        if not answer.ok or answer.is_redirect:
            raise _refused(answer.status_code)

    def close(self) -> None:
        """Nothing stays open."""

    def _post(self, body: dict[str, Any]) -> "requests.Response":
        import requests

        try:
            return requests.post(self._url, json=body, timeout=_TIMEOUT_SECONDS, allow_redirects=False)
        except requests.Timeout:
            raise IntegrationError(
                "The webhook did not answer in time.", "It is tried again in the next run."
            ) from None
        except (requests.RequestException, UnicodeError):
            raise _stopping("The webhook cannot be reached.", f"{_CHECK[:-1]} and the network.") from None


def _asked_to_wait(answer: "requests.Response") -> float:
    said = answer.headers.get("Retry-After", "")
    return min(float(said) if said.isdecimal() else 1.0, _LONGEST_WAIT_SECONDS)


def _refused(status: int) -> IntegrationError:
    if status == _TOO_MANY:
        return _stopping("The webhook asks to wait (429).", "The rest is sent in the next run.")
    if status >= 500:  # noqa: PLR2004 - HTTP's line between our fault and theirs
        return IntegrationError(f"The webhook failed ({status}).", "It is tried again in the next run.")
    return _stopping(f"The webhook refused it ({status}).", f"{_CHECK[:-1]} and AAR_REMIND_WEBHOOK_KIND.")


def _stopping(message: str, hint: str) -> IntegrationError:
    error = IntegrationError(message, hint)
    error.stops_run = True
    return error


def slack_message(letter: Letter) -> dict[str, Any]:
    """The body for Slack, Mattermost, Rocket.Chat and Google Chat; no word of the data calls anybody."""
    parts = [f"*{_slack(letter.person.name)}* – {_slack(letter.subject)}"]
    for section in letter.sections:
        lines = [
            f"• <{_slack(line.url)}|{_slack(line.title)}>\n   {_slack(line.note)}" for line in section.lines
        ]
        parts.append("\n".join([f"*{section.title}*", *lines, *_rest(section)]))
    return {
        "text": "\n\n".join([*parts, f"<{_slack(letter.url)}|Everything that waits>", _slack(letter.foot)])
    }


def _slack(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("|", "¦")
    return re.sub(r"@(?=\w)", f"@{_WORD_JOINER}", escaped)


def teams_card(letter: Letter) -> dict[str, Any]:
    """An Adaptive Card, as workflows of Teams take it."""
    blocks = [_block(f"**{_plain(letter.person.name)}** – {_plain(letter.subject)}")]
    for section in letter.sections:
        blocks.append(_block(f"**{section.title}**"))
        blocks += [_block(text) for text in (*_teams_lines(section.lines), *_rest(section))]
    blocks += [_block(f"[Everything that waits]({letter.url})"), _block(_plain(letter.foot))]
    card = {"type": "AdaptiveCard", "version": "1.4", "body": blocks}
    kind = "application/vnd.microsoft.card.adaptive"
    return {"type": "message", "attachments": [{"contentType": kind, "content": card}]}


def _teams_lines(lines: tuple[Line, ...]) -> Iterator[str]:
    return (f"[{_plain(line.title)}]({line.url}) – {_plain(line.note)}" for line in lines)


def _plain(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _block(text: str) -> dict[str, Any]:
    return {"type": "TextBlock", "text": text, "wrap": True}


def _rest(section: Section) -> list[str]:
    return [f"And {section.more} more."] if section.more else []


COURIER = build_courier
