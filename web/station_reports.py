"""What stations and the institute write about a month: save, hand in, confirm, return, open after
the lock, correct beside."""

from collections.abc import Callable
from http import HTTPStatus

from flask import Blueprint, g, request
from sqlalchemy import Connection
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.network import report_writing as reports
from data_access.network.prefilled import prefilled
from data_access.network.reports import station_reports
from domain.calendar.periods import has_begun, is_over
from domain.network.monthly import COUNTS
from domain.network.reporting import INSTITUTE, outside
from domain.network.told_numbers import number_of
from domain.network.told_numbers import typed as shown_in_box
from domain.text.counts import BadCount
from language import _
from language.dates import day, local
from read_models import report_form
from read_models.plain_values import written_day
from read_models.report_checks import WRONG, Asked, checks, left
from read_models.station_reports import Listed, StationReports
from sitemap import addresses
from web import answers, clock
from web.access import principal, scope
from web.desk import writing
from web.form_values import number, typed
from web.site import site

blueprint = Blueprint("station_reports", __name__, url_prefix="/ghi/tram/<int:station_id>")
LONGEST = 1_000


def seen(station_id: int) -> tuple[Writer, StationReports]:
    """The signed-in person and what there is of the station; raises NotFound for one that is not
    theirs exactly as for none."""
    person = principal()
    who = Writer(person.id, person.username, person.name, "", scope())
    with site().database.read(who.scope) as connection:
        found = station_reports(connection, station_id, scope=who.scope, today=clock.latest_day())
    if found is None:
        g.denied = addresses.station(station_id)
        raise NotFound
    return who, found


def of_station(station_id: int) -> tuple[Writer, StationReports]:
    """The same, where it is a station's: the institute neither decides about its own months nor
    corrects beside them."""
    if station_id == INSTITUTE:
        raise NotFound
    return seen(station_id)


def illustrative(view: StationReports) -> bool:
    return view.station.illustrative or site().settings.demo


def _month(text: str) -> str:
    found = report_form.month_of(text)
    if found is None:
        raise NotFound
    return found


def _write(who: Writer, do: Callable[[Connection], object], said: str) -> Response:
    try:
        with writing(who) as connection:
            do(connection)
    except Gone as gone:
        raise NotFound from gone
    except Conflict as found:
        return answers.conflict(
            Conflict({n: _shown(n, v) for n, v in found.theirs.items()}, found.version, found.by)
        )
    except reports.Locked:
        return answers.wrong({}, _("Chưa ghi: kỳ này đã khóa hoặc đã xác nhận."))
    except reports.NotHandedIn:
        return answers.wrong({}, _("Chưa ghi: kỳ này chưa có báo cáo được nộp."))
    return answers.done(said)


def _shown(name: str, value: object) -> str:
    return shown_in_box(name, value) if isinstance(value, int) else str(value)


@blueprint.post("/bao-cao/<month>")
def keep(station_id: int, month: str) -> Response:
    """`as` submit: handed in, once nothing is wrong and every question is answered; auto: a draft
    that the page saves by itself; else saved as it is."""
    month, (who, view) = _month(month), seen(station_id)
    asked, words, problems = _typed(view, month)
    submit, auto = (request.form.get("as") == word for word in ("submit", "auto"))
    if refused := _refused(view, month, submit) or _not_by_itself(view, month, auto):
        return answers.wrong({}, refused)
    # what stands in the institute's sums stays whole
    whole = submit or view.report(month).handed_in
    if whole:
        problems = asked.errors | asked.unexplained | problems
    if problems:
        return answers.wrong(problems)
    if whole and (open_ := asked.unanswered):
        return answers.wrong(open_, _("Chưa nộp: còn {n} câu hỏi cần trả lời.", n=len(open_)))
    told = _told(asked, words)

    def save(connection: Connection) -> None:
        when = view.today
        made_up = illustrative(view)
        reports.keep(
            connection,
            who,
            station_id,
            month,
            told,
            version=number("version"),
            submit=submit,
            today=when,
            illustrative=made_up,
        )

    said = _("Đã nộp báo cáo.") if submit else _("Đã lưu.")
    answer = _write(who, save, said)
    if not auto or answer.status_code != HTTPStatus.OK:
        return answer
    saved = _("Đã lưu nháp lúc {time}.", time=f"{local(now()):%H:%M}")
    return answers.drafted(saved, number("version") + 1)


def _not_by_itself(view: StationReports, month: str, auto: bool) -> str:
    """What was handed in is changed by its people alone."""
    if not auto or not view.report(month).handed_in:
        return ""
    return _("Không tự lưu: báo cáo đã nộp; bấm “Lưu sửa” khi sửa xong.")


