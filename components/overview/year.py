"""Filed and granted this year so far, against the same days of last year: one table, its finding
in words above it."""

from components import html
from components.chart_card import card, card_menu
from components.indications import incomplete_mark
from components.marks import attrs, icon, kind_swatch, present
from components.overview.lag import lagging
from components.overview.view import View
from components.table import counted
from domain.local_names.indications import incomplete
from domain.records.asset import UNKNOWN_FORMER
from domain.records.kinds import KINDS
from language import N_, _
from language.dates import day
from language.numbers import NOT_APPLICABLE, number, signed
from read_models.overview import YearToDate
from read_models.province_table import TableAsked
from sitemap import addresses

CARD = "nop-va-cap"
TITLES = {"filed": N_("Đơn nộp"), "granted": N_("Văn bằng cấp")}
INDICATORS = {"filed": "nop-trong-nam", "granted": "cap-trong-nam"}


def title() -> str:
    return _("Nộp và cấp trong năm")


def year_card(view: View) -> html.Section:
    subtitle = _(
        "Từ 01/01 đến {day}, so với cùng kỳ năm {last}",
        day=day(view.today),
        last=view.today.year - 1,
    )
    body = present(
        html.P(_found(view), className="ov-find"),
        html.Div(year_table(view), className="ov-scroll"),
        *(_untold(view, data) for data in view.data.to_date),
        _caution(view),
    )
    month = view.today.replace(day=1)
    asked = TableAsked(month, view.by_former, on=view.fresh.on)
    table = html.A(
        [icon("table"), _("Bảng tổng hợp")],
        href=addresses.province_table(view.province.slug, asked),
        className="btn-q",
    )
    menu = [table, card_menu(title(), INDICATORS["filed"], view.chart_file(CARD))]
    drawn = card(title(), body, subtitle=subtitle, side=menu, indicator=INDICATORS["filed"])
    drawn["data-file"] = CARD
    return drawn


def _found(view: View) -> str:
    """'Đơn nộp 37, cùng kỳ 43. Văn bằng cấp 40, cùng kỳ 21.'"""
    return " ".join(
        _(
            "{measure}: {n}, cùng kỳ {last}.",
            measure=_(TITLES[data.measure]),
            n=number(data.n),
            last=number(data.last_n),
        )
        for data in view.data.to_date
    )


def _caution(view: View) -> html.P | None:
    words = lagging(view)
    if not words:
        return None
    return html.P([icon("exclamation-triangle"), html.Span(words)], className="banner ov-caution")


def _address(view: View, data: YearToDate, *, last: bool, **filters: object) -> str:
    since, until = (data.last_since, data.last_until) if last else (data.since, data.until)
    names = ("granted_since", "granted_until") if data.measure == "granted" else ("since", "until")
    return view.rows(**dict(zip(names, (since, until), strict=True)), **filters)


def _untold(view: View, data: YearToDate) -> html.P | None:
    """Why the two years of a part of a province cannot be compared, and where the rows are that may
    belong to it."""
    if not any(data.untold):
        return None
    now, before = (
        counted(n, _address(view, data, last=last, former=UNKNOWN_FORMER))
        for n, last in zip(data.untold, (False, True), strict=True)
    )
    told = [
        f"{_(TITLES[data.measure])}, ",
        _("chưa rõ tỉnh cũ"),
        ": ",
        now,
        ", ",
        _("cùng kỳ"),
        " ",
        before,
        "; ",
        _("không so sánh được hai năm"),
        ".",
    ]
    return html.P(told, className="hint")


def year_table(view: View) -> html.Table:
    """Kinds down; of each measure this year, the same days of last year, the difference."""
    measures = view.data.to_date
    caption = ". ".join((_("Theo loại tài sản"), incomplete()))
    first = html.Th(_("Loại"), scope="col", rowSpan=2)
    groups = [html.Th(_(TITLES[data.measure]), scope="colgroup", colSpan=3) for data in measures]
    heads = [head for data in measures for head in _heads(data)]
    lines = [_line(view, None), *(_line(view, kind) for kind in KINDS)]
    parts = [
        html.Caption(caption, className="visually-hidden"),
        html.Thead([html.Tr([first, *groups]), html.Tr(heads)]),
        html.Tbody(lines),
    ]
    return html.Table(parts, className="ov-year")


def _heads(data: YearToDate) -> list[html.Th]:
    difference = html.Th(
        "±", scope="col", className="num ov-diff", **attrs(aria_label=_("Chênh lệch"))
    )
    years = [
        html.Th(str(day.year), scope="col", className="num")
        for day in (data.until, data.last_until)
    ]
    return [*years, difference]


def _line(view: View, kind: str | None) -> html.Tr:
    """One kind, or all of them."""
    mark = [incomplete_mark()] if kind == "CDDL" else []
    name = [kind_swatch(kind), _(KINDS[kind].short), *mark] if kind else [_("Tất cả")]
    cells = [cell for data in view.data.to_date for cell in _cells(view, data, kind)]
    return html.Tr([html.Th(name, scope="row"), *cells], className=None if kind else "ov-all")


def _cells(view: View, data: YearToDate, kind: str | None) -> list[html.Td]:
    now, before = data.by_kind.get(kind, (0, 0)) if kind else (data.n, data.last_n)
    kinds: dict[str, object] = {"kinds": (kind,)} if kind else {}
    numbers = [
        html.Td(counted(n, _address(view, data, last=last, **kinds)), className="num")
        for n, last in ((now, False), (before, True))
    ]
    told = NOT_APPLICABLE if any(data.untold) else signed(now - before)
    return [*numbers, html.Td(told, className="num ov-diff")]
