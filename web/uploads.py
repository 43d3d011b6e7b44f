"""Files that come in: not read when they are too large, and written straight to our own folder under a name of our own."""

import tempfile
from pathlib import Path
from typing import IO

from flask import Flask
from flask import Request as FlaskRequest
from werkzeug.exceptions import LengthRequired, RequestEntityTooLarge

from web.site import Site, site

ROOM_FOR_FORM = 64 * 1024
"""Bytes of a multipart body around the file."""


class Request(FlaskRequest):
    """A request whose file goes to `folder` instead of the system's temporary one."""

    folder: Path | None = None

    def _get_file_stream(
        self, total_content_length: int | None, content_type: str | None, filename: str | None = None, content_length: int | None = None
    ) -> IO[bytes]:
        if self.folder is None:
            return super()._get_file_stream(total_content_length, content_type, filename, content_length)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return tempfile.NamedTemporaryFile("w+b", dir=self.folder, prefix="incoming-")


def init_app(server: Flask, place: Site) -> None:
    server.request_class = Request


def require_size(request: FlaskRequest) -> None:
    """Lets a file up to the setting's limit through. Raises RequestEntityTooLarge or LengthRequired by the header alone."""
    limit = (site().settings.upload_limit_mb << 20) + ROOM_FOR_FORM
    if request.content_length is None:
        raise LengthRequired
    if request.content_length > limit:
        raise RequestEntityTooLarge
    request.max_content_length = limit
    if isinstance(request, Request):
        request.folder = site().settings.data_dir.resolve() / "uploads"