def _typed(view: StationReports, month: str) -> tuple[Asked, dict[str, str], dict[str, str]]:
    """What stands in the form, its words, and field → what cannot be read."""
    values, words, why, problems = report_form.read(request.form)
    with site().database.read(scope()) as connection:
        listed = prefilled(connection, view.station.id, month, scope=scope())
    over = report_form.reasons(request.form, report_form.OVER)
    return (
        Asked(data=view, month=month, values=values, reasons=why, over=over, prefilled=listed),
        words,
        problems,
    )


def _told(asked: Asked, words: dict[str, str]) -> reports.Typed:
    """A reason that nothing asks for any more is not kept."""
    why = {name: asked.reasons[name] for name in asked.questions if name in asked.reasons}
    over = asked.typed_over.items()
    listed = {name: Listed(n, asked.over.get(name, "")) for name, n in over}
    return reports.Typed(asked.values, words, why, listed)


@blueprint.post("/bao-cao/<month>/kiem-tra")
def check(station_id: int, month: str) -> Response:
    """What the page lists while it is typed; nothing is written."""
    month, (_who, view) = _month(month), seen(station_id)
    asked, _words, problems = _typed(view, month)
    lines = [{"tone": line.tone, "text": line.text} for line in checks(asked)]
    lines += [{"tone": WRONG, "text": text} for text in problems.values()]
    return answers.checked(lines, asked.boxes, left(asked))


def _refused(view: StationReports, month: str, submit: bool) -> str:
    """Why nothing can be told of that month, '' where it can."""
    if not has_begun(month, view.today):
        return _("Chưa ghi: tháng này chưa đến.")
    if submit and not is_over(month, view.today):
        return _("Chưa nộp: tháng chưa hết; có thể lưu nháp.")
    why = outside(view.life, month)
    return _("Chưa ghi: {why}", why=why) if why else ""


@blueprint.post("/bao-cao/<month>/xet")
def decide(station_id: int, month: str) -> Response:
    """The institute's answer: confirm, return with a comment, or open a locked month until a day,
    with a reason."""
    month, (who, view) = _month(month), of_station(station_id)
    version = number("version")
    said = typed("comment", LONGEST)
    decision = request.form.get("decision")
    if decision == "confirm":
        return _write(
            who,
            lambda c: reports.confirm(c, who, station_id, month, version=version),
            _("Đã xác nhận báo cáo."),
        )
    if not said:
        return answers.wrong({"comment": _("Xin nêu lý do; Trạm đọc được.")})
    if decision == "open":
        return _open(who, view, month, said)

    def send_back(connection: Connection) -> None:
        reports.send_back(
            connection, who, station_id, month, comment=said, version=version, today=view.today
        )

    return _write(who, send_back, _("Đã trả lại báo cáo."))


def _open(who: Writer, view: StationReports, month: str, reason: str) -> Response:
    until = written_day(typed("until", 40))
    if until is None or until < view.today:
        return answers.wrong({"until": _("Xin ghi ngày từ {day} trở đi.", day=day(view.today))})
    if not is_over(month, view.today):
        return answers.wrong({}, _("Chưa ghi: tháng chưa hết."))

    def open_again(connection: Connection) -> None:
        version = number("version")
        made_up = illustrative(view)
        reports.open_again(
            connection,
            who,
            view.station.id,
            month,
            until=until,
            reason=reason,
            version=version,
            illustrative=made_up,
        )

    return _write(who, open_again, _("Đã mở khóa đến {day}.", day=day(until)))


@blueprint.post("/bao-cao/<month>/dinh-chinh")
def correct(station_id: int, month: str) -> Response:
    """A number beside the one that was handed in, after the lock or the confirmation."""
    month, (who, view) = _month(month), of_station(station_id)
    name = request.form.get("field", "")
    reason = typed("reason", LONGEST)
    problems = {}
    if name not in COUNTS:
        return answers.wrong({"field": _("Xin chọn một chỉ tiêu.")})
    try:
        new = number_of(name, typed("new", 40))
    except BadCount as bad:
        new = None
        problems = {"new": str(bad)}
    if new is None:
        problems.setdefault("new", _("Xin ghi số đúng."))
    if not reason:
        problems["reason"] = _("Xin nêu lý do đính chính.")
    if problems or new is None:
        return answers.wrong(problems)
    if new == view.corrected(month).get(name):
        return answers.wrong({"new": _("Báo cáo đang ghi đúng số này.")})
    fixed = new

    def write(connection: Connection) -> None:
        version = number("version")
        when = view.today
        reports.correct(
            connection,
            who,
            station_id,
            month,
            name=name,
            new=fixed,
            reason=reason,
            version=version,
            today=when,
        )

    return _write(who, write, _("Đã ghi đính chính; số đã nộp giữ nguyên bên cạnh."))
