"""What a line of an access log must tell to count, whatever its format; and which requests are
pages seen by people. Source: domain §3."""

import ipaddress
import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

from readers.web_logs.robots import is_robot


class BadLine(ValueError):
    """The line is no request of this format, or holds what no honest one holds."""


class Request(NamedTuple):
    """`at`: seconds since 1970, UTC. `visitor`: address and browser, to be hashed at once. All
    texts as bytes, in no known encoding."""

    at: int
    visitor: bytes
    method: bytes
    path: bytes
    status: int
    agent: bytes


PAGE, REDIRECT, NOTHING = "page", "redirect", "nothing"
_STATIC = re.compile(
    rb"\.(?:css|m?js|map|json|xml|txt|ico|png|jpe?g|gif|svg|webp|avif|bmp|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wav|avi|mov|pdf|docx?|xlsx?|pptx?|"
    rb"csv|zip|rar|7z|gz|webmanifest)$",
    re.IGNORECASE,
)
_OCTET = rb"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4 = re.compile(rb"%b(?:\.%b){3}" % (_OCTET, _OCTET))
_WITH_PORT = re.compile(rb"\[([0-9A-Fa-f:.%]{2,45})\](?::[0-9]{1,5})?|([0-9.]{7,15}):[0-9]{1,5}")
_HOST = re.compile(rb"^[a-z]{2,5}://[^/?#]*")
_CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]")
_MARKUP = re.compile(rb"<\s*/?[a-z!]|javascript:", re.IGNORECASE)
_MONTHS = {
    name: i
    for i, name in enumerate(b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), start=1)
}
_COMMON_TIME = re.compile(
    r"\[?([0-9]{2})/([A-Za-z]{3})/([0-9]{4}):([0-9]{2}):([0-5][0-9]):([0-6][0-9]) ([+-][0-9]{4})\]?"
)
_NUMBER = re.compile(r"[0-9]{9,10}(?:\.[0-9]+)?|[0-9]{10}(?:[0-9]{3}){1,3}(?:\.[0-9]+)?")
"""Seconds, or ten digits of them with three, six or nine more."""
_LATEST = 4_102_444_800
"""The year 2100."""


def kind_of(request: Request) -> str:
    """PAGE; REDIRECT, which shows nothing by itself; NOTHING for static files, robots, errors, HEAD
    and other methods."""
    if request.status >= 400 or request.status < 200 or request.method not in (b"GET", b"POST"):
        return NOTHING
    path = request.path.partition(b"?")[0].partition(b"#")[0]
    if _STATIC.search(path) or is_robot(request.agent):
        return NOTHING
    return REDIRECT if 300 <= request.status < 400 and request.status != 304 else PAGE


def is_address(text: bytes) -> bool:
    """A valid IPv4 or IPv6 address; nothing of it is remembered."""
    if _IPV4.fullmatch(text):
        return True
    if b":" not in text or len(text) > 45:
        return False
    try:
        ipaddress.IPv6Address(text.decode("ascii").partition("%")[0])
    except ValueError:
        return False
    return True


def address_of(*words: bytes) -> bytes:
    """The first of the words that is an address, without the port that proxies write behind it
    ('1.2.3.4:5678', '[::1]:80'). Raises BadLine where none is."""
    for word in words:
        if found := _bare(word):
            return found
    raise BadLine


def _bare(word: bytes) -> bytes | None:
    if is_address(word):
        return word
    found = _WITH_PORT.fullmatch(word)
    return bare if found and is_address(bare := found[1] or found[2]) else None


@lru_cache(maxsize=10_000)
def inside(address: bytes) -> bool:
    """Addresses of a network of one's own, such as balancers have."""
    return ipaddress.ip_address(address.decode().partition("%")[0]).is_private


def visitor_of(address: bytes, forwarded: bytes) -> bytes:
    """The address that a proxy of one's own forwarded for, the first of its list; else the one that
    asked."""
    if not forwarded or not inside(address):
        return address
    return next(
        (found for word in re.split(rb"[,\s+]+", forwarded) if (found := _bare(word))), address
    )


def path_of(url: bytes) -> bytes:
    """The path of an address that may be a whole one."""
    return _HOST.sub(b"", url) or b"/"


def require_honest(line: bytes, agent: bytes) -> None:
    """Raises BadLine for control characters (NUL, escape sequences) anywhere, and for markup where
    a browser names itself."""
    if _CONTROL.search(line) or _MARKUP.search(agent):
        raise BadLine


@lru_cache(maxsize=2_000)
def hour_of_common(day: bytes, month: bytes, year: bytes, hour: bytes, zone: bytes) -> int:
    """Seconds since 1970 at the beginning of an hour of '10/Feb/2012:16' '-0500'. Raises
    BadLine."""
    minutes = int(zone[1:3]) * 60 + int(zone[3:5])
    try:
        offset = timezone(timedelta(minutes=-minutes if zone[:1] == b"-" else minutes))
        at = datetime(int(year), _MONTHS[month], int(day), int(hour), tzinfo=offset).timestamp()
    except (ValueError, KeyError, OverflowError) as error:
        raise BadLine from error
    if not 0 < at < _LATEST:
        raise BadLine
    return int(at)


def seconds_of(text: str, zone: timezone = UTC) -> int:
    """Seconds since 1970 of an ISO time (`zone` where it names none), a time as common logs write
    it, or a number of seconds, milli-, micro- or nanoseconds. Raises BadLine."""
    if found := _COMMON_TIME.fullmatch(text):
        *hour, minute, second, offset = (part.encode() for part in found.groups())
        return hour_of_common(*hour, offset) + int(minute) * 60 + int(second)
    try:
        at = float(text[:10]) if _NUMBER.fullmatch(text) else _iso(text, zone)
    except (ValueError, OverflowError) as error:
        raise BadLine from error
    if not 0 < at < _LATEST:
        raise BadLine
    return int(at)


def _iso(text: str, zone: timezone) -> float:
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).timestamp()
