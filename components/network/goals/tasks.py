"""The institute's tasks of a year: overdue ones first, then those under way, then what is done or
dropped."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from components import html
from components.chart_card import card
from components.marks import pill, present
from components.network.goals.view import TASK, View
from components.table import Column, data_table, wide
from domain.network.goals import DOING, DONE, DROPPED, PLANNED, STATES, Task
from language import N_, _, ngettext
from language.dates import day
from language.numbers import number
from sitemap import addresses

TONES = {PLANNED: "off", DOING: "info", DONE: "ok", DROPPED: "off"}
TITLES = (N_("Quá hạn"), N_("Đang làm"), N_("Xong hoặc bỏ"))


def tasks_card(view: View) -> html.Section:
    data = view.data
    title = f"{_('Nhiệm vụ')}: {number(len(data.tasks))}"
    if not data.tasks:
        nothing = _("Chưa có nhiệm vụ nào trong năm {year}.", year=data.year)
        return card(title, html.P(nothing, className="muted"))
    groups = zip(TITLES, (data.overdue, data.running, data.settled), strict=True)
    parts = [_group(view, _(name), rows) for name, rows in groups if rows]
    return card(title, html.Div(parts, className="task-groups"))


def _group(view: View, name: str, rows: Sequence[Task]) -> html.Div:
    title = f"{name}: {number(len(rows))}"
    columns = (
        Column(_("Nhiệm vụ")),
        Column(_("Phụ trách")),
        Column(_("Thời gian")),
        Column(_("Trạng thái")),
        Column(_("Bằng chứng, lý do")),
    )
    table = data_table(title, columns, [_row(view, task) for task in rows], stacks=True)
    return html.Div([html.H3(title), wide(table, title)])


def _row(view: View, task: Task) -> list[Any]:
    name: Any = html.Span(task.text, lang="vi")
    if view.may:
        href = addresses.goals(view.data.year, write=f"{TASK}{task.id}")
        name = html.A(task.text, href=href, lang="vi")
    source = html.Small(task.source, className="hint line", lang="vi") if task.source else None
    mark = pill(_("minh họa"), "warn") if task.illustrative else None
    return [
        present(name, source, mark),
        html.Span(task.responsible, lang="vi"),
        present(f"{day(task.since)} – {day(task.until)}", _moved(task)),
        _state(task, view.data.today),
        present(task.evidence, task.reason) or None,
    ]


def _moved(task: Task) -> html.Small | None:
    """The former ends are kept."""
    if not task.moved:
        return None
    former = ", ".join(day(date.fromisoformat(end)) for end, _why in task.moved)
    return html.Small(_("dời từ {days}", days=former), className="hint line")


def _state(task: Task, today: date) -> html.Div:
    late = task.late(today)
    if late:
        words = ngettext("quá hạn {n} ngày", "quá hạn {n} ngày", late)
        return html.Div(pill(words, "bad"))
    state = pill(_(STATES[task.state]), TONES[task.state])
    on = html.Small(day(task.done_on), className="hint line") if task.done_on else None
    return html.Div(present(state, on))
