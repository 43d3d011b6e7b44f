"""Which letters would be made: nothing is made or booked before the button. What was reminded of
lately is not ticked."""

from typing import Any

from components import html
from components.forms import send_form
from components.letters.sheet import papers_card, sender_card
from components.letters.view import Preview
from components.marks import attrs, badge, icon, present
from components.states import empty
from domain.terms.rules import rule_label
from language import _, ngettext
from language.dates import day
from language.numbers import number
from read_models.chosen_rows import AGAIN, CHOSEN
from read_models.deadlines import DeadlineRow
from read_models.letters import MOST, days_since, is_recent, written_key
from sitemap import addresses, form_addresses


def preview_page(view: Preview) -> list[Any]:
    return [_head(view), html.Div(_body(view), className="letters-page")]


def _head(view: Preview) -> html.Div:
    crumbs = html.Nav(
        [html.A(_("Thời hạn"), href=view.back), " / ", html.Span(_("Soạn thư nhắc"))],
        className="crumbs",
    )
    hint = html.Span(_("Chưa tạo và chưa ghi gì cho đến khi bấm nút tạo thư."))
    shown = badge(_illustrative(view.rows))
    what = [crumbs, html.H1(_("Soạn thư nhắc")), html.Div(present(hint, shown), className="as-of")]
    return html.Div(html.Div(what, className="what"), className="head")


def _illustrative(rows: tuple[DeadlineRow, ...]) -> str:
    marked = [row.illustrative for row in rows]
    if not any(marked):
        return "none"
    return "all" if all(marked) else "part"


def _body(view: Preview) -> list[Any]:
    if not view.open:
        back = html.A(_("Về danh sách thời hạn"), href=view.back, className="btn-q")
        nothing = empty(
            _("Không có thời hạn nào để nhắc"), _("Chọn dòng còn mở trong danh sách thời hạn.")
        )
        return [
            html.Section([nothing, html.Div(back, className="card-b")], className="card-x"),
            *_settled(view),
        ]
    left = html.Div([_form(view), sender_card(view), *_settled(view)], className="lt-left")
    return [*_most(view), html.Div([left, papers_card(view)], className="lt-both")]


def _form(view: Preview) -> html.Form:
    chosen = [row for row in view.open if not is_recent(row, view.today)]
    head = html.Div(
        html.Div([html.H2(_("Thời hạn đưa vào thư")), html.P(_of_owners(view))], className="t"),
        className="card-h",
    )
    listed = html.Table(
        [html.Caption(_("Thư sẽ tạo"), className="visually-hidden"), _columns(), _rows(view)],
        className="t letters",
    )
    booked = _(
        "Bấm thì thư được tạo và ghi là đã nhắc bằng thư ngày {day}; bỏ ghi lại được.",
        day=day(view.today),
    )
    send = html.Button(
        [
            icon("envelope-paper"),
            _("Tạo thư cho các thời hạn đã chọn:"),
            " ",
            html.Span(number(len(chosen)), **attrs(data_chosen="1")),
        ],
        type="submit",
        className="btn-q primary",
        disabled=None if chosen else True,
        **attrs(data_needs="1"),
    )
    acts = html.Div(
        [send, html.A(_("Quay lại"), href=view.back, className="btn-q")], className="acts"
    )
    foot = html.Div(
        [html.P(booked), html.P(_template(view), className="hint"), acts],
        className="card-b letters-foot",
    )
    parts = [html.Section([head, listed, foot], className="card-x")]
    return send_form(
        form_addresses.make_letters(view.province.slug), parts, data_choose="1", data_follow="1"
    )


def _of_owners(view: Preview) -> str:
    n = len(view.open)
    told = _("Mỗi chủ một thư, gộp mọi thời hạn được chọn của chủ đó") + "; "
    told += ngettext("{shown} thời hạn", "{shown} thời hạn", n, shown=number(n))
    lately = sum(is_recent(row, view.today) for row in view.open)
    if not lately:
        return told
    return f"{told}; " + ngettext(
        "{shown} vừa được nhắc, chưa chọn",
        "{shown} vừa được nhắc, chưa chọn",
        lately,
        shown=number(lately),
    )


