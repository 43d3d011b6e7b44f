"""The formats of access logs, one function each: a line → Request, or BadLine. Which one it is, the first good lines tell."""

import json
import re
from collections.abc import Callable, Iterable
from datetime import UTC, timedelta, timezone
from typing import Any

from data_access.importing.weblog.hits import BadLine, Request, address_of, hour_of_common, require_honest, seconds_of

Parse = Callable[[bytes], Request | None]
"""None: the line carries no request (a comment, a directive)."""
LOCAL = timezone(timedelta(hours=7))
"""Times that a log calls local are taken as those of Viet Nam."""
_QUOTED = rb'"((?:[^"\\]++|\\.)*+)"'
"""Possessive, so that a line without its closing quote is not tried again and again."""
_DOUBLE_BYTE = rb'"((?:[\x81-\xfe][\x40-\xfe]|[^"\\]|\\.)*+)"'
"""The second byte of a Chinese character in Big5 or GBK may be a backslash: before the closing quote it escapes nothing."""


def _common(quoted: bytes) -> re.Pattern[bytes]:
    moment = rb"\[([0-9]{2})/([A-Za-z]{3})/([0-9]{4}):([0-9]{2}):([0-5][0-9]):([0-6][0-9]) ([+-][0-9]{4})\] "
    begin = rb"(\S+) (\S+) [^\[]{0,300}" + moment + rb"(?:\([^)]{1,20}\) )?"
    return re.compile(begin + quoted + rb" ([0-9]{3}) (?:-?[0-9]+|-)(?![^ ])(?: " + quoted + rb"(?: " + quoted + rb")?)?")


_COMMON, _COMMON_DOUBLE_BYTE = _common(_QUOTED), _common(_DOUBLE_BYTE)
_HALF_QUOTE = re.compile(rb'[\x81-\xfe]\\"')
_REQUEST = re.compile(rb"([A-Z]{3,10}) (.*?)(?: HTTP/[0-9.]+)?")
_WORD = re.compile(rb'"((?:[^"\\]|\\.)*)"|(\S+)')


def common(line: bytes) -> Request:
    """Common and combined format, a virtual host before or after the address, a duration before the request:
    'HOST? ADDRESS - USER [DATE] "REQUEST" STATUS BYTES …'."""
    found = (_COMMON_DOUBLE_BYTE.match(line) if _HALF_QUOTE.search(line) else None) or _COMMON.match(line)
    if not found:
        raise BadLine
    first, second, day, month, year, hour, minute, second_of, zone, request, status, _referrer, agent = found.groups()
    address, agent = address_of(first, second), agent or b""
    require_honest(line, agent)
    at = hour_of_common(day, month, year, hour, zone) + int(minute) * 60 + int(second_of)
    method, path = _method_and_path(request, int(status))
    return Request(at, address + b"\0" + agent, method, path, int(status), agent)


def _method_and_path(request: bytes, status: int) -> tuple[bytes, bytes]:
    """What scanners send may be no request at all: as an error it counts for nothing, else the line is bad."""
    found = _REQUEST.fullmatch(request)
    if found:
        return found[1], found[2]
    if status >= 400:
        return b"", b""
    raise BadLine


_KEYS: dict[str, tuple[str, ...]] = {
    "address": ("ip", "remote_addr", "remote_ip", "client_ip", "clientip", "c-ip", "ClientHost", "remote"),
    "path": ("path", "request_uri", "uri", "url", "RequestPath"),
    "request": ("request",),
    "status": ("status", "response", "status_code", "DownstreamStatus"),
    "agent": ("user_agent", "http_user_agent", "agent", "useragent", "request_User-Agent"),
    "time": ("date", "time_iso8601", "@timestamp", "timestamp", "time", "ts", "StartUTC", "msec"),
    "method": ("method", "request_method", "verb", "RequestMethod"),
}
"""What a field holds → its names in nginx's, Caddy's, Traefik's and Matomo's JSON logs."""


