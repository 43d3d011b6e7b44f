"""How complete the data of each province are, and how far each has come in its first weeks."""

from datetime import date
from typing import Any

from components import html
from components.chart_card import card
from components.marks import pill, rows_link
from components.places.view import View
from components.plan.first_weeks import CALLED
from components.table import Column, counted, data_table, wide
from domain.places.provinces import PROVINCES_34
from domain.text.folding import sort_key
from language import _
from language.dates import day
from language.numbers import NOT_APPLICABLE, number, percent
from read_models.first_weeks import PLACES, STEPS, FirstWeeks, Step, steps_done
from read_models.provinces_work import SIGNED_IN_DAYS, Completeness
from read_models.register_filters import Filters
from sitemap import addresses


def completeness_card(view: View) -> html.Section:
    title = _("Độ đầy đủ dữ liệu của từng tỉnh")
    columns = [
        Column(_("Tỉnh, thành phố")),
        Column(_("Bản ghi"), True),
        Column(_("Sở gửi gần nhất")),
        Column(_("Địa chỉ xếp được tỉnh cũ"), True),
        Column(_("Có chủ"), True),
        Column(_("Rõ tình trạng"), True),
        Column(_("Sáng chế, GPHI có dữ liệu phí"), True),
        Column(_("Người đăng nhập {n} ngày", n=number(SIGNED_IN_DAYS)), True),
    ]
    known = sorted(view.complete, key=lambda one: sort_key(PROVINCES_34[one.place].name))
    lines = [_complete(one) for one in known]
    told = _("Phần trăm là của số bản ghi tính cho tỉnh; số trong ngoặc mở bản ghi còn thiếu.")
    return card(title, wide(data_table(title, columns, lines), title), subtitle=told)


def _complete(one: Completeness) -> list[Any]:
    place = Filters(place=one.place)
    return [
        _named(one.place),
        counted(one.records, addresses.register(None, place)) if one.records else NOT_APPLICABLE,
        day(one.imported_on) if one.imported_on else html.Span(_("chưa gửi"), className="hint"),
        _share(one.records, one.formerless, Filters(place=one.place, former="unknown")),
        _share(one.ownable, one.ownerless, place.but(missing=("owner",))),
        _share(one.records, one.statusless, place.but(statuses=("unknown",))),
        _share(one.payable, one.feeless, place.but(missing=("fees",))),
        _("{n} trong {people}", n=number(one.signed_in), people=number(one.people))
        if one.people
        else _("chưa có tài khoản"),
    ]


def _share(total: int, lacking: int, filters: Filters) -> Any:
    """Of nothing there is no share; what lacks opens its rows."""
    if not total:
        return NOT_APPLICABLE
    told = percent((total - lacking) / total)
    if not lacking:
        return told
    link = rows_link(lacking, addresses.register(None, filters), _("thiếu {n}", n=number(lacking)))
    return html.Span([told, " (", link, ")"], className="nowrap")


def weeks_card(view: View) -> html.Section:
    """One line a province, one column a step: its state and the day that its data tell."""
    title = _("Những tuần đầu của từng tỉnh")
    columns = [Column(_("Tỉnh, thành phố")), Column(_("Xong"), True)]
    columns += [Column(_(CALLED[step])) for step in STEPS]
    found = sorted(view.weeks.items(), key=lambda pair: _order(pair[0], pair[1]))
    lines = [_weeks(code, steps) for code, steps in found]
    sums = [_("Số tỉnh đã xong"), None, *(_done(view, place) for place in range(len(STEPS)))]
    told = _("Tính từ dữ liệu, không ai đánh dấu; tỉnh xong ít bước nhất đứng trước.")
    table = data_table(title, columns, lines, sums)
    return card(title, wide(table, title), subtitle=told)


def _order(code: str, steps: FirstWeeks) -> tuple[int, Any]:
    return steps_done(steps), sort_key(PROVINCES_34[code].name)


def _done(view: View, place: int) -> str:
    return number(sum(steps[place].done for steps in view.weeks.values()))


def _weeks(code: str, steps: FirstWeeks) -> list[Any]:
    done = _("{n}/{of}", n=number(steps_done(steps)), of=number(len(STEPS)))
    return [_named(code), done, *(_step(code, step) for step in steps)]


def _step(code: str, step: Step) -> Any:
    state = pill(_("Đã xong"), "ok") if step.done else pill(_("Chưa xong"), "off")
    parts: list[Any] = [state, html.Small(_dated(step.on), className="hint line")]
    if step.left:
        parts.append(html.Small(_left(code, step), className="hint line"))
    return parts


def _dated(on: date | None) -> str:
    return day(on) if on else NOT_APPLICABLE


def _left(code: str, step: Step) -> Any:
    words = _("còn {n}", n=number(step.left))
    slug = PROVINCES_34[code].slug
    if step.code == PLACES:
        href = addresses.register(None, Filters(place=code, former="unknown"))
        return rows_link(step.left, href, words)
    return html.A(words, href=addresses.local_names(slug, "canh-bao"))


def _named(code: str) -> html.A:
    return html.A(PROVINCES_34[code].shown, href=addresses.plan(PROVINCES_34[code].slug))
