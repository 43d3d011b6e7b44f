"""Downloads: the rows of a list, filtered as its address says, as a file that a spreadsheet opens
correctly."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import IO, TYPE_CHECKING, cast

from flask import Blueprint, stream_with_context
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from data_access.database.scope import Scope
from data_access.register.export import rows_for_export
from data_access.register.page import register_page
from domain.calendar.dates import today_in_vietnam
from domain.local_names.indications import KIND, counts_them, incomplete
from domain.places.provinces import Province
from domain.records.sources import source_label
from language import _, ngettext
from language.badges import BADGES
from language.dates import numeric
from read_models.exports import MAXIMUM_WORKBOOK
from read_models.register import RegisterPage, RegisterRow
from read_models.register_filters import Filters
from web import given_file
from web.access import own_province, principal, scope
from web.given_file import FileName
from web.site import site

if TYPE_CHECKING:
    from reports.register.sheet import Heading

blueprint = Blueprint("downloads", __name__)

IN_MEMORY = 8_000_000
"""Bytes of a workbook above which it is kept in a temporary file while it is sent."""
PART = 65_536


@dataclass(frozen=True)
class Export:
    """One list to be written: whose, which rows, what stands above them."""

    province: Province | None
    scope: Scope
    filters: Filters
    heading: "Heading"
    total: int
    me: int | None

    @property
    def vn34(self) -> str | None:
        return self.province.code if self.province else None

    def rows(self, connection: Connection) -> Iterator[RegisterRow]:
        return rows_for_export(
            connection,
            scope=self.scope,
            vn34=self.vn34,
            filters=self.filters,
            me=self.me,
            with_contacts=self.heading.contacts,
        )


@blueprint.get("/xuat/<slug>/tai-san.csv")
def assets(slug: str) -> Response:
    """The filtered rows of the register; the same query string as the list's. It is read while it
    is sent, whatever their number."""
    return _answered(own_province(slug), "csv")


@blueprint.get("/xuat/vien/tai-san.csv")
def national_assets() -> Response:
    """The same of the whole country."""
    return _answered(None, "csv")


@blueprint.get("/xuat/<slug>/tai-san.xlsx")
def workbook(slug: str) -> Response:
    """The same as a spreadsheet of at most MAXIMUM_WORKBOOK rows."""
    return _answered(own_province(slug), "xlsx")


@blueprint.get("/xuat/vien/tai-san.xlsx")
def national_workbook() -> Response:
    return _answered(None, "xlsx")


def _answered(province: Province | None, form: str) -> Response:
    asked = Filters.read(given_file.query(), nationwide=province is None).on_day(
        given_file.require_day()
    )
    given_file.require_understood(asked.ignored)
    export = _read(province, asked.but(columns=()))
    if form == "xlsx" and export.total > MAXIMUM_WORKBOOK:
        limits = {"total": export.total, "n": MAXIMUM_WORKBOOK}
        sentence = _(
            "Danh sách có {total} dòng, tệp XLSX chứa tối đa {n} dòng. Xin thu hẹp bộ lọc, hoặc xuất tệp CSV.",
            **limits,
        )
        raise given_file.refusal(sentence)
    place = site().long_reads.taken()
    try:
        response = WRITERS[form](export)
    except BaseException:
        place.give_back()
        raise
    place.until_sent(response)
    return response


def _read(province: Province | None, filters: Filters) -> Export:
    seen = scope()
    me = principal().id
    with site().database.read(seen) as connection:
        page = register_page(
            connection,
            scope=seen,
            vn34=province.code if province else None,
            filters=filters,
            size=1,
            me=me,
        )
    name = province.name if province else _("Cả nước")
    heading = replace(_heading(name, filters, page), contacts=_told_contacts(seen, filters))
    return Export(
        province=province, scope=seen, filters=filters, heading=heading, total=page.total, me=me
    )


def _told_contacts(seen: Scope, filters: Filters) -> bool:
    """How owners are reached today is the province's own people's to know; of a past day nothing
    tells it."""
    return seen.kind == "province" and seen.sees_contacts and filters.on is None


def _heading(place: str, filters: Filters, page: RegisterPage) -> "Heading":
    from reports.register.asked import asked
    from reports.register.sheet import Heading

    as_of, total = page.as_of, page.total
    day: date | None = as_of.on or as_of.rolled_to
    until = ngettext(
        "Số liệu đến {day}; {n} dòng.",
        "Số liệu đến {day}; {n} dòng.",
        total,
        day=numeric(day) if day else _("chưa có"),
    )
    sources = (
        _("Nguồn: {sources}.", sources=", ".join(source_label(code) for code in as_of.sources))
        if as_of.sources
        else ""
    )
    badge = BADGES.get(as_of.illustrative)
    remark = incomplete() if counts_them(filters.kinds) and page.kinds.get(KIND) else ""
    return Heading(
        place=place,
        badge=_(badge) if badge else "",
        asked=asked(filters, page),
        as_of=until,
        sources=sources,
        remark=remark,
    )


def _as_csv(export: Export) -> Response:
    from reports.register.sheet import register_csv

    database = site().long_reads.database

    def text() -> Iterator[str]:
        with database.read(export.scope) as connection:
            yield from register_csv(export.heading, export.rows(connection))

    return _given(export, "csv", stream_with_context(text()))


def _as_workbook(export: Export) -> Response:
    from reports.register.sheet import write_workbook

    file = cast(IO[bytes], tempfile.SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115 - closed once it is sent
    with site().long_reads.database.read(export.scope) as connection:
        write_workbook(file, export.heading, export.rows(connection))
    size = file.tell()
    file.seek(0)
    return _given(export, "xlsx", _sent(file), size)


def _sent(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while part := file.read(PART):
            yield part


WRITERS: dict[str, Callable[[Export], Response]] = {"csv": _as_csv, "xlsx": _as_workbook}


def _given(
    export: Export, form: str, content: Iterable[str] | Iterable[bytes], size: int | None = None
) -> Response:
    day = (export.filters.on or today_in_vietnam()).isoformat()
    slug = export.province.slug if export.province else "ca-nuoc"
    name = FileName(
        f"tai-san-{slug}-{day}",
        form,
        _("Tài sản {province} {day}", province=export.heading.place, day=day),
    )
    detail = {"filters": export.filters.query(), "rows": export.total}
    return given_file.give(
        content, name, subject=f"assets.{form}", vn34=export.vn34, detail=detail, size=size
    )
