"""The one way to give a person a file: what the address asks for is understood or refused, a row of
the audit log comes before the first byte, and the answer says of what type the file is and what it
is called.

A calendar that programs fetch (web.feeds) and pictures of a page (web.pictures) are no files that a
person takes away.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from flask import request
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from data_access.accounts import audit
from domain.calendar.dates import today_in_vietnam
from language import _
from read_models.condition_words import condition_words
from read_models.day_asked import UnusableDay, day_asked
from web import errors
from web.access import principal
from web.site import site

TYPES = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "jpeg": "image/jpeg",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""Ending of a file → its content type. What is not here is not given."""
LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class FileName:
    """`plain`: letters without marks, digits, hyphens; `title`: the same in the reader's own
    letters, '' for none; both without ending."""

    plain: str
    ending: str
    title: str = ""

    def header(self) -> str:
        """Content-Disposition as RFC 6266 has it: a plain name, and for those who can read it the
        one in its own letters."""
        plain = f'attachment; filename="{self.plain}.{self.ending}"'
        if not self.title:
            return plain
        return f"{plain}; filename*=UTF-8''" + quote(
            f"{self.title[:LONGEST_TITLE]}.{self.ending}", safe=""
        )


def give(
    content: bytes | str | Iterable[bytes] | Iterable[str],
    name: FileName,
    *,
    subject: str,
    vn34: str | None,
    detail: Mapping[str, Any] | None = None,
    size: int | None = None,
) -> Response:
    """The file as an answer. `subject`, `vn34`, `detail`: of the row in the audit log; `size`:
    bytes, where the content does not tell."""
    with site().database.write_signin() as connection:
        audit.append(
            connection,
            actor=principal().username,
            action="exported",
            subject=subject,
            vn34=vn34,
            detail=detail,
        )
    response = Response(
        content, mimetype=TYPES[name.ending], headers={"Content-Disposition": name.header()}
    )
    if size is not None:
        response.content_length = size
    return response


def query() -> str:
    """The query string of the address, whatever bytes it was sent in."""
    return request.query_string.decode("utf-8", "replace")


def require_day() -> date | None:
    """The past day that the address asks for, None for today. Raises BadRequest, which says why
    there is none."""
    try:
        return day_asked(query(), today_in_vietnam())
    except UnusableDay as refused:
        raise refusal(f"{refused}.") from refused


def require_understood(ignored: Iterable[str]) -> None:
    """A file cannot say beside its rows, as a page does, that a condition was not understood:
    BadRequest, rather than all rows."""
    if listed := condition_words(ignored):
        raise refusal(
            _("Không xuất tệp vì không hiểu điều kiện: {list}. Xin sửa lại địa chỉ.", list=listed)
        )


def refusal(sentence: str) -> BadRequest:
    """400 with its reason."""
    return BadRequest(response=errors.answer(BadRequest.code, sentence))
