"""An edition of a report on its way: drafted, answered, submitted, sent back, approved, numbered,
withdrawn. Rights and hands are looked at again where it is written (data_access.editions.writing).
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode

from flask import Blueprint, g, jsonify, request
from sqlalchemy import Connection
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database import jobs
from data_access.database.before_lock import Moved, read_then_write
from data_access.database.engine import now
from data_access.database.jobs import Owner
from data_access.editions import reading, writing
from data_access.editions.beside import beside_of
from data_access.editions.files import keep
from data_access.editions.making import JOB, KINDS_EACH, is_making
from language import _, ngettext
from language.translation import LANGUAGES
from read_models.document import Document
from read_models.editions import Edition
from read_models.frozen import Frozen, freeze
from read_models.publishing_checks import Check, left_open
from read_models.query_strings import POST
from read_models.report_asked import KINDS, TEMPLATES, ReportAsked, report_asked
from sitemap import addresses
from web import answers, clock
from web.access import principal, scope
from web.access import reading as reading_own
from web.desk import writing as transaction
from web.form_values import day, number, typed
from web.given_file import FileName, give
from web.records import edition_in_sight
from web.report_jobs import start_files
from web.site import site

if TYPE_CHECKING:
    from data_access.reports.data import ReportData
    from data_access.reports.page import Choice

blueprint = Blueprint("editions", __name__)
LONGEST, LONGEST_NUMBER = 1_000, 80
B = TypeVar("B")
T = TypeVar("T")


class NothingKnown(Exception):
    """There is nothing to make the report from."""


class StillOpen(Exception):
    """Checks of it wait for an answer; `n`: how many."""

    def __init__(self, n: int) -> None:
        super().__init__(n)
        self.n = n


@dataclass(frozen=True, slots=True)
class Ready:
    """What is frozen, made before anything is locked. `digest`: of what the approver looked at;
    `editors`: who wrote words that stand in it."""

    frozen: Frozen
    digest: str
    editors: Collection[int]


def _writer() -> Writer:
    person = principal()
    return Writer(person.id, person.username, person.name, "", scope())


def _done(do: Callable[[Writer, Connection], T]) -> T | Response:
    """What was written in one transaction, or the answer that says why nothing was."""

    def written(who: Writer) -> T:
        with transaction(who) as connection:
            return do(who, connection)

    return _answered(written)


def _done_after(
    read: Callable[[Writer, Connection], B], write: Callable[[Writer, Connection, B], T]
) -> T | Response:
    """The same of what takes long to read: nobody's save waits for it."""

    def written(who: Writer) -> T:
        return read_then_write(
            site().database,
            who.scope,
            lambda connection: read(who, connection),
            lambda connection, found: write(who, connection, found),
        )

    return _answered(written)


def _answered(written: Callable[[Writer], T]) -> T | Response:
    who = _writer()
    try:
        return written(who)
    except Moved:
        said = _("Chưa ghi: dữ liệu đang được người khác ghi. Xin làm lại sau ít phút.")
        return answers.changed(said)
    except StillOpen as waiting:
        said = ngettext(
            "Chưa duyệt được: còn {n} kiểm tra chưa được trả lời.",
            "Chưa duyệt được: còn {n} kiểm tra chưa được trả lời.",
            waiting.n,
        )
        return answers.wrong({}, said)
    except (Gone, NothingKnown) as gone:
        g.denied = addresses.reports()
        raise NotFound from gone
    except writing.NotTheirs as refused:
        raise Forbidden from refused
    except writing.SameHands:
        return answers.wrong({}, own_hands())
    except writing.WrongState:
        return answers.changed(_("Chưa ghi: báo cáo đã sang bước khác. Xin tải lại trang."))
    except writing.ChangedSince:
        return answers.changed(
            _("Chưa duyệt: nội dung đã đổi từ khi mở trang. Xin tải lại trang và xem lại.")
        )
    except Conflict as clash:
        return answers.conflict(clash)


def own_hands() -> str:
    return _(
        "Chưa duyệt: người lập, sửa, trả lời hoặc trình không tự duyệt, dù ở vai nào. Xin lãnh đạo khác duyệt."
    )


def _found(
    connection: Connection, asked: ReportAsked, who: Writer
) -> tuple["Choice", "ReportData"]:
    """The report as it is today. Raises NothingKnown."""
    from data_access.reports.page import choice

    found = choice(connection, asked, scope=who.scope, today=clock.latest_day())
    if found.data is None:
        raise NothingKnown
    return found, found.data


