"""Records what was done about a deadline, and gives back its proof. A plain form, so that it works
by keyboard and without scripts."""

import contextlib

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict as written_first
from data_access.database import attachments
from data_access.deadlines import recording
from data_access.deadlines.recording import Conflict, Entry, Refused
from domain.calendar.dates import clock_day, in_vietnam
from domain.places.provinces import Province
from domain.terms.deadlines import NOT_OURS, NOTHING, PAID, WAIVED
from domain.terms.rules import RULES, rule_label
from language import N_, _
from language.dates import numeric
from read_models.deadlines import DeadlineKey, DeadlineRow, Recorded
from sitemap import addresses, file_addresses
from web import answers
from web.access import own_province, principal, reading, scope
from web.addresses import came_from, returned_to
from web.form_values import day, number
from web.given_file import FileName, give
from web.site import site

blueprint = Blueprint("deadlines", __name__)
CHOICES = {
    PAID: N_("Đã nộp phí, đã gia hạn"),
    WAIVED: N_("Chủ văn bằng không tiếp tục duy trì"),
    NOT_OURS: N_("Không thuộc việc của tỉnh"),
    NOTHING: N_("Bỏ ghi nhận"),
}
CODES = {rule.code for rule in RULES}


@blueprint.get("/ghi-nhan/<slug>/<int:id>/<rule>/<int:ordinal>")
def form(slug: str, id: int, rule: str, ordinal: int) -> Response:
    province = own_province(slug)
    row = _found(_key(id, rule, ordinal))
    return _shown(province, row, _entry_of(row.recorded))


@blueprint.post("/ghi-nhan/<slug>/<int:id>/<rule>/<int:ordinal>")
def record(slug: str, id: int, rule: str, ordinal: int) -> Response:
    """Back to the list when it is recorded; 400 with the reason, 409 with both values where
    somebody was quicker."""
    province = own_province(slug)
    key = _key(id, rule, ordinal)
    person = principal()
    seen = scope()
    sent = _sent()
    try:
        entry = _with_proof(sent, key)
        with site().database.write(seen) as connection:
            before = recording.record(
                connection,
                key,
                entry,
                scope=seen,
                vn34=province.code,
                actor=person.username,
                today=clock_day(),
            )
    except (Refused, attachments.BadFile) as problem:
        if answers.in_background():
            return answers.wrong({getattr(problem, "field", "proof"): str(problem)})
        return _shown(province, _found(key), sent, problem=str(problem), status=400)
    except Conflict as other:
        if answers.in_background():
            return _quicker(other.stored)
        return _shown(province, _found(key), sent, stored=other.stored, status=409)
    if answers.in_background():
        page = _back(slug)
        home = addresses.deadlines(slug)
        page = page if page.startswith(home) else home
        said = _("Đã bỏ ghi nhận.") if entry.what == NOTHING else _("Đã ghi nhận.")
        first = before == NOTHING and entry.what != NOTHING
        return answers.done(said, go=addresses.deadline_recorded(key, page, first=first))
    return redirect(_back(slug))


def _quicker(stored: Recorded) -> Response:
    """Somebody else has recorded since the panel was opened: what stands now, nothing overwritten."""
    told = "; ".join(
        part
        for part in (
            _(CHOICES.get(stored.what, CHOICES[NOTHING])),
            numeric(stored.done_on) if stored.done_on else "",
            stored.reason,
        )
        if part
    )
    theirs = {"what": _("{name} vừa ghi: {told}", name=stored.by, told=told)}
    return answers.conflict(written_first(theirs, stored.version, stored.by))


@blueprint.get("/xuat/<slug>/chung-tu/<int:id>/<rule>/<int:ordinal>")
def proof(slug: str, id: int, rule: str, ordinal: int) -> Response:
    """The attached file, never shown inside the site. For the province's own people alone
    (web.policy)."""
    province = own_province(slug)
    key = _key(id, rule, ordinal)
    with reading() as connection:
        found = recording.proof_of(connection, key, scope=scope())
    try:
        content = attachments.read(site().settings.data_dir, found.sha256)
    except FileNotFoundError as missing:
        raise NotFound from missing
    return give(
        content,
        FileName(f"chung-tu-{id}-{ordinal}", found.type),
        subject=f"proof {id}/{rule}/{ordinal}",
        vn34=province.code,
    )


def _back(slug: str) -> str:
    """Where the person was when the form was opened: the form carries it."""
    deadlines = addresses.deadlines(slug)
    if request.method == "POST":
        return returned_to(request.form.get("next"), slug, deadlines)
    return came_from(request.referrer, request.host, slug, deadlines)


def _key(id: int, rule: str, ordinal: int) -> DeadlineKey:
    if rule not in CODES or max(id, ordinal) >= 2**31:
        raise NotFound
    return id, rule, ordinal


def _found(key: DeadlineKey) -> DeadlineRow:
    """The deadline in the person's scope; data_access.records.loading.NotFound becomes 404 at the
    edge, for a foreign one alike."""
    with reading() as connection:
        return recording.find(connection, key, scope=scope())


def _sent() -> Entry:
    """What the form says; a day or version that cannot be read is none."""
    reason = request.form.get("reason", "").replace("\x00", "").strip()
    return Entry(
        request.form.get("what", ""), day("done_on"), reason, number("version", otherwise=-1)
    )


def _with_proof(entry: Entry, key: DeadlineKey) -> Entry:
    sent = request.files.get("proof")
    if entry.what != PAID or sent is None or not sent.filename:
        return entry
    _found(key)  # no file is kept for a deadline that is not the person's to see
    with contextlib.closing(sent):
        attached = attachments.attach(
            site().settings.data_dir, sent.filename, sent.stream.read(attachments.LARGEST + 1)
        )
    return Entry(entry.what, entry.done_on, entry.reason, entry.version, attached)


def _entry_of(stored: Recorded) -> Entry:
    return Entry(stored.what, stored.done_on, stored.reason, stored.version)


def _shown(
    province: Province,
    row: DeadlineRow,
    entry: Entry,
    *,
    problem: str = "",
    stored: Recorded | None = None,
    status: int = 200,
) -> Response:
    page = render_template(
        "deadline.html",
        province=province,
        row=row,
        entry=entry,
        problem=problem,
        stored=stored,
        version=stored.version if stored else entry.version,
        back=_back(province.slug),
        label=rule_label(row.deadline.rule, row.deadline.ordinal),
        choices={
            code: _(text)
            for code, text in CHOICES.items()
            if code != NOTHING or row.recorded.version
        },
        words={code: _(text) for code, text in CHOICES.items()},
        day=lambda value: numeric(value) if value else "–",
        recorded_on=lambda stored: numeric(in_vietnam(stored.at)) if stored.at else "–",
        loses=lambda what: bool(row.recorded.proof_name) and what != PAID,
        proof=file_addresses.proof(province.slug, *row.key),
        last=min(row.deadline.late_until or row.deadline.due, clock_day()),
    )
    return make_response(page, status)
