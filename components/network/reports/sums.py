"""The network in the month: the stations together, the institute itself, both."""

from collections.abc import Callable

from components import html
from components.chart_card import card
from components.marks import badge
from components.table import Column, data_table, wide
from domain.network.monthly import COUNTS, HUNDREDTHS, REQUIRED, Values, shown
from language import N_, _, ngettext
from language.dates import month
from language.numbers import missing
from read_models.month_sums import MonthSums, requests, searches, together

BESIDES: dict[str, Callable[[Values], int | None]] = {
    N_("Yêu cầu (tư vấn, cập nhật, đăng thông tin trên sàn)"): requests,
    N_("Tra cứu"): searches,
}


def sums_card(sums: MonthSums) -> html.Section:
    columns = (
        Column(_("Chỉ tiêu")),
        Column(_("Các Trạm"), True),
        Column(_("Viện"), True),
        Column(_("Cộng"), True),
    )
    lines = [(label, of(sums.stations), of(sums.institute), "") for label, of in BESIDES.items()]
    lines += [(COUNTS[n], sums.stations.get(n), sums.institute.get(n), n) for n in REQUIRED]
    rows = [
        [_(label), *(_shown(name, n) for n in (theirs, own, together([theirs, own])))]
        for label, theirs, own, name in lines
        if name not in HUNDREDTHS
    ]
    title = _("Cả mạng lưới tháng {month}", month=month(sums.month))
    said = ngettext("{n} Trạm đã nộp", "{n} Trạm đã nộp", sums.reports)
    table = data_table(_("Ô “chưa có”: không ai báo cáo, không phải 0"), columns, rows)
    mark = badge("part" if sums.illustrative else "none")
    return card(title, wide(table, title), subtitle=said, side=mark, indicator="bao-cao-tram")


def _shown(name: str, n: int | None) -> html.Span | str:
    return html.Span(missing(), className="hint") if n is None else shown(name, n)
