"""A program for tests: the gunicorn that `serve` starts in production, on http, with some of its
options changed: NAME=NUMBER …"""

import sys
from typing import Any

from commands import serve
from settings import Settings
from wiring import create_app


def main(*changes: str) -> None:
    settings = Settings.load()
    options, changed = (
        serve.options,
        {
            name: int(value)
            for name, _equals, value in (change.partition("=") for change in changes)
        },
    )

    def with_changes(settings: Settings) -> dict[str, Any]:
        return options(settings) | changed

    serve.options = with_changes
    serve._production(settings, create_app)


if __name__ == "__main__":
    main(*sys.argv[1:])
