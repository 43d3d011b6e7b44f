"""Targets and tasks of a year as files: plain numbers and ISO days; in the workbook the share that
is reached beside the share of time, with a native chart."""

import io
from collections.abc import Iterator
from typing import Any

from domain.network.goals import METRICS, STATES, VERDICTS
from domain.text.csv_text import cells_of, csv_text
from language import N_, _
from read_models.goals import Goals
from reports.workbook import workbook

TARGETS = (
    *(N_("Chỉ tiêu"), N_("Gốc"), N_("Đã đạt"), N_("Cần đạt"), N_("Đơn vị tính")),
    *(N_("Từ ngày"), N_("Đến ngày"), N_("Phần đạt"), N_("Phần thời gian"), N_("Nhận xét")),
    *(N_("Phụ trách"), N_("Nguồn"), N_("Cách đo chỉ tiêu"), N_("Nguồn của số đã đạt")),
    N_("Dữ liệu minh họa"),
)
TASKS = (
    *(N_("Nhiệm vụ"), N_("Trạng thái"), N_("Từ ngày"), N_("Đến ngày"), N_("Số ngày quá hạn")),
    *(N_("Ngày xong hoặc bỏ"), N_("Phụ trách"), N_("Bằng chứng"), N_("Lý do"), N_("Nguồn")),
    N_("Dữ liệu minh họa"),
)
Line = list[str | float | None]


def goals_csv(view: Goals, badge: str) -> Iterator[str]:
    """The targets, then the tasks under their own heading; what nobody told is empty, never 0."""
    first = [*([[badge]] if badge else []), [_(label) for label in TARGETS]]
    tasks: Line = [_(label) for label in TASKS]
    lines: list[Line] = [*_targets(view), [], tasks, *_tasks(view)]
    return csv_text(first, map(cells_of, lines))


def _targets(view: Goals) -> Iterator[Line]:
    for one in view.targets:
        now = view.counted[one.id]
        share = None if now is None else round(now / one.value, 4)
        days = one.since.isoformat(), one.until.isoformat()
        said = _(VERDICTS[one.verdict(now, view.today)])
        time = round(one.share_of_time(view.today), 4)
        numbers: Line = [one.name, one.base, now, one.value, one.unit, *days, share, time]
        told: Line = [_(METRICS[one.metric]), one.reached_source, _mark(one.illustrative)]
        yield [*numbers, said, one.responsible, one.source, *told]


def _tasks(view: Goals) -> Iterator[Line]:
    for one in (*view.overdue, *view.running, *view.settled):
        days = one.since.isoformat(), one.until.isoformat()
        done = one.done_on.isoformat() if one.done_on else None
        line: Line = [one.text, _(STATES[one.state]), *days, one.late(view.today) or None, done]
        words: Line = [one.responsible, one.evidence, one.reason, one.source]
        yield [*line, *words, _mark(one.illustrative)]


def _mark(illustrative: bool) -> str:
    return "x" if illustrative else ""


def goals_workbook(view: Goals, badge: str) -> bytes:
    out = io.BytesIO()
    with workbook(out, in_memory=True) as book:
        title = _("Nhiệm vụ và chỉ tiêu năm {year}", year=view.year)
        book.set_properties({"title": title, "comments": badge})
        head = book.add_format({"bold": True, "bg_color": "#E7EFF8", "bottom": 1})
        name = _("Chỉ tiêu")
        n = _sheet(book, name, heading=TARGETS, lines=list(_targets(view)), badge=badge, head=head)
        if n:
            _chart(book, name, n)
        _sheet(book, _("Nhiệm vụ"), heading=TASKS, lines=list(_tasks(view)), badge=badge, head=head)
    return out.getvalue()


def _sheet(
    book: Any, name: str, *, heading: tuple[str, ...], lines: list[Line], badge: str, head: Any
) -> int:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, len(heading) - 1, 16)
    sheet.write_string(0, 0, badge)
    for place, label in enumerate(heading):
        sheet.write_string(1, place, _(label), head)
    for n, line in enumerate(lines, start=2):
        for place, value in enumerate(line):
            if isinstance(value, str) and value:
                sheet.write_string(n, place, value)
            elif isinstance(value, int | float):
                sheet.write_number(n, place, value)
    return len(lines)


def _chart(book: Any, name: str, n: int) -> None:
    """What is reached beside the time that has passed, both as shares."""
    chart = book.add_chart({"type": "bar"})
    last = n + 1
    for column in (TARGETS.index("Phần đạt"), TARGETS.index("Phần thời gian")):
        places = {"categories": [name, 2, 0, last, 0], "values": [name, 2, column, last, column]}
        chart.add_series({"name": [name, 1, column], **places})
    chart.set_x_axis({"min": 0, "num_format": "0%"})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 820, "height": 120 + 40 * n})
    book.get_worksheet_by_name(name).insert_chart(last + 2, 0, chart)
