"""Finished answers of callbacks that only read (`lasting` in web/policy.py): whoever comes back to a
page is given the bytes that were sent before, for as long as nothing at all has been written.

Whether something has is asked of the database itself, by each request (Database.version). An answer
is kept for the person who got it, in the posts of that moment, and given again for the same words
alone, on the same day; the guard has let the request in before, as any other.
"""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

from flask import Flask, current_app, g, request
from werkzeug.wrappers import Response

from domain.calendar.dates import today_in_vietnam
from language import language
from web.access import principal
from web.site import site

EXTENSION = "ipplatform_finished"
MOST = 64
"""Answers that a process keeps: those given last."""
LARGEST = 100_000
"""Bytes of an answer, as sent."""
HEADERS = ("Content-Type", "Content-Encoding", "Vary")
"""Belong to the bytes; all others are made for each answer."""


@dataclass(frozen=True, slots=True)
class Finished:
    version: str
    body: bytes
    headers: tuple[tuple[str, str], ...]


@dataclass
class Shelf:
    answers: OrderedDict[Hashable, Finished] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, key: Hashable, finished: Finished) -> None:
        with self.lock:
            self.answers[key] = finished
            self.answers.move_to_end(key)
            if len(self.answers) > MOST:
                self.answers.popitem(last=False)

    def take(self, key: Hashable, version: str) -> Finished | None:
        with self.lock:
            finished = self.answers.get(key)
            if finished is None or finished.version != version:
                return None
            self.answers.move_to_end(key)
            return finished

    def clear(self) -> None:
        with self.lock:
            self.answers.clear()


def init_app(server: Flask) -> None:
    """Before what compresses: what is kept is what was sent."""
    server.extensions[EXTENSION] = Shelf()
    server.after_request(_keep)


def given_again() -> Response | None:
    """The answer to the present request as it was sent before; None where there is none, or not any
    more. Whatever is written after this look makes what is drawn now too old to be given again."""
    version = site().database.version()
    if version is None:
        return None
    key = _key()
    finished = _shelf().take(key, version)
    if finished is None:
        g.to_be_kept = (key, version)
        return None
    return Response(finished.body, headers=list(finished.headers))


def not_to_be_given_again() -> None:
    """The present answer tells a failure, which may be over a moment later."""
    g.pop("to_be_kept", None)


def _key() -> Hashable:
    person = principal()
    asked = (request.host, request.headers.get("Accept-Encoding", ""), request.get_data())
    return (person.id, person.posts, language(), today_in_vietnam(), *asked)


def _keep(response: Response) -> Response:
    asked = g.pop("to_be_kept", None)
    if asked is None or response.status_code != 200 or response.is_streamed:
        return response
    body = response.get_data()
    if len(body) <= LARGEST:
        key, version = asked
        told = tuple((name, response.headers[name]) for name in HEADERS if name in response.headers)
        _shelf().put(key, Finished(version, body, told))
    return response


def _shelf() -> Shelf:
    found: Shelf = current_app.extensions[EXTENSION]
    return found
