"""Legal status: shares by kind as bars that carry their counts; every segment opens its rows."""

from typing import Any

from components import html
from components.chart_card import chart_body, graph
from components.figures.legal import Segment, legal_figure
from components.indications import incomplete_note
from components.marks import present, rows_link, swatch
from components.overview.view import View
from components.table import Column, counted, data_table
from domain.local_names.indications import incomplete
from domain.records.kinds import KINDS
from domain.records.statuses import GROUPS, statuses_in
from language import _
from language.numbers import number, percent

CARD = "tinh-trang-phap-ly"
SWATCHES = {group: group.replace("_", "-") for group in GROUPS}


def title() -> str:
    return _("Tình trạng pháp lý")


def legal_card(view: View) -> list[Any]:
    kinds = [kind for kind in KINDS if sum(view.data.status.get(kind, {}).values())]
    names = [
        f"{_(KINDS[kind].short)} ({number(sum(view.data.status[kind].values()))})" for kind in kinds
    ]
    segments = {group: _segments(view, kinds, group) for group in GROUPS}
    labels = {code: _(group.label) for code, group in GROUPS.items()}
    addresses = {group: view.rows(statuses=statuses_in(group)) + "&loai={c}" for group in GROUPS}
    figure = legal_figure(names, labels, segments, addresses=addresses)
    shown = [group for group in GROUPS if any(s.n for s in segments[group])]
    legend = html.Ul(
        [html.Li([swatch(SWATCHES[group]), _(GROUPS[group].label)]) for group in shown],
        className="legend",
    )
    chart = present(
        legend,
        graph(figure, _sentence(view, kinds), height=30 * len(kinds) + 14),
        _apart(view),
        incomplete_note(),
    )
    subtitle = _("Tỷ lệ trong từng loại; số là số bản ghi, phần hẹp xem bảng")
    return chart_body(CARD, title(), chart, subtitle=subtitle)


def _apart(view: View) -> html.P | None:
    """Records of other offices are kept, and counted nowhere else on the page."""
    n = view.data.other_offices
    if not n:
        return None
    link = rows_link(n, view.rows(national=False))
    return html.P([_("Không gồm bản ghi của cơ quan nước ngoài:"), " ", link], className="hint")


def _count(view: View, kind: str, group: str) -> int:
    return sum(view.data.status.get(kind, {}).get(status, 0) for status in statuses_in(group))


def _address(view: View, kind: str, group: str) -> str:
    return view.rows(kinds=(kind,), statuses=statuses_in(group))


def _segments(view: View, kinds: list[str], group: str) -> list[Segment]:
    return [_segment(view, kind, group) for kind in kinds]


def _segment(view: View, kind: str, group: str) -> Segment:
    n = _count(view, kind, group)
    total = sum(view.data.status[kind].values())
    return Segment(n, KINDS[kind].slug, f"{number(n)} ({percent(n / total, 1)})")


def _sentence(view: View, kinds: list[str]) -> str:
    """The chart in words: how much of each kind is in force."""
    parts = []
    for kind in kinds:
        total = sum(view.data.status[kind].values())
        parts.append(f"{_(KINDS[kind].label)} {percent(_count(view, kind, 'in_force') / total)}")
    return _(
        "Biểu đồ thanh 100%: tình trạng pháp lý theo loại tài sản. Còn hiệu lực: {shares}.",
        shares="; ".join(parts),
    )


def legal_table(view: View) -> html.Table:
    columns = [
        Column(_("Loại")),
        *(Column(_(group.label), True) for group in GROUPS.values()),
        Column(_("Cộng"), True),
    ]
    rows = []
    for kind in KINDS:
        counts = {group: _count(view, kind, group) for group in GROUPS}
        cells = [counted(n, _address(view, kind, group)) for group, n in counts.items()]
        rows.append(
            [_(KINDS[kind].short), *cells, counted(sum(counts.values()), view.rows(kinds=(kind,)))]
        )
    sums = [
        counted(sum(_count(view, k, group) for k in KINDS), view.rows(statuses=statuses_in(group)))
        for group in GROUPS
    ]
    total = counted(view.data.total, view.rows())
    caption = _("Số bản ghi theo loại và tình trạng pháp lý")
    return data_table(f"{caption}. {incomplete()}", columns, rows, [_("Cộng"), *sums, total])
