"""The columns that a person last chose for a list: a cookie without any other meaning. An address
that names columns wins over it."""

from dataclasses import replace

from flask import request
from werkzeug.wrappers import Response

from read_models.register_filters import COLUMN_SLUGS, Filters
from web.language import A_YEAR

COOKIE = "cot"
LONGEST = 200


def with_columns(filters: Filters) -> Filters:
    """The filters in the remembered columns, where they name none."""
    if filters.columns:
        return filters
    known = (
        COLUMN_SLUGS.get(slug) for slug in request.cookies.get(COOKIE, "")[:LONGEST].split(".")
    )
    return replace(filters, columns=tuple(dict.fromkeys(code for code in known if code)))


def remember(response: Response, filters: Filters) -> None:
    """Keeps the columns that an address names."""
    if filters.columns:
        value = ".".join(slug for slug, code in COLUMN_SLUGS.items() if code in filters.columns)
        response.set_cookie(
            COOKIE,
            value,
            max_age=A_YEAR,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure,
            path="/",
        )
