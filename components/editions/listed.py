"""The list of editions by state, and what happened to them last."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from components import html
from components.chart_card import card
from components.editions.parts import files, name_of, numbered, state_of, whose
from components.marks import attrs, badge, present
from components.table import Column, data_table, wide
from domain.publishing import ACTS, STATES
from language import _, ngettext
from language.dates import day_and_time
from language.numbers import number
from read_models.editions import Edition, Step
from read_models.report_asked import ReportAsked, period_named
from sitemap import addresses

LAST = 5
"""Acts that are listed below."""


def editions_list(
    editions: Sequence[Edition],
    hosts: Mapping[int, str],
    state: str,
    asked: ReportAsked,
    post: str,
) -> html.Section:
    """`state`: whose tab is open, '' all. Nothing yet is said so, with how to begin."""
    shown = [one for one in editions if state in ("", one.state)]
    if not editions:
        said = _("Chưa có bản nào. Chọn báo cáo bên dưới rồi bấm “Lập nháp để trình duyệt”.")
        return card(_("Các bản báo cáo"), html.P(said, className="muted quiet"))
    body = [_tabs(editions, state, asked, post), _table(shown, hosts, post), _history(editions)]
    subtitle = _("Số trong báo cáo đã phát hành được khóa, kèm ngày số liệu và mã kiểm tra.")
    return card(_("Các bản báo cáo"), body, subtitle=subtitle, class_name="ed-list")


def _tabs(editions: Sequence[Edition], state: str, asked: ReportAsked, post: str) -> html.Nav:
    counts = Counter(one.state for one in editions)
    parts = [("", _("Tất cả"), len(editions))]
    parts += [(code, _(label), counts[code]) for code, label in STATES.items()]
    links = [
        html.A(
            f"{label} ({number(n)})",
            href=addresses.reports(asked, post, state=code),
            **attrs(aria_current="page" if code == state else None),
        )
        for code, label, n in parts
    ]
    label = _("Trạng thái của các bản")
    return html.Nav(html.Div(links, className="switch wrap"), **attrs(aria_label=label))


def _table(shown: Sequence[Edition], hosts: Mapping[int, str], post: str) -> html.Div:
    columns = [
        Column(_("Báo cáo")),
        Column(_("Kỳ số liệu")),
        Column(_("Phạm vi")),
        Column(_("Trạng thái")),
        Column(_("Người lập")),
        Column(_("Cập nhật")),
        Column(_("Số văn bản")),
        Column(_("Tệp")),
    ]
    rows = [_row(one, hosts.get(one.station_id or 0, ""), post) for one in shown]
    caption = ngettext("{n} bản báo cáo", "{n} bản báo cáo", len(shown))
    return wide(data_table(caption, columns, rows, stacks=True), caption)


def _row(one: Edition, host: str, post: str) -> list[Any]:
    opens = html.A(name_of(one), href=addresses.edition(one.id, post))
    reason = html.Small(one.reason, className="hint line") if one.reason else None
    mark = badge("part") if one.illustrative else None
    against = html.A(_("Đã gửi và bây giờ"), href=addresses.sent(one.id, post))
    given = html.Div([*files(one, post), against], className="ed-files") if one.is_sent else None
    draft = html.A(_("Mở nháp"), href=addresses.edition(one.id, post))
    return [
        html.Span(present(opens, reason, mark)),
        period_named(one.template, one.period),
        whose(one, host),
        state_of(one),
        one.drafted_by,
        day_and_time(one.updated_at),
        numbered(one),
        given or draft,
    ]


def _history(editions: Sequence[Edition]) -> html.Details:
    """The newest acts over all of them."""
    acts = [(step, one) for one in editions for step in one.steps]
    newest = sorted(acts, key=lambda pair: pair[0].at, reverse=True)[:LAST]
    lines = [html.Li(_act(step, one)) for step, one in newest]
    return html.Details(
        [html.Summary(_("Các lần sửa gần đây")), html.Ul(lines, className="ed-acts")],
        open=True,
    )


def _act(step: Step, one: Edition) -> list[Any]:
    who = html.Span(f"{step.by}: {_(ACTS[step.act]).lower()} ")
    what = html.B(name_of(one))
    return [html.Small(day_and_time(step.at)), html.Span([who, what])]
