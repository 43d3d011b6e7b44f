"""Reminder letters in bulk, and the template that a province writes them from."""

import re
from datetime import date

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.database import attachments
from data_access.deadlines import reminders
from domain.calendar.dates import clock_day
from domain.places.provinces import Province
from domain.records.kinds import KINDS
from domain.terms.rules import rule_label
from domain.text.file_names import plain_name
from domain.text.folding import fold
from language import _, in_language, ngettext
from language.dates import numeric
from language.numbers import money
from read_models.deadlines import DeadlineRow
from read_models.letters import LARGEST, MOST, read_keys
from sitemap import addresses
from web import answers, given_file, letters_aside
from web.access import own_province, principal, reading, scope
from web.desk import writer, writing
from web.errors import answer
from web.given_file import FileName
from web.site import site

blueprint = Blueprint("letters", __name__)


@blueprint.post("/thu-nhac/<slug>")
def write(slug: str) -> Response:
    """Books a letter about each chosen deadline (`chon`); `lai` are those that were reminded of
    lately and chosen all the same. 409, and nothing booked, where one of them is not any more as
    the person saw it. The letters themselves come from `download`."""
    who, chosen, again = (
        writer(slug),
        read_keys(request.form.getlist("chon")),
        read_keys(request.form.getlist("lai")),
    )
    keys = tuple(dict.fromkeys((*chosen, *again)))
    if not keys:
        return answers.wrong({}, _("Chưa chọn thời hạn nào."))
    if len(keys) > MOST:
        return answers.wrong({}, _("Mỗi lần tạo tối đa {most} thư.", most=MOST))
    try:
        with writing(who) as connection:
            lot = reminders.book(
                connection,
                keys,
                again,
                scope=who.scope,
                vn34=who.vn34,
                actor=who.username,
                today=clock_day(),
            )
    except reminders.Changed as changed:
        return answers.changed(str(changed))
    said = ngettext("Đã tạo và ghi nhắc {n} thư.", "Đã tạo và ghi nhắc {n} thư.", len(keys))
    return answers.done(
        said, go=addresses.booking(slug, lot), file=addresses.letters_file(slug, lot)
    )


@blueprint.post("/thu-nhac/<slug>/<int:lot>/bo")
def take_back(slug: str, lot: int) -> Response:
    """Takes back what was booked at once, or one deadline of it (`only`)."""
    who, only = writer(slug), read_keys(request.form.getlist("only")[:1])
    if request.form.get("only") and not only:
        raise NotFound
    with writing(who) as connection:
        key = only[0] if only else None
        n = reminders.take_back(
            connection, _lot(lot), key, scope=who.scope, vn34=who.vn34, actor=who.username
        )
        left = reminders.left(connection, lot, scope=who.scope, vn34=who.vn34)
    said = ngettext("Đã bỏ ghi nhắc của {n} thư.", "Đã bỏ ghi nhắc của {n} thư.", n)
    return answers.done(said, go="" if left else addresses.deadlines(slug))


@blueprint.get("/xuat/<slug>/thu-nhac/<int:lot>.zip")
def download(slug: str, lot: int) -> Response:
    """The letters of a booking, one a deadline, from the template and the data of this moment,
    dated as they were booked."""
    from reports import letters

    province = own_province(slug)
    with reading() as connection:
        booking = reminders.booking(connection, _lot(lot), scope=scope(), vn34=province.code)
    template = _template(province)
    with in_language("vi"):  # a letter of an authority
        numbered = enumerate(booking.rows, start=1)
        wanted = [(_file_name(n, row), _values(province, row, booking.on)) for n, row in numbered]
    try:
        content = letters_aside.written(template, wanted)
    except letters.BadTemplate as problem:
        return answer(503, str(problem))
    detail = {"lot": lot, "letters": len(booking.rows)}
    name = FileName(f"thu-nhac-{slug}-{booking.on.isoformat()}-{lot}", "zip")
    return given_file.give(content, name, subject="letters", vn34=province.code, detail=detail)


def _lot(number: int) -> int:
    """Raises NotFound for a number that no database holds."""
    if number >= LARGEST:
        raise NotFound
    return number


@blueprint.get("/thu-nhac/<slug>/mau")
def template(slug: str) -> Response:
    return _shown(own_province(slug))


@blueprint.post("/thu-nhac/<slug>/mau")
def change_template(slug: str) -> Response:
    """Takes a checked .docx, or goes back to the standard letter."""
    from reports import letters

    province, person = own_province(slug), principal()
    sent, name, sha256 = request.files.get("template"), "", None
    if request.form.get("standard") != "1":
        content = sent.stream.read(letters.LARGEST + 1) if sent else b""
        if sent:
            sent.close()
        try:
            letters_aside.check(content)
        except letters.BadTemplate as problem:
            return _shown(province, str(problem), 400)
        name, sha256 = (
            plain_name(sent.filename or "" if sent else ""),
            attachments.store(site().settings.data_dir, content),
        )
    with site().database.write(scope()) as connection:
        reminders.set_template(
            connection,
            scope=scope(),
            vn34=province.code,
            name=name,
            sha256=sha256,
            actor=person.username,
        )
    return redirect(addresses.letter_template(slug))


@blueprint.get("/xuat/<slug>/mau-thu-nhac.docx")
def download_template(slug: str) -> Response:
    province = own_province(slug)
    name = FileName(f"mau-thu-nhac-{slug}", "docx")
    return given_file.give(_template(province), name, subject="letter template", vn34=province.code)


def _template(province: Province) -> bytes:
    """The province's own, else the standard one."""
    from reports import letters

    with reading() as connection:
        own = reminders.template(connection, scope=scope(), vn34=province.code)
    return (
        attachments.read(site().settings.data_dir, own.sha256)
        if own
        else letters.standard_template()
    )


def _shown(province: Province, problem: str = "", status: int = 200) -> Response:
    from reports import letters

    with reading() as connection:
        own = reminders.template(connection, scope=scope(), vn34=province.code)
    places = [
        (name, _(text), name in letters.REQUIRED) for name, text in letters.PLACEHOLDERS.items()
    ]
    return make_response(
        render_template(
            "letter_template.html", province=province, own=own, places=places, problem=problem
        ),
        status,
    )


def _values(province: Province, row: DeadlineRow, on: date) -> dict[str, str]:
    d = row.deadline
    return {
        "ten_chu": row.owner or _("Chủ văn bằng"),
        "ten_tai_san": row.title,
        "loai": _(KINDS[row.kind].label).lower(),
        "so_van_bang": row.registration_no or "–",
        "so_don": row.application_no or "–",
        "viec": rule_label(d.rule, d.ordinal),
        "han": numeric(d.due),
        "nop_muon_den": numeric(d.late_until) if d.late_until else "–",
        "so_tien": money(row.amount)
        if row.amount is not None
        else _("chưa có bảng phí cho việc này"),
        "ngay_lap": numeric(on),
        "don_vi": _("Sở Khoa học và Công nghệ {place}", place=province.name),
        "minh_hoa": _("DỮ LIỆU MINH HỌA") if row.illustrative else "",
    }


def _file_name(n: int, row: DeadlineRow) -> str:
    """'001 cong-ty-song-lam 4-0288215.docx': letters without marks, as old ZIP programs need
    them."""
    words = [
        re.sub(r"[^a-z0-9]+", "-", fold(text or ""))[:60].strip("-")
        for text in (row.owner, row.registration_no)
    ]
    return f"{n:03} {' '.join(w for w in words if w)}.docx"
