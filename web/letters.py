"""Reminder letters in bulk, and the template that a province writes them from."""

import re

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from data_access import audit, files
from data_access.deadlines import reminders
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import all_keys, rows_of
from domain.dates import today_in_vietnam
from domain.deadline_filters import MOST_LETTERS, DeadlineFilters
from domain.deadline_views import DeadlineRow
from domain.kinds import KINDS
from domain.provinces import Province
from domain.rules import rule_label
from domain.text import fold
from i18n import _, in_language
from reports import letters
from web.access import own_province, principal, reading, scope
from web.site import site

blueprint = Blueprint("letters", __name__)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.post("/thu-nhac/<slug>")
def write(slug: str) -> Response:
    """A ZIP of letters, one for each deadline of the list that is still open; that they were written is recorded with them."""
    province, filters = own_province(slug), DeadlineFilters.read(request.query_string.decode("utf-8", "replace")).but()
    person, seen, today = principal(), scope(), today_in_vietnam()
    if not filters.is_open(today):
        raise BadRequest
    with reading() as connection:
        keys = all_keys(connection, Ask(scope=seen, vn34=province.code, filters=filters, today=today), limit=MOST_LETTERS)
        rows = rows_of(connection, keys, scope=seen)
    if not rows:
        return redirect(f"/tinh/{slug}/thoi-han" + filters.query())
    template = _template(province)
    with in_language("vi"):  # a letter of an authority
        made = ((_file_name(n, row), letters.letter(template, _values(province, row))) for n, row in enumerate(rows, start=1))
        content = letters.packed(made)
    with site().database.write(seen) as connection:
        reminders.note(connection, rows, vn34=province.code, actor=person.username, on=today)
    response = make_response(content)
    response.headers["Content-Type"] = "application/zip"
    response.headers["Content-Disposition"] = f'attachment; filename="thu-nhac-{slug}-{today.isoformat()}.zip"'
    return response


@blueprint.get("/thu-nhac/<slug>/mau")
def template(slug: str) -> Response:
    return _shown(own_province(slug))


@blueprint.post("/thu-nhac/<slug>/mau")
def change_template(slug: str) -> Response:
    """Takes a checked .docx, or goes back to the standard letter."""
    province, person = own_province(slug), principal()
    sent, name, sha256 = request.files.get("template"), "", None
    if request.form.get("standard") != "1":
        content = sent.stream.read(letters.LARGEST + 1) if sent else b""
        if sent:
            sent.close()
        try:
            letters.check(content)
        except letters.BadTemplate as problem:
            return _shown(province, str(problem), 400)
        name, sha256 = files.plain_name(sent.filename or "" if sent else ""), files.store(site().settings.data_dir, content)
    with site().database.write(scope()) as connection:
        reminders.set_template(connection, scope=scope(), vn34=province.code, name=name, sha256=sha256, actor=person.username)
    return redirect(f"/thu-nhac/{slug}/mau")


@blueprint.get("/xuat/<slug>/mau-thu-nhac.docx")
def download_template(slug: str) -> Response:
    province = own_province(slug)
    response = make_response(_template(province))
    with site().database.write_signin() as connection:
        audit.append(connection, actor=principal().username, action="exported", subject="letter template", vn34=province.code)
    response.headers["Content-Type"] = DOCX
    response.headers["Content-Disposition"] = f'attachment; filename="mau-thu-nhac-{slug}.docx"'
    return response


def _template(province: Province) -> bytes:
    """The province's own, else the standard one."""
    with reading() as connection:
        own = reminders.template(connection, scope=scope(), vn34=province.code)
    return files.read(site().settings.data_dir, own.sha256) if own else letters.standard_template()


def _shown(province: Province, problem: str = "", status: int = 200) -> Response:
    with reading() as connection:
        own = reminders.template(connection, scope=scope(), vn34=province.code)
    places = [(name, _(text), name in letters.REQUIRED) for name, text in letters.PLACEHOLDERS.items()]
    return make_response(render_template("letter_template.html", province=province, own=own, places=places, problem=problem), status)


def _values(province: Province, row: DeadlineRow) -> dict[str, str]:
    d = row.deadline
    return {
        "ten_chu": row.owner or _("Chủ văn bằng"),
        "ten_tai_san": row.title,
        "loai": _(KINDS[row.kind].label).lower(),
        "so_van_bang": row.registration_no or "–",
        "so_don": row.application_no or "–",
        "viec": rule_label(d.rule, d.ordinal),
        "han": f"{d.due:%d/%m/%Y}",
        "nop_muon_den": f"{d.late_until:%d/%m/%Y}" if d.late_until else "–",
        "so_tien": _("{n} đồng", n=f"{row.amount:,}".replace(",", ".")) if row.amount is not None else "–",
        "ngay_lap": f"{today_in_vietnam():%d/%m/%Y}",
        "don_vi": _("Sở Khoa học và Công nghệ {place}", place=province.name),
        "minh_hoa": _("DỮ LIỆU MINH HỌA") if row.illustrative else "",
    }


def _file_name(n: int, row: DeadlineRow) -> str:
    """'001 cong-ty-song-lam 4-0288215.docx': letters without marks, as old ZIP programs need them."""
    words = [re.sub(r"[^a-z0-9]+", "-", fold(text or ""))[:60].strip("-") for text in (row.owner, row.registration_no)]
    return f"{n:03} {' '.join(w for w in words if w)}.docx"
