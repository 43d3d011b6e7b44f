"""The formats of access logs, one function each: a line → Request, or BadLine. Which one it is, the
first good lines tell."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, timedelta, timezone

from readers.web_logs.common import QUOTED, common, method_and_path
from readers.web_logs.hits import (
    BadLine,
    Request,
    address_of,
    path_of,
    require_honest,
    seconds_of,
    visitor_of,
)
from readers.web_logs.json_lines import json_lines

Parse = Callable[[bytes], Request | None]
"""None: the line carries no request (a comment, a directive)."""
LOCAL = timezone(timedelta(hours=7))
"""Times that a log calls local are taken as those of Viet Nam."""
_WORD = re.compile(rb'"((?:[^"\\]|\\.)*)"|(\S+)')


class Extended:
    """W3C extended format (IIS, CloudFront): '#Fields:' names the columns, also in the middle of a
    file; '#Date:' the day where no column does, as older servers write it."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._day = b""

    def __call__(self, line: bytes) -> Request | None:
        if line.startswith(b"#"):
            self._directive(line)
            return None
        if not self._names:
            raise BadLine
        words = [a or b for a, b in _WORD.findall(line)]
        fields = {"date": self._day, **dict(zip(self._names, words, strict=False))}
        agent = fields.get("cs(user-agent)", b"").replace(b"+", b" ")
        forwarded = fields.get("x-forwarded-for") or fields.get("cs(x-forwarded-for)", b"")
        address = visitor_of(address_of(fields.get("c-ip", b"")), forwarded)
        status = fields.get("sc-status", b"")
        require_honest(line.replace(b"\t", b" "), agent)
        if not re.fullmatch(rb"[0-9]{3}", status):
            raise BadLine
        method = fields.get("cs-method", b"")
        path = fields.get("cs-uri-stem") or fields.get("cs-uri", b"")
        return Request(
            at=_moment(fields),
            visitor=address + b"\0" + agent,
            method=method,
            path=path,
            status=int(status),
            agent=agent,
        )

    def _directive(self, line: bytes) -> None:
        told = line.lower()
        if told.startswith(b"#fields:"):
            self._names = line[8:].decode("ascii", "replace").lower().split()
        elif told.startswith(b"#date:"):
            self._day = line[6:].split()[0] if line[6:].split() else b""


def _moment(fields: dict[str, bytes]) -> int:
    local = "date-local" in fields
    day, time = (
        fields.get(f"{name}-local" if local else name, b"").decode("ascii", "replace")
        for name in ("date", "time")
    )
    return seconds_of(f"{day}T{time}", LOCAL if local else UTC)


_NATIVE_FIELDS = 15
_NATIVE_MOMENT = re.compile(
    rb"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2}|[0-9]{4}), ([0-9]{1,2}):([0-9]{2}):([0-9]{2})"
)


def iis_native(line: bytes) -> Request:
    """The fixed format of IIS: 'ADDRESS, USER, MONTH/DAY/YEAR, TIME, SERVICE, SERVER, ITS ADDRESS,
    MILLISECONDS, RECEIVED, SENT, STATUS, WINDOWS STATUS, METHOD, PATH, PARAMETERS,' in local time,
    without the browser. Source: Microsoft, "IIS Log File Formats"."""
    fields = line.split(b", ", _NATIVE_FIELDS - 2)
    require_honest(line, b"")
    if len(fields) < _NATIVE_FIELDS - 1 or not re.fullmatch(rb"[0-9]{3}", fields[10]):
        raise BadLine
    address = address_of(fields[0])
    moment = _NATIVE_MOMENT.fullmatch(b", ".join(fields[2:4]))
    if not moment:
        raise BadLine
    month, day, year, *time = (int(number) for number in moment.groups())
    at = seconds_of(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}".format(
            year if year > 99 else 2000 + year, month, day, *time
        ),
        LOCAL,
    )
    path = fields[13].partition(b", ")[0]
    return Request(
        at=at,
        visitor=address + b"\0",
        method=fields[12],
        path=path,
        status=int(fields[10]),
        agent=b"",
    )


_BUNNY_FIELDS = 12
_BALANCED = re.compile(
    rb"(?:(?:https?|h2|grpcs?|wss?) )?(20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,15}Z?) \S+ (\S+) \S+ (?:-?[0-9.]+ ){3}([0-9]{3}|-) "
    rb"(?:[0-9]{3}|-) (?:[0-9]+|-) (?:[0-9]+|-) " + QUOTED + rb"(?: " + QUOTED + rb")?"
)


def balanced(line: bytes) -> Request | None:
    """The load balancers of AWS, classic and for applications: 'TYPE? TIME NAME CLIENT:PORT
    TARGET:PORT TIMES… STATUS STATUS RECEIVED SENT "REQUEST" "BROWSER" …' in UTC; the request names
    a whole address. Mere connections carry no request. Source: AWS, "Access logs"."""
    if line.startswith(b"#"):
        return None
    found = _BALANCED.match(line)
    if not found:
        raise BadLine
    time, client, status, request, agent = found.groups()
    address = address_of(client)
    agent = agent or b""
    require_honest(line, agent)
    if status == b"-" or request.startswith(b"- "):
        return None
    method, url = method_and_path(request, int(status))
    return Request(
        at=seconds_of(time.decode("ascii")),
        visitor=address + b"\0" + agent,
        method=method,
        path=path_of(url),
        status=int(status),
        agent=agent,
    )


def bunny(line: bytes) -> Request:
    """The CDN of bunny.net:
    'CACHE|STATUS|MILLISECONDS|BYTES|ZONE|ADDRESS|REFERRER|URL|EDGE|BROWSER|ID|COUNTRY', without the
    method. Addresses may lack their last number. Source: docs.bunny.net, "Logging"."""
    fields = line.split(b"|")
    if (
        len(fields) != _BUNNY_FIELDS
        or not re.fullmatch(rb"[1-5][0-9]{2}", fields[1])
        or not re.fullmatch(rb"[0-9]{13}", fields[2])
    ):
        raise BadLine
    require_honest(line, fields[9])
    visitor = address_of(fields[5]) + b"\0" + fields[9]
    return Request(
        at=seconds_of(fields[2].decode()),
        visitor=visitor,
        method=b"GET",
        path=path_of(fields[7]),
        status=int(fields[1]),
        agent=fields[9],
    )


FORMATS: dict[str, Callable[[], Parse]] = {
    "json": lambda: json_lines,
    "w3c": Extended,
    "iis": lambda: iis_native,
    "elb": lambda: balanced,
    "bunny": lambda: bunny,
    "common": lambda: common,
}


def recognise(lines: Iterable[bytes]) -> str | None:
    """The name in FORMATS under which at least one of a log's first lines is a request, and more
    than under any other."""
    sample = [line for line in lines if line.strip()]
    counts = {name: _good(make(), sample) for name, make in FORMATS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def _good(parse: Parse, lines: list[bytes]) -> int:
    count = 0
    for line in lines:
        try:
            count += parse(line) is not None
        except BadLine:
            continue
    return count
