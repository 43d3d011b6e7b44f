"""Letters handed to a mail server by SMTP."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, unquote, urlsplit

from language import _
from settings import SettingError

SECONDS = 20


class Unreachable(Exception):
    """The mail server does not answer, or refuses; the message says so in the reader's language."""


def sender_of(url: str) -> str:
    """The address after `?from=`, else one of the server's host."""
    parts = urlsplit(url)
    return parse_qs(parts.query).get("from", [f"ipplatform@{parts.hostname or 'localhost'}"])[0]


@contextmanager
def mail_server(url: str) -> Iterator[smtplib.SMTP]:
    """smtp://[name:password@]host[:port][?from=address], smtps:// with TLS from the start; smtp://
    uses STARTTLS where it is offered. Raises Unreachable."""
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise SettingError("IPP_SMTP_URL", "must be smtp://host:port or smtps://host:port")
    try:
        if parts.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                parts.hostname,
                parts.port or 465,
                timeout=SECONDS,
                context=ssl.create_default_context(),
            )
        else:
            server = smtplib.SMTP(parts.hostname, parts.port or 25, timeout=SECONDS)
        with server:
            server.ehlo()
            if parts.scheme == "smtp" and server.has_extn("starttls"):
                server.starttls(context=ssl.create_default_context())
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            yield server
    except OSError as error:
        raise Unreachable(
            _(
                "Không kết nối được máy chủ thư {host}: {why}",
                host=parts.hostname,
                why=type(error).__name__,
            )
        ) from error
