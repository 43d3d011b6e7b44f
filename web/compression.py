"""Answers made for one request are compressed lightly; static files come compressed already
(web.static)."""

from flask import Flask
from flask_compress import Compress


def init_app(server: Flask) -> None:
    server.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_ALGORITHM_STREAMING=["br"],
        COMPRESS_BR_LEVEL=4,
        COMPRESS_LEVEL=5,
    )
    Compress(server)
