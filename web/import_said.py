"""What the sender says of a file that is read again: what its columns hold, whose its rows are,
what a cell says instead. What is not the person's to say is refused and stands in the audit log."""

from typing import Any

from flask import request
from werkzeug.exceptions import BadRequest, Forbidden

from data_access.accounts import audit
from domain.calendar.dates import BadDate, parse_date, today_in_vietnam
from domain.places.assigned import address_key
from domain.places.provinces import PROVINCES_34
from domain.roles import ASSETS, DECLARING, OFFICER, PICTURES, importable
from language import _
from read_models.imports import (
    ImportJob,
)
from read_models.plain_values import number
from sitemap import addresses
from web.access import principal
from web.errors import answer
from web.site import site

MOST_MENDED, LONGEST_CELL, MOST_COLUMNS = 500, 2_000, 16_384
"""Cells of one file that are put right on the page, their characters, and columns of a sheet: a row
is filled up to the cell that is put right."""


def said(job: ImportJob) -> dict[str, Any]:
    """By the names of a job's detail. Of the form `cot:<heading>` is what a column holds, `bang-ma`
    the confirmed encoding, `tinh` the province that the institute declares, `khong-dia-chi` whether
    an officer's rows without an address are the own province's, `an` whether hidden sheets and rows
    are read, `loai` the kind of data of a file whose headings are not known, `bo-phan` a part that
    is not to be read and needs no more attention, `dia-chi` whether addresses without a province
    are the own one's, but for those of `tru`, `sua:<row>:<column>:<sheet>` what a cell says instead,
    `bo-sua` that cells stand as in the file again, `ngay` the day that the list is of."""
    told: dict[str, Any] = {"columns": {**job.detail.get("columns", {}), **_columns(job)}}
    if kind := request.form.get("loai"):
        told["asked_kind"] = _kind(kind)
    if part := request.form.get("bo-phan"):
        told["set_aside"] = sorted({*job.detail.get("set_aside", ()), part[:200]})
    if encoding := request.form.get("bang-ma"):
        told["encoding"] = encoding
    if "tinh" in request.form:
        told["declared"] = _province(job, request.form["tinh"])
    if "khong-dia-chi" in request.form:
        told["declared_own"] = _own_declared(job, request.form["khong-dia-chi"])
    if "dia-chi" in request.form:
        told |= _own_addresses(job, request.form["dia-chi"])
    if cells := _mended():
        told["mended"] = [*job.detail.get("mended", ()), *cells][-MOST_MENDED:]
    if "ngay" in request.form:
        told["list_day_said"] = _list_day(job, request.form["ngay"])
    if "bo-sua" in request.form:
        told["mended"] = []
    if "an" in request.form:
        told["hidden"] = request.form["an"] == "doc"
    return told


def _columns(job: ImportJob) -> dict[str, str]:
    """Heading → field, as the sender explains them. A heading that is known keeps its meaning."""
    from data_access.importing.explained_headings import would_contradict

    said = {
        name.removeprefix("cot:"): field
        for name, field in request.form.items()
        if name.startswith("cot:")
    }
    if said and keeper() is None:
        text = _(
            "Tài khoản của Trạm không gán ý nghĩa cho cột; hãy dùng mẫu bảng tính của hệ thống."
        )
        raise _denied(job, text, columns=[heading[:60] for heading in said][:20])
    for heading, field in said.items():
        if would_contradict(heading, field, str(job.detail.get("kind") or ASSETS)):
            text = _(
                "“{heading}” là tiêu đề đã biết, không gán ý nghĩa khác được", heading=heading[:60]
            )
            raise BadRequest(response=answer(400, text, back=addresses.import_job(job.id)))
    return said


def _kind(code: str) -> str:
    """A kind of data that the person may import."""
    if code not in importable(principal().role) - {PICTURES}:
        raise BadRequest
    return code


def keeper() -> str | None:
    """Under what the signed-in person's explanations of columns are kept."""
    from data_access.importing.explained_headings import keeper_of

    person = principal()
    return keeper_of(person.role, person.vn34)


def _denied(job: ImportJob, text: str, **detail: Any) -> Forbidden:
    """A try at what is not the person's to say: nothing changes, and it stands in the audit log."""
    person = principal()
    with site().database.write_signin() as connection:
        audit.append(
            connection,
            actor=person.username,
            action="import_denied",
            subject=f"job {job.id}",
            vn34=person.vn34,
            detail=detail,
        )
    return Forbidden(response=answer(403, text, back=addresses.import_job(job.id)))


def _own_declared(job: ImportJob, said: str) -> bool:
    """Whether an officer says of this file that its rows without an address are the own
    province's."""
    if principal().role != OFFICER or job.vn34 != principal().vn34:
        raise _denied(
            job, _("Chỉ chuyên viên của tỉnh gửi tệp nói được điều này."), declared=said[:20]
        )
    return said == "tinh"


def _own_addresses(job: ImportJob, said: str) -> dict[str, Any]:
    """What an officer says of this file's addresses that name no province."""
    own = _own_declared(job, said)
    foreign = [address_key(text) for text in request.form.getlist("tru")] if own else []
    return {"own_addresses": own, "foreign_addresses": foreign}


def _list_day(job: ImportJob, text: str) -> str:
    """ISO. Raises BadRequest for what is no day, or one to come."""
    try:
        day = parse_date(text)
    except BadDate as problem:
        told = f"{problem}."
        raise BadRequest(response=answer(400, told, back=addresses.import_job(job.id))) from problem
    if day > today_in_vietnam():
        told = _("Ngày của danh sách không thể sau hôm nay.")
        raise BadRequest(response=answer(400, told, back=addresses.import_job(job.id)))
    return day.isoformat()


def _mended() -> list[list[Any]]:
    """[sheet, row, column, text] of every cell that was put right. Raises BadRequest for a name
    that is no cell's."""
    found = []
    for name, text in request.form.items(multi=True):
        if name.startswith("sua:") and text.strip():
            _sign, row, column, sheet = (*name.split(":", 3), "", "", "")[:4]
            line, cell = number(row), number(column)
            if line is None or cell is None or cell >= MOST_COLUMNS:
                raise BadRequest
            found.append([sheet, line, cell, text.strip()[:LONGEST_CELL]])
    return found


def _province(job: ImportJob, code: str) -> str | None:
    """The province that the institute declares for rows without address; None: it declares none.
    Nobody else declares one, and what a province sent is that province's."""
    if principal().role not in DECLARING:
        raise _denied(
            job, _("Chỉ Viện khai báo tỉnh cho các dòng không có địa chỉ."), declared=code[:20]
        )
    if job.vn34 is not None:
        text = _("Tệp này do tài khoản của tỉnh gửi; các dòng của tệp chỉ thuộc tỉnh đó.")
        raise BadRequest(response=answer(400, text, back=addresses.import_job(job.id)))
    if code and code not in PROVINCES_34:
        raise BadRequest
    return code or None
