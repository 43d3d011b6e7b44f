"""Plain pages that can lie over the page one is on (assets/panel.js): the browser asks for them
with a header, and their template then draws the panel alone (templates/panel.html)."""

from flask import request

HEADER = "X-Panel"


def in_panel() -> bool:
    return request.headers.get(HEADER) == "1"
