"""Access logs of one JSON object a line: of servers, proxies, balancers, containers and content
networks.

What an object holds is told by one table of names; the request may be an object inside it, or a
line of the server.
"""

import json
import re
from functools import lru_cache
from typing import Any

from readers.web_logs.common import common, method_and_path
from readers.web_logs.hits import (
    BadLine,
    Request,
    address_of,
    path_of,
    require_honest,
    seconds_of,
    visitor_of,
)

_KEYS: dict[str, str] = {
    "address": "ip remoteaddr remoteip clientip cip clienthost remote source.ip client.ip downstreamremoteaddress",
    "forwarded": "xforwardedfor httpxforwardedfor headers.xforwardedfor",
    "path": (
        "path requesturi uri url requestpath requesturl clientrequesturi clientrequestpath pathandquery csuristem url.original url.path"
    ),
    "request": "request",
    "status": (
        "status response statuscode downstreamstatus edgeresponsestatus httpstatus httpstatuscode elbstatuscode responsecode scstatus "
        "http.response.statuscode response.status"
    ),
    "agent": "useragent httpuseragent agent requestuseragent clientrequestuseragent csuseragent useragent.original headers.useragent",
    "time": "date timeiso8601 timestamp time ts startutc msec timelocal edgestarttimestamp starttime startedat requesttime",
    "method": "method requestmethod verb httpmethod requestverb clientrequestmethod csmethod http.request.method",
    "line": "log message textpayload",
}
"""What a field holds → its names, the surest first, without capitals and signs: nginx, Caddy,
Traefik, Envoy, Kong, Matomo, Docker, Elastic, IIS; Cloudflare, CloudFront, bunny.net; the balancers
of AWS, Azure and Google."""
_NAMES = {held: tuple(names.split()) for held, names in _KEYS.items()}
_WITHIN = frozenset({"request", "httprequest", "properties"})
"""Objects whose fields count as those of the line."""
_SIGNS = re.compile(r"[^a-z0-9.]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def json_lines(line: bytes) -> Request:
    """One JSON object a line, also as a part of a list."""
    try:
        told = json.loads(line.strip().lstrip(b"[").rstrip(b",]"))
        fields = _flat(told) if isinstance(told, dict) else {}
    except (ValueError, RecursionError) as error:
        raise BadLine from error
    written = _field(fields, "address")
    inner = _field(fields, "line").strip().encode()
    if inner and not written:
        return json_lines(inner) if inner.startswith(b"{") else common(inner)
    agent, status = _field(fields, "agent"), _field(fields, "status")
    require_honest(
        b"".join(v.encode() for v in (written, agent, _field(fields, "path"))), agent.encode()
    )
    address = visitor_of(
        address_of(written.partition(",")[0].strip().encode()), _field(fields, "forwarded").encode()
    )
    if not status.isdigit():
        raise BadLine
    method, path = _asked(fields, int(status[:3]))
    return Request(
        at=seconds_of(_moment(fields)),
        visitor=address + b"\0" + agent.encode(),
        method=method,
        path=path,
        status=int(status[:3]),
        agent=agent.encode(),
    )


def _flat(told: dict[str, Any], within: str = "") -> dict[str, str]:
    """The texts and numbers by folded name, those further in under a name with dots; the outer of
    two of the same name counts."""
    fields: dict[str, str] = {}
    inner: list[tuple[str, Any]] = []
    for key, value in told.items():
        name = within + _folded(key)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict):
            inner.append((name, value))
        elif isinstance(value, str | int | float):
            fields.setdefault(name, str(value).encode("utf-8", "replace").decode())
    for name, below in inner:
        for key, value in _flat(below, "" if name in _WITHIN else f"{name}.").items():
            fields.setdefault(key, value)
    return fields


@lru_cache(maxsize=1_000)
def _folded(name: str) -> str:
    return _SIGNS.sub("", name.lower())


def _field(fields: dict[str, str], held: str) -> str:
    return next((fields[name] for name in _NAMES[held] if name in fields), "")


def _moment(fields: dict[str, str]) -> str:
    """The time; the day may stand beside it."""
    day = fields.get("date", "")
    return (
        f"{day}T{fields['time']}"
        if _DAY.fullmatch(day) and "time" in fields
        else _field(fields, "time")
    )


def _asked(fields: dict[str, str], status: int) -> tuple[bytes, bytes]:
    """The method and the path: together as a server writes them, or apart. Beside a request, `path`
    may be that of the log itself."""
    request, method, path = (_field(fields, held) for held in ("request", "method", "path"))
    if " " in request or not (path or method):
        return method_and_path(request.encode(), status)
    return method.encode() or b"GET", path_of(
        (request if request.startswith("/") else path).encode()
    )
