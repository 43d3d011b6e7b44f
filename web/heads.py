"""How long a request's head may be: address, cookies and headers of strangers are weighed before
anything of them is read.

What is too long is emptied on its way in, so that its answer costs nothing and still is one of ours
(web.guard, web.errors).
"""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from werkzeug.exceptions import HTTPException, RequestHeaderFieldsTooLarge, RequestURITooLarge

LONGEST_ADDRESS, LONGEST_HEAD = 8_000, 32_000
"""Characters of path and question, and of all headers. Browsers stay far below; gunicorn alone
would let 800,000 pass."""
TOO_LONG = "ipplatform.too_long"
_ADDRESS = ("PATH_INFO", "QUERY_STRING", "REQUEST_METHOD")
Environ = dict[str, Any]


def weighed(application: Any) -> Any:
    """The WSGI application behind the scales."""

    def answer(environ: Environ, start_response: Any) -> Iterable[bytes]:
        problem = _problem(environ)
        chunks: Iterable[bytes] = application(
            _emptied(environ, problem) if problem else environ, start_response
        )
        return chunks

    return answer


def require_short(environ: Environ) -> None:
    """Raises what was found on the scales."""
    problem: HTTPException | None = environ.get(TOO_LONG)
    if problem:
        raise problem


def _problem(environ: Environ) -> HTTPException | None:
    if sum(len(environ.get(name, "")) for name in _ADDRESS) > LONGEST_ADDRESS:
        return RequestURITooLarge()
    told = (
        value
        for name, value in environ.items()
        if name.startswith("HTTP_") or name == "CONTENT_TYPE"
    )
    return RequestHeaderFieldsTooLarge() if sum(map(len, told)) > LONGEST_HEAD else None


def _emptied(environ: Environ, problem: HTTPException) -> Environ:
    """A GET of nothing that carries the problem."""
    kept = {
        name: value
        for name, value in environ.items()
        if name.startswith(("wsgi.", "SERVER_", "REMOTE_"))
    }
    kept |= {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": "/",
        "QUERY_STRING": "",
        "wsgi.input": BytesIO(),
    }
    return kept | {TOO_LONG: problem}
