"""A mail server on loopback: it takes messages, and can ask for STARTTLS, a sign-in, or refuse somebody."""

import base64
import contextlib
import socketserver
import ssl
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from threading import Thread
from typing import Self

HOST = "localhost"


@dataclass
class MailServer:
    """A running server; `inbox` holds what it took, `refused` addresses that it does not know.

    With a `certificate` (a file with its key) it speaks STARTTLS and takes mail only from who signs in.
    """

    certificate: Path | None = None
    user: str = "reviews"
    password: str = "a-secret-for-mail"
    refused: set[str] = field(default_factory=set)
    inbox: list[EmailMessage] = field(default_factory=list)
    connections: int = 0

    def __enter__(self) -> Self:
        outer: MailServer = self

        class Session(_Session):
            mail = outer

        self._server = socketserver.ThreadingTCPServer((HOST, 0), Session)
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    def to(self, address: str) -> list[EmailMessage]:
        """The messages to one address."""
        return [message for message in self.inbox if address in str(message["To"])]


class _Session(socketserver.StreamRequestHandler):
    mail: MailServer

    def handle(self) -> None:
        self.mail.connections += 1
        self.is_secure = self.is_known = False
        self._say("220 ready")
        with contextlib.suppress(OSError):  # whoever does not trust us hangs up
            while line := self.rfile.readline():
                word, _, rest = line.decode(errors="replace").strip().partition(" ")
                if not self._answer(word.upper(), rest):
                    return

    def finish(self) -> None:
        super().finish()
        self.request.close()

    def _answer(self, word: str, rest: str) -> bool:
        wants_more = self.mail.certificate is not None and not self.is_known
        if word == "EHLO":
            offers = ["STARTTLS"] if not self.is_secure else ["AUTH PLAIN"]
            self._say(*(["250-here", f"250 {offers[0]}"] if self.mail.certificate else ["250 here"]))
        elif word == "STARTTLS" and self.mail.certificate:
            self._secure(self.mail.certificate)
        elif word == "AUTH":
            self._sign_in(rest)
        elif word == "MAIL" and wants_more:
            self._say("530 sign in first")
        elif word == "RCPT" and any(address in rest for address in self.mail.refused):
            self._say("550 nobody here has that address")
        elif word == "DATA":
            self._take()
        else:
            self._say("221 bye" if word == "QUIT" else "250 fine")
        return word != "QUIT"

    def _secure(self, certificate: Path) -> None:
        self._say("220 go on")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self.rfile.close()
        plain = self.request
        self.request = context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)
        self.rfile = self.request.makefile("rb")
        self.request.do_handshake()
        self.is_secure = True

    def _sign_in(self, rest: str) -> None:
        wanted = f"\0{self.mail.user}\0{self.mail.password}".encode()
        self.is_known = self.is_secure and base64.b64decode(rest.removeprefix("PLAIN ")) == wanted
        self._say("235 welcome" if self.is_known else "535 no such account")

    def _take(self) -> None:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b"."))
        self.mail.inbox.append(message_from_bytes(b"".join(lines), policy=policy.default))
        self._say("250 taken")

    def _say(self, *lines: str) -> None:
        self.request.sendall("".join(f"{line}\r\n" for line in lines).encode())
