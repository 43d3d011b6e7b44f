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
from language import N_, _
from read_models.local_lists import LISTS, KeptList, read
from web import answers, desk
from web.desk import writer, writing
from web.form_values import number, typed
from web.site import site

blueprint = desk.blueprint("kept")
DECISIONS = {
    "ignored": N_("Đã bỏ qua cảnh báo."),
    "followed": N_("Đang theo dõi đơn này."),
    "opposed": N_("Đã ghi nhận việc phản đối."),
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
    who, known = writer(slug), _list(code)
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
    who, known, version = writer(slug), _list(code), number("version")
    row, problems = read(known, request.form)
    if problems:
        return answers.wrong(problems)

    def do(connection: Connection) -> None:
        rows.change_row(connection, who, known, row_id, row, version=version)

    return _write(who, do, _("Đã lưu {row}.", row=_(known.one)))


@blueprint.post("/danh-sach/<code>/<int:row_id>/xoa")
def remove(slug: str, code: str, row_id: int) -> Response:
    who, known = writer(slug), _list(code)
    return _write(
        who,
        lambda connection: rows.remove_row(connection, who, known, row_id),
        _("Đã xóa {row}.", row=_(known.one)),
    )


@blueprint.post("/danh-sach/<code>/<int:row_id>/khoi-phuc")
def restore(slug: str, code: str, row_id: int) -> Response:
    """A product that was added anew meanwhile stays; the removed one is not brought back beside
    it."""
    who, known = writer(slug), _list(code)
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
    """A decision can be changed, not lost: every one is in the audit log."""
    who, state, note, version = (
        writer(slug),
        typed("decision", 10),
        typed("note", LONGEST_NOTE),
        number("version"),
    )
    if state not in DECISIONS:
        return answers.wrong({"note": _("Xin chọn: bỏ qua, theo dõi hoặc phản đối.")})

    def do(connection: Connection) -> None:
        hits.decide(connection, who, hit_id, state=state, note=note, version=version)

    return _write(who, do, _(DECISIONS[state]))
