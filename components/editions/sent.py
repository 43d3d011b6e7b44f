"""What was sent against what is so today: each number that is not the same, its rows that came,
went or changed, and what did it."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.chart_card import card
from components.editions.parts import files, name_of, numbered, state_of
from components.editions.view import ACTS, ALL, DIFFERENT, SAME, SET, SentView
from components.marks import attrs, badge, icon, present
from components.table import Column, data_table, wide
from domain.publishing import WITHDRAWN
from language import N_, _, ngettext
from language.dates import day, day_and_time
from language.numbers import number, signed
from read_models.document import Number
from read_models.frozen import Told
from read_models.sent_against_now import Act, NumberNow, RowChange
from sitemap import addresses, file_addresses

KINDS = {
    "import": N_("Nhập tệp"),
    "undo": N_("Hoàn tác lần nhập"),
    "correction": N_("Đính chính"),
    "hand": N_("Ghi tay"),
}
SIGNS = {
    "+": ("+", N_("Thêm")),
    "-": ("−", N_("Bớt")),
    "~": ("⇄", N_("Đổi")),
}
MOST = 200
"""Rows of a number that are listed."""


def sent_page(view: SentView) -> list[Any]:
    shown = {
        DIFFERENT: _changed,
        SAME: _same,
        SET: _set,
        ALL: _all,
        ACTS: _only_acts,
    }[view.shown](view)
    below = [_acts(view), _intact(view)] if view.shown == DIFFERENT else [_intact(view)]
    parts = present(_banner(view), _strip(view), *shown, html.Div(below, className="grid ed-below"))
    if view.shown == DIFFERENT:
        parts += _same(view)
    return [_head(view), html.Div(parts, className="stack")]


def _head(view: SentView) -> html.Div:
    own = view.edition
    trail = [
        html.A(_("Báo cáo"), href=addresses.reports(post=view.post)),
        " / ",
        html.A(name_of(own), href=addresses.edition(own.id, view.post)),
    ]
    title = html.H1(
        present(_("Đã gửi và bây giờ"), " ", badge("part") if own.illustrative else None)
    )
    told = [
        html.Span(_("{report}, số {number}", report=name_of(own), number=numbered(own))),
        html.Span(_("khóa số {moment}", moment=day_and_time(own.frozen_at))),
        html.Span(_("Bây giờ: vẫn kỳ ấy, theo số liệu đến {day}", day=day(view.found.now))),
    ]
    what = html.Div(
        [
            html.Nav(trail, **attrs(aria_label=_("Quay lại"))),
            title,
            html.Div(told, className="as-of"),
        ],
        className="what",
    )
    acts = html.Div(files(own, view.post), className="acts ed-files")
    return html.Div([what, acts], className="head")


def _banner(view: SentView) -> html.P | None:
    own = view.edition
    later = [one for one in view.others if one.turn > own.turn and one.is_sent]
    if own.state != WITHDRAWN and not later:
        return None
    link = (
        html.A(name_of(later[-1]), href=addresses.sent(later[-1].id, view.post)) if later else None
    )
    said = _("Đã thu hồi: {reason}", reason=own.reason) if own.state == WITHDRAWN else ""
    follows = html.Span([_("Bản đính chính, đứng bên cạnh:"), " ", link]) if link else None
    return html.P(
        present(icon("info-circle"), " ", said, " ", follows), role="note", className="ed-banner"
    )


def _strip(view: SentView) -> html.Nav:
    found = view.found
    parts = (
        (DIFFERENT, len(found.changed), _("số đã khác")),
        (SAME, len(found.same), _("số không đổi")),
        (SET, len(found.set_by_hand), _("chỉ tiêu, không tính lại")),
        (ALL, len(found.numbers), _("số trong báo cáo")),
        (ACTS, len(found.acts), _("lần làm số khác đi")),
    )
    links = [
        html.A(
            [html.B(number(n)), html.Span(label)],
            href=addresses.sent(view.edition.id, view.post, shown=code),
            **attrs(aria_current="page" if code == view.shown else None),
        )
        for code, n, label in parts
    ]
    return html.Nav(
        links, className="card-x ed-strip", **attrs(aria_label=_("Số đã gửi và bây giờ"))
    )


def _changed(view: SentView) -> list[Any]:
    changed = view.found.changed
    if not changed:
        n = len(view.found.numbers)
        said = ngettext("{n} số như lúc gửi.", "{n} số như lúc gửi.", n)
        return [card(_("Không số nào khác"), html.P([icon("check2"), " ", said]))]
    title = ngettext("{n} số đã khác", "{n} số đã khác", len(changed))
    said = _(
        "Mỗi số mở được: số đã gửi mở câu trong văn bản, số bây giờ mở danh sách, chênh lệch mở các dòng"
    )
    return [card(title, _numbers(changed, view), subtitle=said, side=_workbook(view))]


def _workbook(view: SentView) -> html.A:
    return html.A(
        [icon("download"), _("Tải XLSX")],
        href=file_addresses.sent_rows(view.edition.id, view.post),
        className="btn-q",
        download="",
        title=_("Các số đã khác và mọi dòng của chúng"),
    )


def _all(view: SentView) -> list[Any]:
    title = ngettext("{n} số trong báo cáo", "{n} số trong báo cáo", len(view.found.numbers))
    return [card(title, _numbers(view.found.numbers, view))]


def _numbers(numbers: Sequence[NumberNow], view: SentView) -> html.Div:
    return html.Div([_number(one, view) for one in numbers], className="ed-numbers")


def _number(one: NumberNow, view: SentView) -> html.Details:
    """Its line is what unfolds it; the rows are drawn with it."""
    marks = [_count(sign, one) for sign in SIGNS if one.counted(sign)]
    cells = [
        html.Span([html.B(one.sent.words), html.Small(one.sent.section)], className="ed-what"),
        html.Span([html.Small(_("đã gửi")), " ", _text(one.sent)], className="num"),
        html.Span([html.Small(_("bây giờ")), " ", html.B(_now(one))], className="num"),
        html.Span(_difference(one.difference), className="num ed-gap"),
        html.Span(marks, className="ed-marks"),
    ]
    opened = one.sent.position == view.open_number
    ident = f"so-{one.sent.position}"
    return html.Details([html.Summary(cells), _unfolded(one, view)], id=ident, open=opened)


def _now(one: NumberNow) -> str:
    return _text(one.now) if one.now else _("không còn trong báo cáo")


def _text(told: Told) -> str:
    """As a sentence has it; a cell as its table shows it."""
    return _shown(told.value) if told.cell and told.value is not None else told.text


def _difference(value: Number | None) -> str:
    if value is None:
        return "–"
    return signed(int(value)) if value == int(value) else str(value)


def _count(sign: str, one: NumberNow) -> html.Span:
    symbol, word = SIGNS[sign]
    n = len(one.counted(sign))
    return html.Span(f"{symbol} {n} {_(word).lower()}", **attrs(data_sign=sign))


def _unfolded(one: NumberNow, view: SentView) -> html.Div:
    sent = html.P(
        [
            icon("lock"),
            " ",
            _(
                "Số đã gửi vẫn là {text}: “{words}” ({source}, đến {day}).",
                text=_text(one.sent),
                words=one.sent.words,
                source=one.sent.source,
                day=day(one.sent.as_of),
            ),
        ],
        className="hint line",
    )
    corrected = None
    if one.corrected:
        told = _("Bản đính chính ghi {text}.", text=_text(one.corrected))
        corrected = html.P([icon("pencil"), " ", told])
    opens = one.now.opens if one.now and one.now.opens else ""
    link = html.A(_("Mở các dòng bây giờ"), href=opens) if opens else None
    return html.Div(present(_sum(one), sent, corrected, _rows(one), link), className="ed-open")


def _sum(one: NumberNow) -> html.P | None:
    """431 + 4 − 1 + 1 = 435, where its rows give the difference exactly."""
    if not one.explained or one.now is None or one.sent.value is None:
        return None
    parts: list[Any] = [html.B(_shown(one.sent.value)), html.Small(_("đã gửi"))]
    for sign, (_symbol, word) in SIGNS.items():
        rows = one.counted(sign)
        if rows:
            gives = sum(row.difference for row in rows)
            parts += [html.B(signed(gives)), html.Small(_(word).lower())]
    parts += [html.B(f"= {_shown(one.now.value or 0)}"), html.Small(_("bây giờ"))]
    return html.P(parts, className="ed-sum")


def _shown(value: Number) -> str:
    return number(float(value), 0 if value == int(value) else 1)


def _rows(one: NumberNow) -> Any:
    if not one.rows:
        said = _(
            "Không kể được dòng nào của số này: số này không mở danh sách, hoặc lời của nó đã khác."
        )
        return html.P(said, className="muted quiet")
    columns = [
        Column(_("Dòng")),
        Column(_("Về")),
        Column(_("Kỳ")),
        Column(_("Trước"), numeric=True),
        Column(_("Bây giờ"), numeric=True),
        Column(_("Lần nhập hoặc người ghi")),
    ]
    rows = [_row(row) for row in one.rows[:MOST]]
    caption = _("Các dòng đã khác của “{words}”", words=one.sent.words)
    left = len(one.rows) - MOST
    more = html.P(_("… và {n} dòng nữa.", n=left)) if left > 0 else None
    return html.Div(present(wide(data_table(caption, columns, rows, stacks=True), caption), more))


def _row(row: RowChange) -> list[Any]:
    symbol, word = SIGNS[row.sign]
    sign = html.Span(f"{symbol} {_(word)}", **attrs(data_sign=row.sign))
    before = None if row.then is None else number(row.then)
    now = None if row.now is None else number(row.now)
    return [sign, row.row.label, row.row.at or "–", before, now, _told(row.acts)]


def _told(acts: Sequence[Act]) -> Any:
    if not acts:
        return _("không rõ: dòng đổi theo dòng khác, hoặc theo bản mới của chương trình")
    return html.Ul([html.Li(_act(act)) for act in acts], className="ed-by")


def _act(act: Act) -> list[Any]:
    head = html.Span(act_named(act))
    who = html.Small(f"{act.by}, {day_and_time(act.at)}")
    reason = html.Small(act.reason) if act.reason else None
    return present(head, who, reason)


def act_named(act: Act) -> str:
    """Of what kind, and which file: 'Nhập tệp “a.xlsx” (lần nhập 4)'."""
    file = f" “{act.file}”" if act.file else ""
    number_of = _("lần nhập {n}", n=act.batch)
    batch = f" ({number_of})" if act.batch else ""
    return f"{_(KINDS[act.kind])}{file}{batch}"


def _only_acts(view: SentView) -> list[Any]:
    return [_acts(view)]


def _acts(view: SentView) -> html.Section:
    acts = view.found.acts
    title = ngettext("{n} lần làm số khác đi", "{n} lần làm số khác đi", len(acts))
    if not acts:
        return card(title, html.P(_("Không có lần nào."), className="muted quiet"))
    lines = [html.Li([*_act(act), html.Small(_effects(effects))]) for act, effects in acts]
    return card(title, html.Ul(lines, className="ed-acts-list"))


def _effects(effects: Sequence[tuple[NumberNow, RowChange]]) -> str:
    """What it did to the numbers of sentences; cells of tables follow them."""
    sums: dict[str, int] = {}
    for one, row in effects:
        if not one.sent.cell:
            sums[one.sent.words] = sums.get(one.sent.words, 0) + row.difference
    told = [f"{signed(n)}: {words}" for words, n in sums.items() if n]
    rows = len({(row.row.table, row.row.row_id) for _one, row in effects})
    count = ngettext("{n} dòng dữ liệu", "{n} dòng dữ liệu", rows)
    return "; ".join([count, *told])


def _intact(view: SentView) -> html.Section:
    own = view.edition
    fits = _("còn khớp") if view.found.intact else _("KHÔNG khớp: dữ liệu đã khóa bị thay đổi")
    tone = "ok" if view.found.intact else "bad"
    lines = [
        (_("Văn bản"), numbered(own)),
        (_("Khóa số"), f"{day_and_time(own.frozen_at)}, {own.frozen_by}"),
        (
            _("Mã kiểm tra"),
            html.Span(
                [html.Span(own.digest[:16], className="ed-code"), " ", html.B(fits, className=tone)]
            ),
        ),
        (_("Trạng thái"), state_of(own)),
    ]
    rows = [html.Div([html.Dt(name), html.Dd(value)]) for name, value in lines]
    said = _("Số mới không thay số đã gửi. Bản đính chính đứng bên cạnh, nêu cả hai số và ngày.")
    parts = [html.Dl(rows, className="ed-facts"), html.Small(said, className="hint line")]
    return card(_("Bản đã gửi giữ nguyên"), parts)


def _same(view: SentView) -> list[Any]:
    same = view.found.same
    title = ngettext("{n} số không đổi", "{n} số không đổi", len(same))
    return [card(title, _small(same)), *_set(view)]


def _set(view: SentView) -> list[Any]:
    told = view.found.set_by_hand
    if not told:
        return []
    title = ngettext("{n} chỉ tiêu không tính lại", "{n} chỉ tiêu không tính lại", len(told))
    return [card(title, _small(told))]


def _small(numbers: Sequence[NumberNow]) -> html.Ul:
    lines = [html.Li([html.Span(one.sent.words), html.B(_text(one.sent))]) for one in numbers]
    return html.Ul(lines, className="ed-same")
