"""What addresses say behind their '?', as it is written; read_models.plain_values reads it."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from read_models.day_asked import PARAMETER

POST = "vai"
"""The parameter that says in which of several posts an address is asked for that tells no
tenant."""

JUST_WRITTEN = "vua-ghi"
"""The parameter that names what the form before has written."""


def as_query(values: Mapping[str, object], *, safe: str = "") -> str:
    """'?' and the values that are there, '' where none is; `safe`: marks that stay as they are."""
    written = urlencode({name: value for name, value in values.items() if value}, safe=safe)
    return f"?{written}" if written else ""


def with_more(address: str, query: str) -> str:
    """The address with that query ('?…' or '') behind what it says already."""
    return address + ("&" + query[1:] if query and "?" in address else query)


def in_post(post: str) -> str:
    return as_query({POST: post}, safe=":")


def on_day(on: date | None) -> str:
    return as_query({PARAMETER: on and on.isoformat()})
