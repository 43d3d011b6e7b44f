"""The page of a province's plan: targets with progress against live figures, tasks, support
granted. Numbers open their rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from components import html
from components.as_of import Here, head, place_in_title
from components.chart_card import card
from components.kept import Paged, Shown, kept_list, list_tools
from components.marks import attrs, pill, present
from components.plan.progress import goal_words, progress
from components.plan.results import results
from domain.places.provinces import Province
from language import N_, _, ngettext
from language.dates import day
from language.numbers import money, number
from read_models.local_lists import SUPPORT, TARGETS, TASK_STATES, TASKS, KeptList
from read_models.local_names import KeptRow
from read_models.plan import Plan
from read_models.plan_target import OTHER_INDICATOR, about
from sitemap import addresses

TONES = {"open": "info", "doing": "info", "done": "ok", "dropped": "off"}
NOTE = N_(
    "Chỉ tiêu và nhiệm vụ không có lịch sử nên là của hôm nay; kết quả và hỗ trợ tính đến ngày này."
)
FOLDED = ("kind", "classes", "growth", "base_year", "base_value")
"""Fields of a target that stand under its name and its value."""


@dataclass(frozen=True)
class View:
    """`late`: the tasks whose day has passed come first, without the others."""

    data: Plan
    province: Province
    today: date
    may: bool
    paged: Paged = ("", 1)
    late: bool = False

    @property
    def on(self) -> date | None:
        return self.data.as_of.on

    @property
    def slug(self) -> str:
        return self.province.slug


def plan_page(
    view: View, guarded: Callable[[Callable[[View], Any], View], Any], below: Any = None
) -> list[Any]:
    """`below`: what stands under the plan."""
    title = _("Kế hoạch sở hữu trí tuệ {place}", place=place_in_title(view.province))
    order = (targets_card, tasks_card, support_card)
    if view.late:
        order = (tasks_card, targets_card, support_card)
    cards = [guarded(draw, view) for draw in order]
    here = Here(view.slug, addresses.plan(view.slug), _(NOTE))
    return [
        *head(title, view.data.as_of, here=here),
        html.Div(present(*cards, below), className="stack"),
    ]


def targets_card(view: View) -> html.Section:
    rows = view.data.targets
    told = {row.id: _result(view, row) for row in rows}
    cells: dict[tuple[int, str], Any] = {(row.id, "title"): _named(row) for row in rows}
    cells |= {(row.id, "value"): goal_words(row) for row in rows}
    shown = Shown(
        TARGETS,
        rows,
        view.slug,
        view.may,
        extra={_("Kết quả"): told},
        hide=FOLDED,
        cells=cells,
        paged=view.paged,
        here=addresses.plan(view.slug, view.on),
        on=view.on,
    )
    nothing = _("Thêm chỉ tiêu theo chiến lược, kế hoạch của tỉnh, kèm văn bản.")
    return _card(
        view,
        TARGETS,
        shown,
        nothing,
        _("Kết quả lấy từ sổ đăng ký; chỉ tiêu khác ghi tay kèm nguồn"),
    )


def _result(view: View, row: KeptRow) -> Any:
    shown = progress(row, view.data.live.get(row.id), view.slug, view.on)
    if row.values["indicator"] != OTHER_INDICATOR:
        return shown
    return html.Div(
        [shown, *results(row, view.data.told(row.id), view.slug, may=view.may)],
    )


def _named(row: KeptRow) -> Any:
    """The target with what it is about."""
    narrowed = about(row.values)
    return html.Span(
        present(
            row.values["title"], html.Small(narrowed, className="hint line") if narrowed else None
        )
    )


def tasks_card(view: View) -> html.Section:
    every = view.data.tasks
    rows = tuple(row for row in every if not view.late or _is_late(view, row))
    cells: dict[tuple[int, str], Any] = {(row.id, "state"): _state(row) for row in rows}
    cells |= {(row.id, "due"): _due(view, row) for row in rows}
    done = sum(row.values["state"] == "done" for row in every)
    subtitle = (
        _("{done} trên {total} nhiệm vụ đã xong", done=number(done), total=number(len(every)))
        if every
        else ""
    )
    shown = Shown(
        TASKS,
        rows,
        view.slug,
        view.may,
        cells=cells,
        paged=view.paged,
        here=addresses.overdue_tasks(view.slug)
        if view.late
        else addresses.plan(view.slug, view.on),
    )
    nothing = _("Thêm việc, đơn vị thực hiện và hạn hoàn thành.")
    if view.late:
        nothing = _("Không có nhiệm vụ quá hạn.")
    return _card(view, TASKS, shown, nothing, _late_alone(view, subtitle))


def _late_alone(view: View, subtitle: str) -> Any:
    """What is done of all, and where the others are while they are left out."""
    if not view.late:
        return subtitle
    every = html.A(_("Xem mọi nhiệm vụ"), href=addresses.plan(view.slug))
    return [_("Chỉ nhiệm vụ quá hạn"), "; ", subtitle, " · ", every]


def _is_late(view: View, row: KeptRow) -> bool:
    done = row.values["state"] in ("done", "dropped")
    return row.values["due"] < view.today and not done


def _state(row: KeptRow) -> html.Span:
    state = row.values["state"]
    return pill(_(TASK_STATES[state]), TONES[state])


def _due(view: View, row: KeptRow) -> Any:
    """A day that has passed is said in words, not by colour alone; not on a past day, of which the
    tasks' states are not known."""
    due = row.values["due"]
    over = (view.today - row.values["due"]).days
    if view.on or not _is_late(view, row):
        return day(due)
    late = ngettext("quá hạn {n} ngày", "quá hạn {n} ngày", over)
    return html.Div([day(due), html.Div(pill(late, "warn"))])


def support_card(view: View) -> html.Section:
    rows = view.data.support
    total = sum(row.values["amount"] for row in rows)
    subtitle = (
        ngettext(
            "Tổng {amount}, {n} khoản", "Tổng {amount}, {n} khoản", len(rows), amount=money(total)
        )
        if rows
        else ""
    )
    shown = Shown(
        SUPPORT,
        rows,
        view.slug,
        view.may,
        paged=view.paged,
        here=addresses.plan(view.slug, view.on),
        on=view.on,
    )
    return _card(
        view, SUPPORT, shown, _("Ghi khoản hỗ trợ đã cấp từ chương trình của tỉnh."), subtitle
    )


def _card(view: View, kept: KeptList, shown: Shown, nothing: str, subtitle: Any) -> html.Section:
    alone = view.late and kept is TASKS
    file_of = 0 if alone else len(shown.rows)
    body = html.Div(kept_list(shown, nothing=nothing), **attrs(data_total=len(shown.rows)))
    return card(
        _(kept.title),
        body,
        subtitle=subtitle,
        side=list_tools(kept, view.slug, file_of, view.on if kept.dated else None),
    )
