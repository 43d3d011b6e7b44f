"""Lists that a province's officers keep by hand (read_models.local_lists), and what they decide
about hits of the watch on names."""

from collections.abc import Callable

from flask import request
from sqlalchemy import Connection
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.local_lists import rows
from data_access.local_names.watch import hits
from domain.calendar.dates import clock_day
from language import N_, _
from read_models.local_lists import LISTS, KeptList, read
from read_models.local_names import FOLLOWED, IGNORED, OPPOSED, PREPARED, UNDECIDED
from web import answers, desk
from web.desk import writer, writing
from web.form_values import day, number, typed
from web.site import site

blueprint = desk.blueprint("kept")
DECISIONS = {
    IGNORED: N_("Đã bỏ qua cảnh báo."),
    FOLLOWED: N_("Đang theo dõi đơn này."),
    PREPARED: N_("Đã đưa hạn phản đối vào lịch và Cần xử lý."),
    OPPOSED: N_("Đã ghi nhận việc phản đối."),
    UNDECIDED: N_("Đã trả về Chờ xem."),
}
LONGEST_NOTE = 1_000


def _write(who: Writer, do: Callable[[Connection], object], said: str) -> Response:
    try:
        with writing(who) as connection:
            do(connection)
    except Gone as gone:
        raise NotFound from gone
    except Conflict as found:
        return answers.conflict(found)
    except rows.Unfit as unfit:
        return answers.wrong(unfit.problems)
    return answers.done(said)


def _list(code: str) -> KeptList:
    if code not in LISTS:
        raise NotFound
    return LISTS[code]


@blueprint.post("/danh-sach/<code>")
def add(slug: str, code: str) -> Response:
    who = writer(slug)
    known = _list(code)
    row, problems = read(known, request.form)
    if problems:
        return answers.wrong(problems)
    demo = site().settings.demo
    return _write(
        who,
        lambda connection: rows.add_row(connection, who, known, row, illustrative=demo),
        _("Đã thêm {row}.", row=_(known.one)),
    )


@blueprint.post("/danh-sach/<code>/<int:row_id>")
def change(slug: str, code: str, row_id: int) -> Response:
    who = writer(slug)
    known = _list(code)
    version = number("version")
    if known.fixed:
        raise NotFound
    row, problems = read(known, request.form)
    if problems:
        return answers.wrong(problems)

    def do(connection: Connection) -> None:
        rows.change_row(connection, who, known, row_id, row, version=version)

    return _write(who, do, _("Đã lưu {row}.", row=_(known.one)))


@blueprint.post("/danh-sach/<code>/<int:row_id>/xoa")
def remove(slug: str, code: str, row_id: int) -> Response:
    who = writer(slug)
    known = _list(code)
    return _write(
        who,
        lambda connection: rows.remove_row(connection, who, known, row_id),
        _("Đã xóa {row}.", row=_(known.one)),
    )


@blueprint.post("/danh-sach/<code>/<int:row_id>/khoi-phuc")
def restore(slug: str, code: str, row_id: int) -> Response:
    """A product that was added anew meanwhile stays; the removed one is not brought back beside
    it."""
    who = writer(slug)
    known = _list(code)
    try:
        with writing(who) as connection:
            rows.restore_row(connection, who, known, row_id)
    except Gone as gone:
        raise NotFound from gone
    except rows.Unfit as unfit:
        return answers.wrong({}, next(iter(unfit.problems.values())))
    return answers.done(_("Đã khôi phục {row}.", row=_(known.one)))


@blueprint.post("/canh-bao/<int:hit_id>")
def decide(slug: str, hit_id: int) -> Response:
    """A decision can be changed or taken back, not lost: every one is kept and in the audit
    log."""
    who = writer(slug)
    state = typed("decision", 10)
    version = number("version")
    if state not in DECISIONS:
        return answers.wrong(
            {"note": _("Xin chọn: chuẩn bị phản đối, theo dõi, đã phản đối hoặc bỏ qua.")}
        )
    review = day("review_on")
    today = clock_day()
    if review is None and request.form.get("review_on", "").strip():
        told = _("Chưa đọc được ngày: gõ ngày/tháng/năm, ví dụ 05/12/2026.")
        return answers.wrong({"review_on": told})
    person = number("person") or None
    said = hits.Decided(state, typed("note", LONGEST_NOTE), person, review)

    def do(connection: Connection) -> None:
        hits.decide(connection, who, hit_id, said, version=version, today=today)

    try:
        return _write(who, do, _(DECISIONS[state]))
    except hits.Ended:
        return answers.wrong({"note": _("Đã hết hạn phản đối: chỉ còn theo dõi đến khi cấp.")})
    except hits.NotOurs:
        return answers.wrong({"person": _("Chọn một người của Sở.")})
