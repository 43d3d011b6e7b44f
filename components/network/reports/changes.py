"""What was handed in and then handed in again: each number and text that became another, who
changed it and when."""

from typing import Any

from components import html
from components.chart_card import card
from components.network.reports.view import View
from components.table import Column, data_table, wide
from domain.network.monthly import COUNTS, WORDS, shown
from language import _, ngettext
from language.dates import day_and_time
from language.numbers import missing
from read_models.station_reports import Change


def changes_card(view: View) -> html.Section | None:
    """None where nothing that was handed in has changed."""
    made = view.data.changes(view.month)
    if not made:
        return None
    columns = (
        Column(_("Chỉ tiêu")),
        Column(_("Trước"), True),
        Column(_("Sau"), True),
        Column(_("Ai, khi nào")),
    )
    rows = [_line(change) for change in made]
    title = _("Các lần nộp")
    n = 1 + len(view.report.former)
    said = ngettext("{n} phiên bản", "{n} phiên bản", n)
    table = data_table(_("Số đã nộp trước đây được giữ"), columns, rows, stacks=True)
    return card(title, wide(table, title), subtitle=said)


def _line(change: Change) -> list[Any]:
    label = _((COUNTS | WORDS)[change.field])
    values = [_value(change.field, value) for value in (change.old, change.new)]
    return [label, *values, f"{change.by}, {day_and_time(change.at)}"]


def _value(name: str, value: int | str | None) -> Any:
    if value is None:
        return missing()
    return shown(name, value) if isinstance(value, int) else html.Span(value, lang="vi")
