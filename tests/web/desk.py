"""Sending a form of the desk the way the browser does."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.support import token_of


def send(client: FlaskClient, path: str, **values: Any) -> TestResponse:
    """POSTs the fields with the CSRF token of the page."""
    token = token_of(client.get("/doi-mat-khau").text)
    return client.post(f"/ghi/{path}", data=values, headers={"X-CSRFToken": token})
