"""The first weeks of a province that joins: what is done, since when, and where the next step is
taken."""

from dataclasses import dataclass
from typing import Any

from components import html
from components.chart_card import card
from components.marks import pill, rows_link
from components.table import Column, data_table, wide
from language import N_, _, ngettext
from language.dates import day
from language.numbers import missing, number
from read_models.first_weeks import (
    ACCOUNT,
    IMPORT,
    LETTER,
    NAMES,
    PLACES,
    PLAN,
    STEPS,
    FirstWeeks,
    Step,
    steps_done,
)
from read_models.register_filters import Filters
from sitemap import addresses

CALLED = {
    ACCOUNT: N_("Có tài khoản chuyên viên"),
    IMPORT: N_("Nhập tệp tài sản đầu tiên"),
    PLACES: N_("Địa chỉ đã xếp về tỉnh cũ"),
    NAMES: N_("Theo dõi tên địa phương, đã xem kết quả"),
    PLAN: N_("Nhập chỉ tiêu và nhiệm vụ"),
    LETTER: N_("Thư nhắc đầu tiên"),
}


@dataclass(frozen=True, slots=True)
class FirstWeeksView:
    """`imports`: whether the reader may import files."""

    steps: FirstWeeks
    slug: str
    imports: bool


def first_weeks_card(view: FirstWeeksView) -> html.Section:
    columns = (Column(_("Bước")), Column(_("Tình trạng")), Column(_("Ngày")), Column(_("Số liệu")))
    lines = [_line(view, step) for step in view.steps]
    told = _("Những tuần đầu của tỉnh")
    done = _(
        "{done} trên {total} bước đã xong; tính từ dữ liệu, không ai đánh dấu",
        done=number(steps_done(view.steps)),
        total=number(len(STEPS)),
    )
    return card(told, wide(data_table(told, columns, lines, stacks=True), told), subtitle=done)


def _line(view: FirstWeeksView, step: Step) -> list[Any]:
    state = pill(_("Đã xong"), "ok") if step.done else pill(_("Chưa xong"), "warn")
    href = _where(view, step)
    name = _(CALLED[step.code])
    return [
        html.A(name, href=href) if href else name,
        state,
        day(step.on) if step.on else missing(),
        _numbers(view, step),
    ]


def _where(view: FirstWeeksView, step: Step) -> str:
    """Where the step is taken; '' where the reader does not take it."""
    ways = {
        IMPORT: addresses.IMPORTS if view.imports else "",
        PLACES: addresses.register(view.slug),
        NAMES: addresses.local_names(view.slug, "canh-bao"),
        PLAN: addresses.plan(view.slug),
        LETTER: addresses.deadlines(view.slug),
    }
    return ways.get(step.code, "")


def _numbers(view: FirstWeeksView, step: Step) -> Any:
    if step.left and step.code == PLACES:
        filters = Filters(former="unknown")
        words = ngettext(
            "{shown} hồ sơ chưa rõ tỉnh cũ",
            "{shown} hồ sơ chưa rõ tỉnh cũ",
            step.left,
            shown=number(step.left),
        )
        return rows_link(step.left, addresses.register(view.slug, filters), words)
    if step.left:
        words = ngettext(
            "{shown} kết quả chưa xem",
            "{shown} kết quả chưa xem",
            step.left,
            shown=number(step.left),
        )
        return rows_link(step.left, addresses.local_names(view.slug, "canh-bao"), words)
    return _counted(step)


def _counted(step: Step) -> str:
    n = step.n
    shown = number(step.n)
    told = {
        ACCOUNT: ngettext("{shown} tài khoản", "{shown} tài khoản", n, shown=shown),
        IMPORT: ngettext("{shown} lần nhập", "{shown} lần nhập", n, shown=shown),
        PLACES: ngettext("{shown} hồ sơ", "{shown} hồ sơ", n, shown=shown),
        NAMES: ngettext("{shown} tên theo dõi", "{shown} tên theo dõi", n, shown=shown),
        PLAN: ngettext("{shown} dòng kế hoạch", "{shown} dòng kế hoạch", n, shown=shown),
        LETTER: ngettext("{shown} dòng thư", "{shown} dòng thư", n, shown=shown),
    }
    return told[step.code]
