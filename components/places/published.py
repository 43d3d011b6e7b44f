"""National reference lines beside the country's own growth, and series that others published, each
row with its source."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from components import html
from components.chart_card import card
from components.places.numbers import summed, whole
from components.places.view import View
from components.published import amount
from components.table import Column, data_table, wide
from domain.places.provinces import place_name
from domain.records.kinds import KINDS as RIGHTS
from language import _
from language.dates import day
from language.numbers import NOT_APPLICABLE, change, number
from read_models.place_indicators import FILED
from read_models.published_series import (
    KINDS,
    MEASURES,
    ORIGINS,
    REFERENCES,
    Index,
    Reference,
    Told,
)

DECIMALS = 2


def published_cards(view: View) -> html.Div:
    series = view.series
    cards = [
        _references(view),
        _told_card(_("Cả nước, theo nguồn đã công bố"), series.country, of_places=False),
        _told_card(_("Từng tỉnh, theo nguồn đã công bố"), series.provinces, of_places=True),
        _index_card(series.index),
    ]
    return html.Div(cards, className="stack")


def _references(view: View) -> html.Section:
    title = _("Mốc tham chiếu quốc gia")
    told = _(
        "Chiến lược sở hữu trí tuệ (1068/QĐ-TTg): mức tăng đơn mỗi năm của cả nước, không phải nghĩa vụ của tỉnh. Chương trình "
        "2205/QĐ-TTg: 40% sản phẩm chủ lực, OCOP được hỗ trợ năm 2025, 60% năm 2030."
    )
    year = view.data.period.until.year
    columns = [
        Column(_("Loại")),
        Column(_("Mốc tăng mỗi năm"), True),
        Column(_("Đơn nộp {year}", year=year), True),
        Column(_("cùng kỳ {year}", year=year - 1), True),
        Column(_("Thay đổi"), True),
    ]
    lines = [_reference(view, one) for one in REFERENCES]
    return card(title, wide(data_table(title, columns, lines), title), subtitle=told)


def _reference(view: View, one: Reference) -> list[Any]:
    rows, last = list(view.data.rows), view.data.period.last
    own = View(view.data.asked_as(view.data.asked.but(kind=one.kind)))
    now, before = summed(own, rows, FILED), summed(own, rows, FILED, last)
    return [
        _(RIGHTS[one.kind].label),
        f"{number(one.least)}–{number(one.most)}%",
        whole(own, now, FILED),
        whole(own, before, FILED, last),
        change(now, before),
    ]


def _told_card(title: str, rows: Sequence[Told], *, of_places: bool) -> html.Section:
    told = _(
        "Kỳ, loại và cách đếm của các nguồn khác nhau: không cộng, không so với số hệ thống đếm."
    )
    columns = [
        Column(_("Tỉnh")) if of_places else Column(_("Loại")),
        *([Column(_("Loại"))] if of_places else []),
        Column(_("Kỳ")),
        Column(_("Số nào")),
        Column(_("Giá trị"), True),
        Column(_("Nguồn")),
    ]
    lines = [_told_line(one, of_places=of_places) for one in rows]
    return card(title, wide(data_table(title, columns, lines), title), subtitle=told)


def _told_line(one: Told, *, of_places: bool) -> list[Any]:
    which = _(MEASURES[one.measure])
    if one.origin:
        which = f"{which}, {_(ORIGINS[one.origin])}"
    period = f"{_day(one.since)}–{_day(one.until)}"
    head = (
        [html.Span(one.place, lang="vi"), _(KINDS[one.kind])] if of_places else [_(KINDS[one.kind])]
    )
    return [
        *head,
        period,
        which,
        amount(one.value, one.qualifier),
        _source(one.source_url, one.note),
    ]


def _day(text: str) -> str:
    return day(date.fromisoformat(text)) if text else _("chưa nêu rõ")


def _source(address: str, note: str) -> list[Any]:
    link = html.A(_site(address), href=address, rel="noreferrer") if address else NOT_APPLICABLE
    parts: list[Any] = [link]
    if note:
        parts.append(html.Small(note, className="hint line", lang="vi"))
    return parts


def _site(address: str) -> str:
    return address.partition("://")[2].partition("/")[0].removeprefix("www.")


def _index_card(rows: Sequence[Index]) -> html.Section:
    title = _("Chỉ số đổi mới sáng tạo cấp địa phương (PII), theo nguồn đã công bố")
    told = _("Mỗi năm xếp 63 hoặc 34 địa phương: không so giữa hai năm. Chưa đủ mọi địa phương.")
    columns = [
        Column(_("Tỉnh")),
        Column(_("Năm"), True),
        Column(_("Hạng"), True),
        Column(_("Điểm"), True),
        Column(_("Nguồn")),
    ]
    lines = [
        [
            place_name(one.code, one.vintage),
            str(one.year),
            index_rank(one),
            NOT_APPLICABLE if one.score is None else number(one.score, DECIMALS),
            _source(one.source_url, one.note),
        ]
        for one in rows
    ]
    return card(title, wide(data_table(title, columns, lines), title), subtitle=told)


def index_rank(one: Index) -> str:
    """'37/63'."""
    if one.rank is None:
        return NOT_APPLICABLE
    return f"{number(one.rank)}/{'63' if one.vintage == 'vn63' else '34'}"