@blueprint.post("/ghi/bao-cao/ban", endpoint="begin")
def begin() -> Response:
    """A draft of the report that is in sight; goes to the one that is open already."""
    from reports.document.contents import draft_of

    told = {name: request.form.get(name, "") for name in ("mau", "ky", "tram", "tinh", "ban")}
    wanted = "?" + urlencode(told)

    def read(who: Writer, connection: Connection) -> tuple[ReportAsked, Document]:
        found, data = _found(connection, _asked(wanted, who), who)
        return found.asked, draft_of(data, found.asked.written_in, found.words)

    def write(who: Writer, connection: Connection, found: tuple[ReportAsked, Document]) -> int:
        return writing.begin(connection, who, *found)[0]

    begun = _done_after(read, write)
    if isinstance(begun, Response):
        return begun
    return answers.done(_("Đã lập nháp."), go=addresses.edition(begun, _post()))


def _asked(wanted: str, who: Writer) -> ReportAsked:
    """The person's own station and province stand, whatever is asked for."""
    return report_asked(wanted, station_id=who.scope.station_id, vn34=who.scope.vn34)


def _post() -> str:
    return request.args.get(POST, "")


@blueprint.post("/ghi/bao-cao/ban/<int:number_>/tra-loi", endpoint="answer")
def answer(number_: int) -> Response:
    """What is said to a check that blocks or asks."""
    said = typed("text", LONGEST)
    if not said:
        return answers.wrong({"text": _("Xin ghi cách xử lý hoặc lý do giữ nguyên.")})

    def read(who: Writer, connection: Connection) -> Check:
        own = writing.seen_by(connection, who, number_)
        found, data = _found(connection, own.asked, who)
        checks = _checks(connection, own, who, found, data)
        check = next((one for one in checks if one.key == request.form.get("check")), None)
        if check is None:
            raise writing.ChangedSince
        return check

    def write(who: Writer, connection: Connection, check: Check) -> None:
        writing.answer(
            connection,
            who,
            number_,
            check=check.key,
            about=check.text,
            text=said,
            version=number("version"),
        )

    told = _done_after(read, write)
    return told if isinstance(told, Response) else answers.done(_("Đã ghi câu trả lời."))


def _checks(
    connection: Connection, own: Edition, who: Writer, found: "Choice", data: "ReportData"
) -> tuple[Check, ...]:
    from reports.document.contents import checked

    told = beside_of(connection, own, scope=who.scope)
    return checked(data, own.language, found.words, told, clock.latest_day())


@blueprint.post("/ghi/bao-cao/ban/<int:number_>/trinh", endpoint="submit")
def submit(number_: int) -> Response:
    from reports.document.contents import draft_of

    comment = typed("comment", LONGEST)

    def read(who: Writer, connection: Connection) -> Document:
        own = writing.seen_by(connection, who, number_)
        found, data = _found(connection, own.asked, who)
        return draft_of(data, own.language, found.words)

    def write(who: Writer, connection: Connection, document: Document) -> None:
        version = number("version")
        writing.submit(connection, who, number_, document, comment=comment, version=version)

    told = _done_after(read, write)
    return told if isinstance(told, Response) else answers.done(_("Đã trình duyệt."))


@blueprint.post("/ghi/bao-cao/ban/<int:number_>/tra-lai", endpoint="send_back")
def send_back(number_: int) -> Response:
    reason = typed("reason", LONGEST)
    if not reason:
        return answers.wrong({"reason": _("Xin ghi điều cần sửa.")})

    def do(who: Writer, connection: Connection) -> None:
        version = number("version")
        writing.send_back(connection, who, number_, reason=reason, version=version)

    told = _done(do)
    return told if isinstance(told, Response) else answers.done(_("Đã trả lại để sửa."))


@blueprint.post("/ghi/bao-cao/ban/<int:number_>/duyet", endpoint="publish")
def publish(number_: int) -> Response:
    """Approved and published as a whole, or not at all; its files are made by a job that follows."""
    from data_access.editions.behind import rows_behind
    from reports.document.contents import draft_of, sent_of

    comment = typed("comment", LONGEST)

    def read(who: Writer, connection: Connection) -> Ready:
        own = writing.seen_by(connection, who, number_)
        found, data = _found(connection, own.asked, who)
        editors = [p.user_id for p in found.words.values() if p.text and p.user_id]
        writing.require_approver(who, own, editors)
        if waiting := left_open(_checks(connection, own, who, found, data), own.answers):
            raise StillOpen(len(waiting))
        document = draft_of(data, own.language, found.words)
        rows = rows_behind(connection, data, who.scope)
        frozen = freeze(sent_of(data, found.words, made=now()), own.language, rows)
        return Ready(frozen, document.digest(), editors)

    def write(who: Writer, connection: Connection, ready: Ready) -> int:
        writing.publish(
            connection,
            who,
            number_,
            ready.frozen,
            seen=request.form.get("seen", ""),
            digest=ready.digest,
            editors=ready.editors,
            comment=comment,
            address=addresses.sent(number_),
            version=number("version"),
        )
        detail = {"edition": number_, "done": 0, "of": len(KINDS_EACH)}
        return jobs.start(connection, JOB, Owner(who.scope, who.user_id), detail)

    told = _done_after(read, write)
    if isinstance(told, Response):
        return told
    start_files(told)
    return answers.done(_("Đã duyệt và khóa số. Các tệp đang được lập."))


