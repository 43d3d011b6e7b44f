"""The league of stations: what was reported of the twelve due months, silent ones first; suspended,
prepared and ended ones apart."""

from typing import Any

from components import html
from components.chart_card import card
from components.marks import attrs, pill, present, unseen
from components.network.stations import province
from components.published import moment_text
from components.table import Column, data_table, wide
from domain.network.reporting import AMBER, LATE, ON_TIME, RED, SENT_BACK, STANDINGS
from domain.network.stages import ENDED, STAGES, SUSPENDED, WORKING
from language import N_, _, ngettext
from language.dates import month
from language.numbers import NOT_APPLICABLE, number, percent
from read_models.league import NAME, ORDERS, PREPARING, RECEIVED, SILENT, UNKNOWN, League, LeagueRow
from read_models.league import ON_TIME as BY_ON_TIME
from sitemap import addresses

INDICATOR = "bao-cao-tram"
ALARMS = {RED: "bad", AMBER: "warn"}
TITLES = {
    WORKING: N_("Đang hoạt động"),
    SUSPENDED: N_("Tạm dừng"),
    PREPARING: N_("Đang chuẩn bị"),
    UNKNOWN: N_("Chưa ghi ngày bắt đầu hoạt động"),
    ENDED: N_("Đã kết thúc"),
}
NOTES = {
    WORKING: N_("phải nộp báo cáo hằng tháng"),
    SUSPENDED: N_("không phải nộp trong tháng tạm dừng"),
    PREPARING: N_("chưa phải nộp, không tính vào số Trạm"),
    UNKNOWN: N_("không tính vào tỷ lệ nào; Viện ghi ở trang của Trạm"),
    ENDED: N_("không phải nộp; vẫn tính trong số liệu của những năm trước"),
}
LABELS = {
    SILENT: N_("im lặng trước"),
    NAME: N_("tên Trạm"),
    RECEIVED: N_("số kỳ đã nộp"),
    BY_ON_TIME: N_("đúng hạn"),
}


def league_cards(view: League, order: str) -> list[Any]:
    """The answer first (how many, which are silent), then the groups."""
    return present(_strip(view), *(_group(view, name, order) for name in TITLES))


def _strip(view: League) -> html.Section:
    newest, total, silent = view.newest, view.total, view.silent
    told = (
        (_("Đã báo cáo tháng {month}", month=month(view.months[-1])), newest),
        (_("12 kỳ gần nhất"), total),
    )
    boxes = [
        html.Div(
            [
                html.H2(label),
                html.Div(_of(n.received, n.expected), className="v"),
                html.Small(_on_time(n.on_time, n.expected)),
            ]
        )
        for label, n in told
    ]
    names = [
        html.Li(
            [
                html.A(r.station.host, href=addresses.station(r.station.id), lang="vi"),
                _alarm(r, view),
            ]
        )
        for r in silent
    ]
    said = ngettext("{n} Trạm chưa báo cáo", "{n} Trạm chưa báo cáo", len(silent))
    boxes.append(
        html.Div(
            [
                html.H2(said),
                html.Ul(names, className="silent-x") if names else html.Small(_("không Trạm nào")),
            ]
        )
    )
    return html.Section(
        boxes, className="card-x league-strip", **attrs(aria_label=_("Báo cáo tháng của các Trạm"))
    )


def _of(n: int, expected: int) -> str:
    return f"{number(n)}/{number(expected)}" if expected else NOT_APPLICABLE


def _on_time(n: int, expected: int) -> str:
    if not expected:
        return _("chưa có tháng nào phải nộp")
    return _("đúng hạn {n} ({share})", n=number(n), share=percent(n / expected))


def _group(view: League, name: str, order: str) -> html.Section | None:
    rows = view.group(name, order)
    if not rows:
        return None
    counted = ngettext("{n} Trạm", "{n} Trạm", len(rows))
    title = f"{_(TITLES[name])}: {counted}"
    reported = name in (WORKING, SUSPENDED)
    lines = [_reporting(row, view) if reported else _quiet(row) for row in rows]
    columns = REPORTING if reported else QUIET
    table = data_table(
        _(NOTES[name]), [Column(_(c.title), c.numeric) for c in columns], lines, stacks=True
    )
    side = _orders(order) if name == WORKING else None
    return card(
        title,
        wide(table, title),
        subtitle="",
        side=side,
        indicator=INDICATOR if name == WORKING else "",
    )


REPORTING = (
    Column(N_("Trạm")),
    Column(N_("Tỉnh")),
    Column(N_("Hoạt động từ")),
    Column(N_("12 kỳ")),
    Column(N_("Kỳ đã nộp"), True),
    Column(N_("Đúng hạn"), True),
    Column(N_("Kỳ gần nhất")),
)
QUIET = (
    Column(N_("Trạm")),
    Column(N_("Tỉnh")),
    Column(N_("Giai đoạn")),
    Column(N_("Văn bản, căn cứ")),
)


def _reporting(row: LeagueRow, view: League) -> list[Any]:
    since = next((stage.day for stage in row.life.in_order if stage.stage == WORKING), "")
    told = row.record
    return [
        _name(row),
        province(row.station),
        moment_text(since),
        _boxes(row, view),
        _of(told.received, told.expected),
        _of(told.on_time, told.expected),
        _alarm(row, view),
    ]


def _name(row: LeagueRow) -> list[Any]:
    invented = pill(_("minh họa"), "warn") if row.station.illustrative else None
    return present(
        html.A(row.station.host, href=addresses.station(row.station.id), lang="vi"), invented
    )


def _quiet(row: LeagueRow) -> list[Any]:
    stage = row.life.on(row.today)
    if stage is None:
        return [_name(row), province(row.station), NOT_APPLICABLE, NOT_APPLICABLE]
    follows = _("Kế tiếp:") + " " + stage.successor if stage.successor else None
    told = present(stage.evidence, follows)
    since = f"{_(STAGES[stage.stage])}, {moment_text(stage.day)}"
    return [
        _name(row),
        province(row.station),
        since,
        html.Span("; ".join(told), lang="vi") if told else NOT_APPLICABLE,
    ]


def _boxes(row: LeagueRow, view: League) -> html.Ol:
    """A box a month, told by its shape as well as its colour; each opens that month's report."""
    items = []
    for text, stood in zip(view.months, row.stood, strict=True):
        words = unseen(f"{month(text)}: {_(STANDINGS[stood])}")
        items.append(
            html.Li(
                html.A(
                    words, href=addresses.station_reports(row.station.id, text), title=month(text)
                ),
                className=stood,
            )
        )
    return html.Ol(items, className="boxes-x")


def _alarm(row: LeagueRow, view: League) -> html.Span:
    silent, last = row.silence, month(row.silence.last) if row.silence.last else _("chưa có kỳ nào")
    # months missing besides are the graver news
    if row.newest == SENT_BACK and silent.missing == 1:
        return pill(_("{month}, bị trả lại", month=month(view.months[-1])), "warn")
    if silent.alarm:
        return pill(_("{month}, thiếu {n}", month=last, n=silent.missing), ALARMS[silent.alarm])
    if row.newest == LATE:
        return pill(_("{month}, nộp muộn", month=last), "info")
    return pill(last, "ok" if row.newest == ON_TIME else "off")


def _orders(order: str) -> list[Any]:
    here = {code: attrs(aria_current="true" if code == order else None) for code in ORDERS}
    links = [
        html.A(_(LABELS[code]), href=addresses.stations(code), **here[code]) for code in ORDERS
    ]
    return [html.Span(_("Sắp xếp:"), className="hint"), html.Div(links, className="switch wrap")]
