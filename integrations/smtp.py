"""Mail over SMTP: one message a person, as text and as HTML, over one connection a round."""

import contextlib
import smtplib
import ssl
from collections.abc import Iterator
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import localtime, make_msgid, parseaddr
from typing import Final, Literal

from aar.couriers import Letter
from aar.domain.person import Person
from aar.errors import InputError, IntegrationError
from aar.settings import Settings

Security = Literal["starttls", "tls", "none"]
_TIMEOUT_SECONDS: Final = 20.0
_PORTS: Final[dict[Security, int]] = {"starttls": 587, "tls": 465, "none": 25}
_LONGEST_ANSWER: Final = 200


def build_courier(settings: Settings) -> "SmtpCourier | None":
    """The mail server that the settings name, or None; raises InputError naming what is missing."""
    if not settings.smtp_host:
        return None
    if "@" not in parseaddr(settings.smtp_from or "")[1]:
        raise InputError(
            "Mail is only half set up: AAR_SMTP_FROM is no address.", "Set it, as reviews@example.org."
        )
    if bool(settings.smtp_user) != bool(settings.smtp_password):
        missing = "AAR_SMTP_PASSWORD" if settings.smtp_user else "AAR_SMTP_USER"
        raise InputError(f"Mail is only half set up: {missing} is not set.", f"Set {missing}.")
    if settings.smtp_password and settings.smtp_security == "none":
        raise InputError(
            "The password of the mail server would be sent in the clear.",
            "Set AAR_SMTP_SECURITY to starttls or tls, or use a server that needs no password.",
        )
    return SmtpCourier(settings)


class SmtpCourier:
    """A mail server; it is spoken to only when there is something to send."""

    name = "mail"
    is_personal = True

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._port = settings.smtp_port or _PORTS[settings.smtp_security]
        self._server: smtplib.SMTP | None = None

    def reaches(self, person: Person) -> bool:
        """Whether the person has an e-mail address."""
        return person.email is not None

    def send(self, letter: Letter) -> None:
        """Send one message; raises IntegrationError."""
        message = self._message(letter)
        server = self._server or self._connect()
        self._server = server
        try:
            server.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            refused = next(iter(error.recipients.values()))
            raise self._refused(*refused, f"Check the address of {letter.person.name}.") from None
        except smtplib.SMTPResponseException as error:
            self._drop()
            raise self._refused(
                error.smtp_code, error.smtp_error, "Check AAR_SMTP_FROM and what the account may send."
            ) from None
        except smtplib.SMTPNotSupportedError:
            raise IntegrationError(
                "The mail server takes no addresses with such letters.",
                f"Check the address of {letter.person.name}.",
            ) from None
        except (smtplib.SMTPException, OSError):
            self._drop()
            raise IntegrationError(
                f"{self._place} broke off.", "It is tried again in the next run."
            ) from None

    def close(self) -> None:
        """Take leave of the server."""
        if self._server:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                self._server.quit()
            self._drop()

    def _message(self, letter: Letter) -> EmailMessage:
        message, sender = EmailMessage(), self._settings.smtp_from or ""
        message["Subject"] = letter.subject
        message["From"] = sender
        try:
            message["To"] = Address(" ".join(letter.person.name.split()), addr_spec=letter.person.email or "")
        except (ValueError, IndexError):  # IndexError is how the parser takes some of what is no address
            raise IntegrationError(
                f"{letter.person.email} is no e-mail address.", f"Correct that of {letter.person.name}."
            ) from None
        message["Date"] = localtime()
        message["Message-ID"] = make_msgid(domain=parseaddr(sender)[1].rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text)
        message.add_alternative(letter.html, subtype="html")
        return message

    def _connect(self) -> smtplib.SMTP:
        with self._explained():
            server = self._opened()
            try:
                self._sign_in(server)
            except (smtplib.SMTPException, OSError):
                server.close()
                raise
            return server

    def _opened(self) -> smtplib.SMTP:
        host = self._settings.smtp_host or ""
        if self._settings.smtp_security == "tls":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(host, self._port, timeout=_TIMEOUT_SECONDS, context=context)
        return smtplib.SMTP(host, self._port, timeout=_TIMEOUT_SECONDS)

    def _sign_in(self, server: smtplib.SMTP) -> None:
        user, password = self._settings.smtp_user, self._settings.smtp_password
        if self._settings.smtp_security == "starttls":
            server.starttls(context=ssl.create_default_context())
        if user and password:
            server.login(user, password.get_secret_value())

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what keeps us from sending anything at all into a sentence that ends the round."""
        try:
            yield
        except smtplib.SMTPAuthenticationError:
            said = f"{self._place} refused the sign-in.", "Check AAR_SMTP_USER and AAR_SMTP_PASSWORD."
        except smtplib.SMTPNotSupportedError:
            said = (
                f"{self._place} does not offer what is asked of it.",
                "Check AAR_SMTP_SECURITY and AAR_SMTP_USER.",
            )
        except ssl.SSLError:
            said = (
                f"There is no secure connection to {self._place}.",
                "Check AAR_SMTP_SECURITY, AAR_SMTP_PORT and the certificate.",
            )
        except (smtplib.SMTPException, OSError):
            said = f"{self._place} cannot be reached.", "Check AAR_SMTP_HOST, AAR_SMTP_PORT and the network."
        else:
            return
        error = IntegrationError(*said)
        error.stops_run = True
        raise error

    def _refused(self, code: int, answer: bytes | str, hint: str) -> IntegrationError:
        text = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
        told = " ".join(text.split())[:_LONGEST_ANSWER]
        return IntegrationError(f"The mail server refused it ({code} {told}).", hint, permanent=code >= 500)  # noqa: PLR2004 - SMTP's own line

    @property
    def _place(self) -> str:
        return f"The mail server {self._settings.smtp_host}:{self._port}"

    def _drop(self) -> None:
        if self._server:
            self._server.close()
        self._server = None


COURIER = build_courier
