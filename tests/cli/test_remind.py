"""`aar remind`: digests by mail or into a channel, and sentences when they cannot be sent."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from aar.application import Application
from aar.errors import InputError
from aar.settings import Settings
from integrations import smtp, webhook
from tests.builders import action
from tests.cli.conftest import Aar
from tests.fakes.channel import Channel
from tests.fakes.mail import MailServer
from tests.usecases.conftest import World

NEVER_SHOWN = ("a-secret-for-mail", "the-secret-of-the-channel", "Traceback")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of localhost that signs itself, with its key."""
    if shutil.which("openssl") is None:
        pytest.skip("a certificate is made by openssl, which is not installed")
    file = tmp_path_factory.mktemp("mail") / "localhost.pem"
    made = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    names = ("-addext", "subjectAltName=DNS:localhost", "-keyout", str(file), "-out", f"{file}.crt")
    subprocess.run(["openssl", *made.split(), *names], check=True, capture_output=True)
    file.write_text(file.read_text() + Path(f"{file}.crt").read_text())
    return file


@pytest.fixture
def mail(certificate: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    """A secured mail server that the settings lead to, and work that is new for its owner."""
    give_work(world)
    with MailServer(certificate) as server:
        monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
        monkeypatch.setenv("AAR_SMTP_HOST", "localhost")
        monkeypatch.setenv("AAR_SMTP_PORT", str(server.port))
        monkeypatch.setenv("AAR_SMTP_USER", server.user)
        monkeypatch.setenv("AAR_SMTP_PASSWORD", server.password)
        monkeypatch.setenv("AAR_SMTP_FROM", "Reviews <reviews@example.org>")
        yield server


@pytest.fixture
def channel(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Channel]:
    """A channel that the settings lead to, and work that is new for its owner."""
    give_work(world)
    with Channel() as receiver:
        monkeypatch.setenv("AAR_REMIND_WEBHOOK_URL", receiver.url)
        yield receiver


def give_work(world: World) -> None:
    now = Application(Settings(database=world.database.path)).now()
    due_on = (now + timedelta(days=30)).date()
    work = action(finding_ids=(), incident_id="INC-0001", agreed_at=now, due_on=due_on)
    world.database.write(lambda store: store.put([work]))


def test_mail_goes_out_once_signed_in_and_secured(aar: Aar, mail: MailServer) -> None:
    outcome = aar("remind", "--json")
    assert (outcome.code, outcome.json["sent"], outcome.json["problems"]) == (0, 1, [])
    (message,) = mail.inbox
    assert str(message["To"]) == "Service owner <owner@example.org>"
    assert message["Subject"] == "After-action reviews: 1 new for you"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert aar("remind", "--json").json["sent"] == 0
    assert mail.connections == 1


def test_a_dry_run_prints_the_letters_and_leaves_no_trace(aar: Aar, mail: MailServer) -> None:
    outcome = aar("remind", "--dry-run")
    assert "To: Service owner <owner@example.org>" in outcome.out
    assert "ACT-0001 Block configuration pushes" in outcome.out
    assert mail.connections == 0
    head = outcome.out.strip().rpartition("--expect: ")[2]
    assert aar("audit", "--expect", head).code == 0
    assert aar("remind", "--json").json["sent"] == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("AAR_SMTP_PASSWORD", "another"), "refused the sign-in"),
        (("AAR_SMTP_SECURITY", "tls"), "no secure connection"),
        (("SSL_CERT_FILE", "/dev/null"), "no secure connection"),
        (("AAR_SMTP_PORT", "1"), "cannot be reached"),
    ],
)
def test_a_server_that_takes_no_mail_is_a_sentence_and_is_tried_again(
    aar: Aar, mail: MailServer, monkeypatch: pytest.MonkeyPatch, wrong: tuple[str, str], said: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv(*wrong)
        outcome = aar("remind")
    assert (outcome.code, outcome.out) == (5, "")
    assert said in outcome.err
    assert not any(secret in outcome.err for secret in NEVER_SHOWN)
    assert aar("remind", "--json").json["sent"] == 1
    assert len(mail.inbox) == 1


def test_without_a_way_to_reach_people_only_a_dry_run_says_anything(aar: Aar, world: World) -> None:
    give_work(world)
    outcome = aar("remind")
    assert (outcome.code, outcome.out) == (2, "")
    assert "Set AAR_SMTP_HOST" in outcome.err
    assert aar("remind", "--dry-run", "--json").json["would_send"] == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"smtp_host": "localhost"}, "AAR_SMTP_FROM is no address"),
        (
            {"smtp_host": "localhost", "smtp_from": "r@example.org", "smtp_user": "r"},
            "AAR_SMTP_PASSWORD is not",
        ),
        (
            {
                "smtp_host": "localhost",
                "smtp_from": "r@example.org",
                "smtp_user": "r",
                "smtp_password": NEVER_SHOWN[0],
                "smtp_security": "none",
            },
            "sent in the clear",
        ),
        ({"remind_webhook_url": f"chat.example.org/{NEVER_SHOWN[1]}"}, "is no web address"),
    ],
)
def test_half_a_setting_is_named(given: dict[str, Any], said: str) -> None:
    settings = Settings(**given)
    with pytest.raises(InputError, match=said) as refused:
        smtp.build_courier(settings) or webhook.build_courier(settings)
    assert not any(secret in f"{refused.value.message} {refused.value.hint}" for secret in NEVER_SHOWN)


def test_a_channel_is_told_once_and_waited_for(aar: Aar, channel: Channel) -> None:
    channel.hurried = 2
    assert aar("remind").code == 0
    assert aar("remind").code == 0
    (posted,) = channel.posted
    assert "|ACT-0001 Block configuration pushes" in posted["text"]


@pytest.mark.parametrize(
    ("status", "said"), [(404, "refused it (404)"), (302, "(302)"), (503, "failed (503)")]
)
def test_a_channel_that_fails_is_a_sentence_without_its_address(
    aar: Aar, channel: Channel, status: int, said: str
) -> None:
    channel.status = status
    outcome = aar("remind")
    assert (outcome.code, outcome.out) == (5, "")
    assert said in outcome.err
    assert not any(secret in outcome.err for secret in NEVER_SHOWN)
    channel.status = 200
    assert aar("remind").code == 0
    assert len(channel.posted) == 1
