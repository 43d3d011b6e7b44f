"""Reminder letters in bulk, and the template that a province writes them from."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict
from data_access.database import attachments
from data_access.deadlines import reminders, senders
from domain.calendar.dates import clock_day
from domain.places.provinces import Province
from domain.records.kinds import KINDS
from domain.terms.rules import rule_label
from domain.text.file_names import plain_name
from domain.text.folding import fold
from language import _, in_language, ngettext
from language.dates import numeric
from language.numbers import money
from read_models.chosen_rows import AGAIN, CHOSEN
from read_models.deadlines import DeadlineRow
from read_models.letter_paper import Paper, by_owner, paper
from read_models.letters import LARGEST, MOST, Sender, read_keys
from sitemap import addresses, file_addresses
from web import answers, given_file, letters_aside
from web.access import own_province, principal, reading, scope
from web.desk import writer, writing
from web.errors import answer
from web.form_values import number, typed
from web.given_file import FileName
from web.panels import in_panel
from web.site import site

blueprint = Blueprint("letters", __name__)
EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")
SENDER = {
    "code": 40,
    "office": 200,
    "signer": 120,
    "contact": 200,
    "phone": 40,
    "email": 200,
    "recipients": 500,
}
"""Field → letters that it holds."""


@blueprint.post("/thu-nhac/<slug>")
def write(slug: str) -> Response:
    """Books a letter about each chosen deadline; AGAIN names those that were reminded of lately
    and chosen all the same. 409, and nothing booked, where one of them is not any more as
    the person saw it. The letters themselves come from `download`."""
    who = writer(slug)
    chosen = read_keys(request.form.getlist(CHOSEN))
    again = read_keys(request.form.getlist(AGAIN))
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
        said, go=addresses.booking(slug, lot), file=file_addresses.letters_file(slug, lot)
    )


@blueprint.post("/thu-nhac/<slug>/<int:lot>/bo")
def take_back(slug: str, lot: int) -> Response:
    """Takes back what was booked at once, or one deadline of it (`only`)."""
    who = writer(slug)
    only = read_keys(request.form.getlist("only")[:1])
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
    """The letters of a booking, one an owner, from the template and the data of this moment, dated
    as they were booked; in the standard form as DOCX and PDF. A template of the province without a
    place for the table has one a deadline."""
    from reports import letters

    province = own_province(slug)
    with reading() as connection:
        booking = reminders.booking(connection, _lot(lot), scope=scope(), vn34=province.code)
        sender = senders.sender_of(connection, scope=scope(), vn34=province.code)
        ids = {row.asset_id for row in booking.rows}
        places = senders.addresses_of(connection, ids, scope=scope())
        own = reminders.template(connection, scope=scope(), vn34=province.code)
    template = _template(province)

    def made(parts: Iterable[Sequence[DeadlineRow]]) -> list[dict[str, Any]]:
        return [
            _wanted(
                n,
                rows,
                sender=sender,
                province=province,
                on=booking.on,
                places=places,
                pdf=own is None,
            )
            for n, rows in enumerate(parts, start=1)
        ]

    with in_language("vi"):  # a letter of an authority
        wanted = {letters.OWNERS: made(by_owner(booking.rows))}
        if own is not None:
            wanted[letters.DEADLINES] = made((row,) for row in booking.rows)
    try:
        content = letters_aside.written(template, wanted)
    except letters.BadTemplate as problem:
        return answer(503, str(problem))
    detail = {"lot": lot, "letters": len(wanted[letters.OWNERS])}
    name = FileName(f"thu-nhac-{slug}-{booking.on.isoformat()}-{lot}", "zip")
    return given_file.give(content, name, subject="letters", vn34=province.code, detail=detail)


@blueprint.post("/thu-nhac/<slug>/nguoi-ky")
def keep_sender(slug: str) -> Response:
    """Who signs, and whom the readers call; 409 with both values where somebody was quicker."""
    who = writer(slug)
    version = number("version")
    values = {name: typed(name, limit) for name, limit in SENDER.items()}
    email = values["email"]
    if email and not EMAIL.fullmatch(email):
        return answers.wrong({"email": _("Địa chỉ thư điện tử chưa đúng, ví dụ shtt@tinh.gov.vn.")})
    try:
        with writing(who) as connection:
            senders.keep_sender(connection, who, values, version=version)
    except Conflict as found:
        return answers.conflict(found)
    return answers.done(_("Đã lưu người ký và liên hệ."))


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

    province = own_province(slug)
    person = principal()
    sent = request.files.get("template")
    name = ""
    sha256 = None
    if request.form.get("standard") != "1":
        content = sent.stream.read(letters.LARGEST + 1) if sent else b""
        if sent:
            sent.close()
        try:
            letters_aside.check(content)
        except letters.BadTemplate as problem:
            return _shown(province, str(problem), 400)
        name = plain_name(sent.filename or "" if sent else "")
        sha256 = attachments.store(site().settings.data_dir, content)
    with site().database.write(scope()) as connection:
        reminders.set_template(
            connection,
            scope=scope(),
            vn34=province.code,
            name=name,
            sha256=sha256,
            actor=person.username,
        )
    if in_panel():
        return _shown(province, said=_("Đã đổi mẫu thư của tỉnh."))
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


def _shown(province: Province, problem: str = "", status: int = 200, said: str = "") -> Response:
    from reports import letters

    with reading() as connection:
        own = reminders.template(connection, scope=scope(), vn34=province.code)
    places = [
        (name, _(text), name in letters.REQUIRED[:1]) for name, text in letters.PLACEHOLDERS.items()
    ]
    return make_response(
        render_template(
            "letter_template.html",
            province=province,
            own=own,
            places=places,
            problem=problem,
            said=said,
        ),
        status,
    )


def _wanted(
    n: int,
    rows: Sequence[DeadlineRow],
    *,
    sender: Sender,
    province: Province,
    on: date,
    places: Mapping[int, str],
    pdf: bool,
) -> dict[str, Any]:
    """What makes one letter (reports.letters.ask). `places`: asset id → address of its owner."""
    address = next((places[row.asset_id] for row in rows if row.asset_id in places), "")
    told = paper(rows, sender=sender, province=province, on=on, address=address)
    return {
        "name": _file_name(n, rows[0]),
        "values": _values(province, rows, told, on),
        "table": [told.heads, *told.rows],
        "paper": asdict(told) | {"body": told.body} if pdf else None,
    }


def _values(
    province: Province, rows: Sequence[DeadlineRow], told: Paper, on: date
) -> dict[str, str]:
    """Each place; those of one deadline have the first one's where a letter is about several."""
    row = rows[0]
    d = rows[0].deadline
    return {
        "ten_chu": told.owner,
        "dia_chi": told.address or "…",
        "bang_thoi_han": "",
        "ten_tai_san": row.title,
        "loai": _(KINDS[row.kind].label).lower(),
        "so_van_bang": row.registration_no or "chưa có",
        "so_don": row.application_no or "chưa có",
        "viec": rule_label(d.rule, d.ordinal),
        "han": numeric(d.due),
        "nop_muon_den": numeric(d.late_until) if d.late_until else "không có",
        "so_tien": money(row.amount)
        if row.amount is not None
        else _("chưa có bảng phí cho việc này"),
        "ngay_lap": numeric(on),
        "ngay_dai": told.place_and_day,
        "don_vi": _("Sở Khoa học và Công nghệ {place}", place=province.name),
        "cap_tren": told.above,
        "co_quan": told.issuer,
        "so_ky_hieu": told.number,
        "ve_viec": told.about,
        "mo_dau": told.opening,
        "de_nghi": "\n".join(told.asked),
        "luu_y": told.caution,
        "lien_he": told.contact,
        "noi_nhan": "\n".join(_listed(told.recipients)),
        "chuc_vu": "\n".join(told.office),
        "nguoi_ky": told.signer,
        "minh_hoa": told.badge,
    }


def _listed(names: Sequence[str]) -> list[str]:
    """'- …;', the last one '- ….'"""
    return [f"- {name}{'.' if n == len(names) else ';'}" for n, name in enumerate(names, start=1)]


def _file_name(n: int, row: DeadlineRow) -> str:
    """'001 cong-ty-song-lam 4-0288215': letters without marks, as old ZIP programs need them."""
    words = [
        re.sub(r"[^a-z0-9]+", "-", fold(text or ""))[:60].strip("-")
        for text in (row.owner, row.registration_no)
    ]
    return f"{n:03} {' '.join(w for w in words if w)}"
