"""The common and combined formats of Apache, nginx and lighttpd, and what precedes them: virtual
hosts and forwarded addresses."""

import re

from readers.web_logs.hits import (
    BadLine,
    Request,
    address_of,
    hour_of_common,
    inside,
    is_address,
    require_honest,
    visitor_of,
)

QUOTED = rb'"((?:[^"\\]++|\\.)*+)"'
"""Possessive, so that a line without its closing quote is not tried again and again."""
_DOUBLE_BYTE = rb'"((?:[\x81-\xfe][\x40-\xfe]|[^"\\]|\\.)*+)"'
"""The second byte of a Chinese character in Big5 or GBK may be a backslash: before the closing
quote it escapes nothing."""


def _common(quoted: bytes) -> re.Pattern[bytes]:
    moment = rb"\[([0-9]{2})/([A-Za-z]{3})/([0-9]{4}):([0-9]{2}):([0-5][0-9]):([0-6][0-9]) ([+-][0-9]{4})\] "
    begin = rb"(\S+) (\S+) ([^\[]{0,300})" + moment + rb"(?:\([^)]{1,20}\) )?"
    return re.compile(
        begin
        + quoted
        + rb" ([0-9]{3}) (?:-?[0-9]+|-)(?![^ ])(?: "
        + quoted
        + rb"(?: "
        + quoted
        + rb"(?: "
        + quoted
        + rb")?)?)?"
    )


_COMMON, _COMMON_DOUBLE_BYTE = _common(QUOTED), _common(_DOUBLE_BYTE)
_SHIPPED = re.compile(
    rb"(?:<[0-9]{1,3}>)?(?:[A-Z][a-z]{2} [ 0-9][0-9] [0-9:]{8} \S+ [^\s:]+: |20[0-9]{2}-[0-9]{2}-[0-9]{2}T\S+ "
    rb"(?:std(?:out|err) [FP] |\S+ [^\s:]+: ))"
)
"""What syslog and containers write before the line of the server."""
_HALF_QUOTE = re.compile(rb'[\x81-\xfe]\\"')
_REQUEST = re.compile(rb"([A-Z]{3,10}) (.*?)(?: HTTP/[0-9.]+)?")


def common(line: bytes) -> Request:
    """Common and combined format, a virtual host before or after the address, a duration before the
    request: 'HOST? ADDRESS - USER [DATE] "REQUEST" STATUS BYTES "REFERRER" "BROWSER" "FORWARDED
    FOR"'."""
    if shipped := _SHIPPED.match(line):
        line = line[shipped.end() :]
    found = (
        _COMMON_DOUBLE_BYTE.match(line) if _HALF_QUOTE.search(line) else None
    ) or _COMMON.match(line)
    if not found:
        raise BadLine
    (
        first,
        second,
        further,
        day,
        month,
        year,
        hour,
        minute,
        second_of,
        zone,
        request,
        status,
        _referrer,
        agent,
        forwarded,
    ) = found.groups()
    address = visitor_of(_client(first, second, further), forwarded or b"")
    agent = agent or b""
    require_honest(line, agent)
    at = hour_of_common(day, month, year, hour, zone) + int(minute) * 60 + int(second_of)
    method, path = method_and_path(request, int(status))
    return Request(
        at=at,
        visitor=address + b"\0" + agent,
        method=method,
        path=path,
        status=int(status),
        agent=agent,
    )


def _client(first: bytes, second: bytes, further: bytes) -> bytes:
    """Of two addresses one is the visitor's: behind a host that is one itself ('[2001:db8::1]:80
    1.2.3.4 - USER'), before the host ('1.2.3.4 HOST USER'), first in a list ('1.2.3.4, 10.0.0.1'),
    or before the balancer that forwarded it ('1.2.3.4 10.0.0.1 - USER')."""
    listed = first.endswith(b",")
    first = first.rstrip(b",")
    if not is_address(second):
        return address_of(first, second)
    own = is_address(first) and (
        listed or len(further.split()) < 2 or (inside(second) and not inside(first))
    )
    return first if own else second


def method_and_path(request: bytes, status: int) -> tuple[bytes, bytes]:
    """What scanners send may be no request at all: as an error it counts for nothing, else the line
    is bad."""
    found = _REQUEST.fullmatch(request)
    if found:
        return found[1], found[2]
    if status >= 400:
        return b"", b""
    raise BadLine
