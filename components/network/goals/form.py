"""The forms for a target and a task; a later end asks why, done for evidence, dropped for a
reason."""

from datetime import date
from typing import Any

from components import html
from components.chart_card import card
from components.forms import choice, send_form, text_area, text_field
from components.network.goals.view import TARGET, TASK, View
from domain.calendar.dates import year_span
from domain.network.goals import BY_HAND, METRICS, PLANNED, STATES, Target, Task
from language import _
from language.dates import numeric
from sitemap import addresses, form_addresses

PREFIX = "nv"


def form_card(view: View) -> html.Section | None:
    """None where nobody asked to write, or may not."""
    first, last = year_span(view.data.year)
    target = (
        Target(name="", metric=BY_HAND, value=0, unit="", since=first, until=last)
        if view.new(TARGET)
        else view.target
    )
    task = Task("", PLANNED, first, last) if view.new(TASK) else view.task
    if target:
        return _form_card(_("Chỉ tiêu: ghi, sửa"), target_form(target), view)
    if task:
        return _form_card(_("Nhiệm vụ: ghi, sửa"), task_form(task), view)
    return None


def _form_card(title: str, form: html.Form, view: View) -> html.Section:
    close = html.A(_("Đóng"), href=addresses.goals(view.data.year), className="btn-q")
    return card(title, form, side=close)


def target_form(target: Target) -> html.Form:
    metrics = {code: _(label) for code, label in METRICS.items()}
    fields = [
        _text("name", _("Chỉ tiêu *"), target.name, 500),
        choice("metric", _("Cách đo *"), metrics, target.metric, prefix=PREFIX),
        _count("base", _("Gốc"), target.base, _("Bỏ trống nếu chưa đặt.")),
        _count("value", _("Cần đạt *"), target.value or None),
        _text("unit", _("Đơn vị tính"), target.unit, 40),
        *_days(target.since, target.until),
        _text("responsible", _("Phụ trách *"), target.responsible, 200),
        _count("reached", _("Đã đạt, ghi tay"), target.reached, _("Chỉ dùng khi cách đo là ghi tay.")),
        _text("reached_source", _("Nguồn của số ghi tay"), target.reached_source, 500),
        _text("source", _("Văn bản đặt chỉ tiêu"), target.source, 500),
    ]  # fmt: skip
    also = {"goal_id": target.id, "version": target.version}
    return send_form(form_addresses.KEEP_TARGET, _parts(fields), also=also)


def task_form(task: Task) -> html.Form:
    states = {code: _(label) for code, label in STATES.items()}
    fields = [
        text_area("text", _("Nhiệm vụ *"), task.text, prefix=PREFIX, rows=2, maxLength=500),
        choice("state", _("Trạng thái *"), states, task.state, prefix=PREFIX),
        _text("responsible", _("Phụ trách *"), task.responsible, 200),
        *_days(task.since, task.until),
        text_area("evidence", _("Bằng chứng"), task.evidence, prefix=PREFIX, rows=2, maxLength=1000, hint=_("Cần khi xong.")),
        text_area("reason", _("Lý do"), task.reason, prefix=PREFIX, rows=2, maxLength=1000, hint=_("Cần khi bỏ hoặc dời hạn; hạn cũ được giữ.")),
        _text("source", _("Văn bản giao việc"), task.source, 500),
    ]  # fmt: skip
    also = {"goal_id": task.id, "version": task.version}
    return send_form(form_addresses.KEEP_TASK, _parts(fields), also=also)


def _parts(fields: list[Any]) -> list[Any]:
    save = html.Button(_("Lưu"), type="submit", className="btn-q primary")
    return [html.Div(fields, className="fields"), html.Div(save, className="acts")]


def _days(since: date, until: date) -> list[Any]:
    return [
        _text("since", _("Từ ngày *"), numeric(since), 20),
        _text("until", _("Đến ngày *"), numeric(until), 20),
    ]


def _text(name: str, label: str, value: str, longest: int) -> html.Div:
    return text_field(name, label, value, prefix=PREFIX, maxLength=longest)


def _count(name: str, label: str, value: int | None, hint: str = "") -> html.Div:
    shown = "" if value is None else str(value)
    return text_field(
        name, label, shown, prefix=PREFIX, hint=hint, inputMode="numeric", maxLength=15
    )