@blueprint.post("/ghi/bao-cao/ban/<int:number_>/so", endpoint="give_number")
def give_number(number_: int) -> Response:
    """Number and day that the clerk gave, once."""
    given = typed("number", LONGEST_NUMBER)
    issued_on = day("issued_on")
    problems = {}
    if not given:
        problems["number"] = _("Xin ghi số văn bản, như 05/BC-KHSHTT.")
    if issued_on is None:
        problems["issued_on"] = _("Xin ghi ngày văn bản, như 20/01/2026.")
    if problems or issued_on is None:
        return answers.wrong(problems)
    when = issued_on

    def do(who: Writer, connection: Connection) -> None:
        version = number("version")
        writing.give_number(connection, who, number_, number=given, issued_on=when, version=version)

    told = _done(do)
    return told if isinstance(told, Response) else answers.done(_("Đã ghi số và ngày văn bản."))


@blueprint.post("/ghi/bao-cao/ban/<int:number_>/thu-hoi", endpoint="withdraw")
def withdraw(number_: int) -> Response:
    reason = typed("reason", LONGEST)
    if not reason:
        return answers.wrong({"reason": _("Xin ghi lý do thu hồi.")})

    def do(who: Writer, connection: Connection) -> None:
        version = number("version")
        writing.withdraw(connection, who, number_, reason=reason, version=version)

    told = _done(do)
    return told if isinstance(told, Response) else answers.done(_("Đã thu hồi báo cáo."))


@blueprint.get("/bao-cao/<int:number_>/tien-do", endpoint="progress")
def progress(number_: int) -> Response:
    """How many of its files are made, for the page that shows it."""
    own = _own(number_)
    with reading_own() as connection:
        made = len(reading.files_of(connection, own, scope=scope()))
        making = is_making(connection, own, Owner(scope(), principal().id))
    running = making and made < len(KINDS_EACH)
    return jsonify(state="running" if running else "done", done=made)


def _own(number_: int) -> Edition:
    """In whichever of the reader's posts sees it."""
    own = edition_in_sight(number_)
    if own is None:
        g.denied = addresses.edition(number_)
        raise NotFound
    return own


@blueprint.get("/xuat/bao-cao/<int:number_>/<written_in>.<ending>", endpoint="give")
def give_sent(number_: int, written_in: str, ending: str) -> Response:
    """A file of a sent report: the bytes that were kept, whatever was imported since. One that is
    not made yet is made from what is frozen, and kept; in a language that it was not frozen in, the
    Vietnamese one is given, by that name."""
    if ending not in KINDS or written_in not in LANGUAGES:
        raise NotFound
    own = _own(number_)
    if not own.is_sent:
        raise NotFound
    own_scope = scope()
    with reading_own() as connection:
        content = reading.file_of(connection, own, written_in, ending, scope=own_scope)
        kept = None if content else reading.kept(connection, own, scope=own_scope)
        if kept and written_in not in kept.documents:
            written_in = "vi"
            content = reading.file_of(connection, own, written_in, ending, scope=own_scope)
    if content is None and kept and written_in in kept.documents:
        content = _made(own, kept, written_in, ending)
    if content is None:
        raise NotFound
    detail = {"edition": number_, "language": written_in, "digest": own.digest}
    subject = f"report {own.template}.{ending}"
    return give(
        content, _named(own, written_in, ending), subject=subject, vn34=own.vn34, detail=detail
    )


def _made(own: Edition, kept: reading.Kept, written_in: str, ending: str) -> bytes | None:
    """Of two that make it at once one is kept, which both get."""
    from reports.document.write import write

    content = write(kept.documents[written_in], ending)
    who = _writer()
    with site().database.write(who.scope) as connection:
        keep(connection, own, written_in, ending, content)
        return reading.file_of(connection, own, written_in, ending, scope=who.scope)


def _named(own: Edition, written_in: str, ending: str) -> FileName:
    slug, label, _about = TEMPLATES[own.template]
    whose = f"-{own.station_id or own.vn34}" if own.station_id or own.vn34 else ""
    plain = f"bao-cao-{slug}{whose}-{own.period}-ban-{own.turn}-{written_in}"
    return FileName(plain, ending, f"{_(label)} {own.period}{whose}")