def _template(view: Preview) -> Any:
    href = addresses.letter_template(view.province.slug)
    return html.A(_("Mẫu thư của tỉnh"), href=href, **attrs(data_over="1"))


def _columns() -> html.Thead:
    every = html.Check(**attrs(aria_label=_("Chọn mọi thư trong bảng")))
    names = (_("Chủ văn bằng"), _("Việc nêu trong thư"), _("Hạn"), _("Nhắc trước đây"))
    return html.Thead(
        html.Tr(
            [
                html.Th(every, scope="col", className="pick"),
                *(html.Th(name, scope="col") for name in names),
            ]
        )
    )


def _rows(view: Preview) -> html.Tbody:
    return html.Tbody([_row(view, row) for rows in view.owners for row in rows])


def _row(view: Preview, row: DeadlineRow) -> html.Tr:
    """What was reminded of lately goes under a name of its own, so that the server knows that it
    was ticked on purpose."""
    recent = is_recent(row, view.today)
    key = written_key(row.key)
    d = row.deadline
    owner = row.owner or _("Chưa rõ chủ văn bằng")
    label = f"{owner}: {rule_label(d.rule, d.ordinal)}, {row.title}"
    name, ticked = (AGAIN, None) if recent else (CHOSEN, True)
    box = html.Check(
        name=name, value=key, key=key, defaultChecked=ticked, **attrs(aria_label=label)
    )
    job = html.Div(
        [html.Span(rule_label(d.rule, d.ordinal)), html.Small(row.title)], className="two"
    )
    until = (
        html.Small(_("nộp muộn đến {day}", day=day(d.late_until)), className="warn")
        if d.state == "late" and d.late_until
        else None
    )
    cells = [
        html.Td(box, className="pick"),
        html.Td(html.B(owner), **attrs(data_label=_("Chủ văn bằng"))),
        html.Td(job, **attrs(data_label=_("Việc nêu trong thư"))),
        html.Td(
            html.Div(present(html.Span(day(d.due)), until), className="two"),
            **attrs(data_label=_("Hạn")),
        ),
        html.Td(_before(view, row), **attrs(data_label=_("Nhắc trước đây"))),
    ]
    return html.Tr(cells, className=None if recent else "chosen")


def _before(view: Preview, row: DeadlineRow) -> Any:
    """When it was reminded of last, and how long ago; marked where that is a short while."""
    days = days_since(row, view.today)
    if days is None or row.reminded_on is None:
        return html.Span(_("Chưa nhắc"), className="muted")
    last = _("Đã nhắc {day}", day=day(row.reminded_on))
    ago = _("hôm nay") if days == 0 else ngettext("cách đây {n} ngày", "cách đây {n} ngày", days)
    if not is_recent(row, view.today):
        return html.Span(f"{last}, {ago}")
    return html.Div(
        [html.Span(f"{last}, {ago}", className="warn"), html.Small(_("chọn thì nhắc lại"))],
        className="two",
    )


def _most(view: Preview) -> list[Any]:
    if view.total <= MOST:
        return []
    told = _(
        "Danh sách có {total} thời hạn; mỗi lần tạo tối đa {most} thư:",
        total=number(view.total),
        most=MOST,
    )
    text = told + " " + _("{most} thời hạn gần nhất ở dưới.", most=MOST)
    return [html.Div([icon("info-circle"), html.Span(text)], className="banner", role="note")]


def _settled(view: Preview) -> list[Any]:
    """What was chosen and needs no letter any more."""
    n = len(view.settled)
    if not n:
        return []
    told = ngettext(
        "{shown} thời hạn không còn mở, không tạo thư:",
        "{shown} thời hạn không còn mở, không tạo thư:",
        n,
        shown=number(n),
    )
    names = ", ".join(row.title for row in view.settled)
    return [
        html.Div(
            [icon("info-circle"), html.Span([html.B(told), " ", names])],
            className="banner",
            role="note",
        )
    ]