def json_lines(line: bytes) -> Request:
    """One JSON object a line."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine from error
    if not isinstance(told, dict):
        raise BadLine
    inner = told.get("request")
    fields = {**inner, **told} if isinstance(inner, dict) else told
    written, agent = _field(fields, "address"), _agent(fields)
    require_honest(b"".join(v.encode() for v in (written, agent, _field(fields, "path"))), agent.encode())
    address = address_of(written.encode())
    if not _field(fields, "status").isdigit():
        raise BadLine
    status = int(_field(fields, "status")[:3])
    whole = f"{_field(fields, 'method') or 'GET'} {_field(fields, 'path')}" if _field(fields, "path") else _field(fields, "request")
    method, path = _method_and_path(whole.encode(), status)
    visitor = address + b"\0" + agent.encode()
    return Request(seconds_of(_field(fields, "time")), visitor, method, path, status, agent.encode())


def _field(fields: dict[str, Any], name: str) -> str:
    value = next((fields[key] for key in _KEYS[name] if isinstance(fields.get(key), str | int | float)), "")
    return str(value).encode("utf-8", "replace").decode()


def _agent(fields: dict[str, Any]) -> str:
    """Caddy lists headers below the request."""
    headers = fields.get("headers")
    listed = headers.get("User-Agent") if isinstance(headers, dict) else None
    return str(listed[0]) if isinstance(listed, list) and listed else _field(fields, "agent")


class Extended:
    """W3C extended format (IIS, CloudFront): '#Fields:' names the columns, also in the middle of a file; '#Date:' the day where no column
    does, as older servers write it."""

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
        address, status = address_of(fields.get("c-ip", b"")), fields.get("sc-status", b"")
        require_honest(line.replace(b"\t", b" "), agent)
        if not re.fullmatch(rb"[0-9]{3}", status):
            raise BadLine
        method, path = fields.get("cs-method", b""), fields.get("cs-uri-stem") or fields.get("cs-uri", b"")
        return Request(_moment(fields), address + b"\0" + agent, method, path, int(status), agent)

    def _directive(self, line: bytes) -> None:
        told = line.lower()
        if told.startswith(b"#fields:"):
            self._names = line[8:].decode("ascii", "replace").lower().split()
        elif told.startswith(b"#date:"):
            self._day = line[6:].split()[0] if line[6:].split() else b""


def _moment(fields: dict[str, bytes]) -> int:
    local = "date-local" in fields
    day, time = (fields.get(f"{name}-local" if local else name, b"").decode("ascii", "replace") for name in ("date", "time"))
    return seconds_of(f"{day}T{time}", LOCAL if local else UTC)


_NATIVE_FIELDS = 15
_NATIVE_MOMENT = re.compile(rb"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2}|[0-9]{4}), ([0-9]{1,2}):([0-9]{2}):([0-9]{2})")


def iis_native(line: bytes) -> Request:
    """The fixed format of IIS: 'ADDRESS, USER, MONTH/DAY/YEAR, TIME, SERVICE, SERVER, ITS ADDRESS, MILLISECONDS, RECEIVED, SENT, STATUS,
    WINDOWS STATUS, METHOD, PATH, PARAMETERS,' in local time, without the browser. Source: Microsoft, "IIS Log File Formats"."""
    fields = line.split(b", ", _NATIVE_FIELDS - 2)
    require_honest(line, b"")
    if len(fields) < _NATIVE_FIELDS - 1 or not re.fullmatch(rb"[0-9]{3}", fields[10]):
        raise BadLine
    address = address_of(fields[0])
    moment = _NATIVE_MOMENT.fullmatch(b", ".join(fields[2:4]))
    if not moment:
        raise BadLine
    month, day, year, *time = (int(number) for number in moment.groups())
    at = seconds_of("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}".format(year if year > 99 else 2000 + year, month, day, *time), LOCAL)
    path = fields[13].partition(b", ")[0]
    return Request(at, address + b"\0", fields[12], path, int(fields[10]), b"")


_BALANCED = re.compile(
    rb"(?:(?:https?|h2|grpcs?|wss?) )?(20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,15}Z?) \S+ (\S+) \S+ (?:-?[0-9.]+ ){3}([0-9]{3}|-) "
    rb"(?:[0-9]{3}|-) (?:[0-9]+|-) (?:[0-9]+|-) " + _QUOTED + rb"(?: " + _QUOTED + rb")?"
)


def balanced(line: bytes) -> Request | None:
    """The load balancers of AWS, classic and for applications: 'TYPE? TIME NAME CLIENT:PORT TARGET:PORT TIMES… STATUS STATUS RECEIVED SENT
    "REQUEST" "BROWSER" …' in UTC; the request names a whole address. Mere connections carry no request. Source: AWS, "Access logs"."""
    if line.startswith(b"#"):
        return None
    found = _BALANCED.match(line)
    if not found:
        raise BadLine
    time, client, status, request, agent = found.groups()
    address, agent = address_of(client), agent or b""
    require_honest(line, agent)
    if status == b"-" or request.startswith(b"- "):
        return None
    method, url = _method_and_path(request, int(status))
    path = re.sub(rb"^[a-z]{2,5}://[^/?#]*", b"", url) or b"/"
    return Request(seconds_of(time.decode("ascii")), address + b"\0" + agent, method, path, int(status), agent)


FORMATS: dict[str, Callable[[], Parse]] = {
    "json": lambda: json_lines,
    "w3c": Extended,
    "iis": lambda: iis_native,
    "elb": lambda: balanced,
    "common": lambda: common,
}


def recognise(lines: Iterable[bytes]) -> str | None:
    """The name in FORMATS under which at least one of a log's first lines is a request, and more than under any other."""
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
