"""Monthly reports that come by a file, held against what is stored: the same rules as of the form,
the lock included. A row is handed in, or refused with the reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.network.prefilled import prefilled
from data_access.network.report_writing import EMPTY, formers
from data_access.network.reports import station_reports
from domain.calendar.dates import parse_date
from domain.calendar.periods import is_over, last_day, written
from domain.network.month_file import ALONG
from domain.network.monthly import COUNTS, WORDS
from domain.network.reporting import CONFIRMED, SUBMITTED, last_open_day, outside
from language import _
from language.dates import day as day_text
from read_models.report_checks import Asked
from read_models.station_reports import Listed, MonthReport, StationReports, different

Row = dict[str, Any]
Placed = tuple[int | None, Row]


@dataclass(frozen=True)
class Judge:
    """`by`: who sends the file; `institute`: whether that is the institute, which alone tells why a
    month is written after its lock, and when it came."""

    today: date
    by: str
    institute: bool


class Unfit(Exception):
    """The row cannot be handed in; the message says why."""


def judged(
    connection: Connection, rows: Sequence[Placed], judge: Judge
) -> Iterator[tuple[int | None, Row, str]]:
    """Position, the row as it is stored, and '' or why it is not."""
    known: dict[int, StationReports | None] = {}
    for position, row in rows:
        station = row["station_id"]
        if station not in known:  # whose rows a sender may write was asked before
            known[station] = station_reports(connection, station, scope=SYSTEM, today=judge.today)
        view = known[station]
        assert view is not None
        try:
            yield position, _stored(connection, view, row, judge), ""
        except Unfit as why:
            yield position, row, str(why)


def _stored(connection: Connection, view: StationReports, row: Row, judge: Judge) -> Row:
    month = row["month"]
    report = view.report(row["month"])
    told = _over(report, row)
    if report.handed_in and not different({**report.values, **report.words}, told):
        return {"station_id": view.station.id, "month": month, **told}
    if report.handed_in and _is_corrected(view, month, told):
        same = {**report.values, **report.words}
        return {"station_id": view.station.id, "month": month, **same}
    opened = _open(view, report, row, judge)
    values = {name: told[name] for name in COUNTS}
    listed = prefilled(connection, view.station.id, month, scope=SYSTEM)
    every = {name: str(row["reason"]) for name in COUNTS if row["reason"]}
    asked = Asked(
        data=view, month=month, values=values, reasons=every, over=every, prefilled=listed
    )
    _require_whole(asked)
    first = report.first or _first(row, month, judge)
    over = {name: Listed(n, every[name]) for name, n in asked.typed_over.items()}
    kept: Row = {"answers": {name: every[name] for name in asked.questions}}
    kept |= {"listed": {name: asdict(found) for name, found in over.items()}}
    kept |= {"former": formers(report, told) if report.version else []}
    moment = {"first_day": first, "submitted_at": now(), "submitted_by": judge.by}
    whose = {"station_id": view.station.id, "month": month, "state": SUBMITTED}
    marked = {"illustrative": report.illustrative or row.get("illustrative", False)}
    return {**_begun(report), **whose, **told, **kept, **moment, **opened, **marked}


def _is_corrected(view: StationReports, month: str, told: Row) -> bool:
    """Whether the row says what stands there with its corrections, as our own list does."""
    return not different({**view.corrected(month), **view.report(month).words}, told)


def _over(report: MonthReport, row: Row) -> Row:
    """What stands there with what the row tells; an empty cell leaves what is known."""
    there = {**dict.fromkeys(COUNTS), **dict.fromkeys(WORDS, ""), **report.values, **report.words}
    return {name: old if row[name] in (None, "") else row[name] for name, old in there.items()}


def _begun(report: MonthReport) -> Row:
    """What a month has that nobody has begun."""
    if report.version:
        return {}
    return EMPTY | {"decided_at": None, "open_until": None}


def _open(view: StationReports, report: MonthReport, row: Row, judge: Judge) -> Row:
    """Whether the month can be written, with the reason of its exception. Raises Unfit."""
    month = row["month"]
    if not is_over(month, judge.today):
        raise Unfit(_("Tháng {month} chưa hết; tệp chỉ nộp kỳ đã hết.", month=written(month)))
    if why := outside(view.life, month):
        raise Unfit(why)
    if report.state == CONFIRMED:
        raise Unfit(_("Viện đã xác nhận kỳ này; chỉ đính chính bên cạnh, ở trang báo cáo."))
    if not report.locked(judge.today):
        return {}
    locked = _("Kỳ này đã khóa sau {day}", day=day_text(last_open_day(month)))
    if not judge.institute:
        raise Unfit(locked + _("; Viện mở lại khi có lý do."))
    if not row["opening"]:
        raise Unfit(locked + _("; xin nêu lý do ở cột “{column}”.", column="Lý do ghi sau khóa"))
    return {"open_until": judge.today, "open_reason": row["opening"]}


def _require_whole(asked: Asked) -> None:
    wanted: Mapping[str, str] = asked.errors | asked.unexplained | asked.unanswered
    if not wanted:
        return
    text = " ".join(wanted.values())
    if asked.errors:
        raise Unfit(text)
    raise Unfit(text + " " + _("Ghi lý do ở cột “{column}”.", column="Giải trình"))


def _first(row: Row, month: str, judge: Judge) -> date:
    """The day on which it came. Raises Unfit for one that cannot be."""
    if not row["handed_in"]:
        return judge.today
    day = parse_date(row["handed_in"])
    if not judge.institute:
        raise Unfit(_("Ngày Trạm nộp do Viện ghi; tệp của Trạm nộp vào ngày gửi tệp."))
    if not last_day(month) < day <= judge.today:
        raise Unfit(_("Ngày Trạm nộp phải sau tháng báo cáo và không sau hôm nay."))
    return day


def bare(row: Row) -> Row:
    """The row without what is only told along."""
    return {name: value for name, value in row.items() if name not in ALONG}
