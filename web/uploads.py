"""Files that come in: not read when they are too large, and written straight to our own folder
under a name of our own."""

import tempfile
from pathlib import Path
from typing import IO, cast

from flask import Flask
from flask import Request as FlaskRequest
from flask import request as current
from werkzeug.exceptions import LengthRequired, RequestEntityTooLarge

from web.site import Site, site

ROOM_FOR_FORM = 64 * 1024
"""Bytes of a multipart body around the file."""


class Request(FlaskRequest):
    """A request whose file goes to `folder` instead of the system's temporary one."""

    folder: Path | None = None
    incoming: tuple[IO[bytes], ...] = ()

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        if self.folder is None:
            return super()._get_file_stream(
                total_content_length, content_type, filename, content_length
            )
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = tempfile.NamedTemporaryFile("w+b", dir=self.folder, prefix="incoming-")  # noqa: SIM115
        file = cast(IO[bytes], made)  # closed below
        self.incoming += (file,)
        return file


def init_app(server: Flask, place: Site) -> None:
    server.request_class = Request
    server.teardown_request(lambda _error: _close())


def _close() -> None:
    """Whatever became of the request: a file that has not been kept is gone, also where it broke
    off."""
    for file in cast(Request, current).incoming:
        file.close()


def require_size(request: FlaskRequest) -> None:
    """Lets a file up to the setting's limit through. Raises RequestEntityTooLarge or LengthRequired
    by the header alone."""
    limit = (site().settings.upload_limit_mb << 20) + ROOM_FOR_FORM
    if request.content_length is None:
        raise LengthRequired
    if request.content_length > limit:
        raise RequestEntityTooLarge
    request.max_content_length = limit
    if isinstance(request, Request):
        request.folder = site().settings.data_dir.resolve() / "uploads"
