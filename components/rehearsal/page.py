"""The page before a talk: what each slide will show, for how long, what is old, missing or
invented, what the room can ask, whether the letters can be read."""

from typing import Any
from urllib.parse import quote

from components import html
from components.as_of import Here, day_menu
from components.chart_card import card
from components.forms import send_form
from components.marks import attrs, badge, icon, present
from components.rehearsal.miniature import miniature
from components.rehearsal.order import apart_card, order_button, order_tools
from components.rehearsal.view import View
from language import N_, _, ngettext
from language.dates import day
from language.numbers import number
from read_models.slides import MISSING, MOVING, OWN, STALE, Slide
from sitemap import addresses, file_addresses, form_addresses

SIZES = ((1280, 720), (1920, 1080), (3840, 2160), (1024, 768))
SMALLEST, ACROSS, DOWN = 1.5, 120, 67.5
"""Of a slide: its smallest letters, its width, its height, in one unit (assets/slides.css)."""
LEGIBLE = 15
"""Pixels on the projector from which letters are not called small."""
MARKS = {
    "none": N_("số đã công bố hoặc đã ghi"),
    "part": N_("một phần minh họa"),
    "all": N_("minh họa"),
}
TONES = {MISSING: "warn", STALE: "warn", MOVING: "info"}


def rehearsal_page(view: View) -> html.Div:
    """The list of slides first; beside it what concerns the room."""
    ready = view.deck.slides
    aside = present(_asking(view), _projector(), _before(view) if ready else None)
    columns = html.Div([_slides(view), html.Div(aside, className="re-aside")], className="re-grid")
    return html.Div(
        present(_head(view), _decks(view), _strip(view) if ready else None, columns),
        className="re-page",
        **attrs(data_deck=addresses.deck(*view.here)),
    )


def _head(view: View) -> html.Div:
    deck = view.deck
    title = html.H1(_("Diễn tập: {deck}", deck=deck.title))
    until = max((s.until for s in deck.shown if s.until), default=None)
    told = _("Số liệu đến {day}.", day=day(until)) if until else ""
    if deck.shown and not until:
        told = _("Chỉ có số đã công bố.")
    here = Here(deck.slug, addresses.rehearsal(*view.here)) if deck.slug else None
    day_of = day_menu(deck.on, here) if here else None
    line = html.Div(present(html.Span(told), day_of, badge(deck.illustrative)), className="as-of")
    actions = html.Div(_actions(view), className="acts")
    return html.Div([html.Div([title, line], className="what"), actions], className="head")


def _actions(view: View) -> list[Any]:
    if not view.deck.shown:
        return []
    notes = addresses.deck_notes(*view.there)
    file = file_addresses.deck_file(*view.there)
    presentation = file_addresses.deck_file(*view.there, ending="pptx")
    return [
        html.A(
            [icon("window-stack"), _("Cửa sổ ghi chú")],
            href=notes,
            target="ipp-notes",
            className="btn-q",
        ),
        html.A([icon("download"), _("Tải tệp HTML")], href=file, className="btn-q", download=""),
        html.A(
            [icon("download"), _("Tải tệp PPTX")], href=presentation, className="btn-q", download=""
        ),
        html.A(
            [icon("easel"), _("Bắt đầu trình chiếu")],
            href=addresses.deck(*view.there),
            className="btn-q primary",
        ),
    ]


def _decks(view: View) -> html.Nav:
    links = [
        html.A(
            title,
            href=addresses.rehearsal(*there),
            **attrs(aria_current="page" if there == view.here else None),
        )
        for title, there in view.decks
    ]
    return html.Nav(
        html.Div(links, className="switch wrap"),
        className="above",
        **attrs(aria_label=_("Bộ trang")),
    )


def _strip(view: View) -> html.Ul:
    deck = view.deck
    invented = sum(slide.illustrative != "none" for slide in deck.shown)
    stale, missing = len(deck.having(STALE)), len(deck.having(MISSING))
    skipped = len(deck.left_out)
    beside = ngettext("thêm {n} trang bị bỏ qua", "thêm {n} trang bị bỏ qua", skipped)
    minutes = html.B(
        [html.Span(number(deck.minutes), **attrs(data_minutes_total="1")), " ", _("phút")]
    )
    size = _("tệp {n} kB", n=number(view.bytes / 1000))
    parts = [
        _fact(minutes, _("của cả bộ trang"), ""),
        _fact(
            html.B(ngettext("{n} trang", "{n} trang", len(deck.shown))),
            beside if skipped else _("không trang nào bị bỏ qua"),
            "",
        ),
        _fact(html.B(number(stale)), _("trang có số cũ"), "warn" if stale else ""),
        _fact(html.B(number(missing)), _("trang thiếu số"), "warn" if missing else ""),
        _fact(html.B(number(invented)), _("trang có dữ liệu minh họa"), ""),
        _fact(html.B(_("Sẵn sàng")), _("khi mất mạng, {size}", size=size), "ok"),
    ]
    return html.Ul(parts, className="re-strip")


def _fact(value: html.B, label: str, tone: str) -> html.Li:
    return html.Li([value, html.Span(label)], className=f"re-{tone}" if tone else None)


def _slides(view: View) -> html.Form:
    deck = view.deck
    shown = [_slide(view, slide, i) for i, slide in enumerate(deck.shown, 1)]
    left_out = [_left_out(slide) for slide in deck.left_out]
    listed = html.Ol([*shown, *left_out], className="re-slides")
    body = listed if deck.slides else html.P(_("Chưa chọn thẻ nào: chọn ở dưới."), className="hint")
    back = "" if deck.name == OWN else _("Về thứ tự ban đầu")
    if deck.chosen and deck.name == OWN:
        back = _("Bỏ tất cả")
    sign = icon("arrow-counterclockwise")
    side = order_button(back, [], sign, seen=back) if back and deck.chosen else None
    subtitle = _("Tiêu đề tính từ số liệu lúc này; số cũ, thiếu, minh họa được nêu")
    cards = [card(_("Các trang sẽ chiếu"), body, subtitle=subtitle, side=side), apart_card(deck)]
    return send_form(form_addresses.arranged_deck(*view.here), present(*cards), look="re-form")


def _slide(view: View, slide: Slide, n: int) -> html.Li:
    here = addresses.deck(*view.there)
    words = present(
        html.A(slide.title, href=f"{here}#t{n}", className="re-title"),
        html.P([html.B(_("Nói:")), " ", slide.say], className="re-say") if slide.say else None,
        html.P(_rows(slide), className="hint") if slide.rows.columns else None,
    )
    return html.Li(
        [
            html.Span(str(n), className="re-n"),
            _picture(slide),
            html.Div(words, className="re-words"),
            html.Div(_states(slide), className="re-states"),
            html.Div([_minutes(slide), order_tools(view.deck, slide)], className="re-tools"),
        ]
    )


def _rows(slide: Slide) -> str:
    return ngettext("{n} dòng làm nên trang này", "{n} dòng làm nên trang này", slide.rows.count)


def _picture(slide: Slide) -> html.Img:
    source = "data:image/svg+xml," + quote(miniature(slide), safe=" =:/,'")
    return html.Img(src=source, alt="", className="re-mini", width=136, height=77)


def _states(slide: Slide) -> list[Any]:
    found = [html.Span(c.words, className=f"pill {TONES[c.kind]}") for c in slide.checks]
    if not found:
        found = [html.Span(_("Đủ"), className="pill ok")]
    mark = html.Span(className=f"re-mark re-is-{slide.illustrative}")
    return [*found, html.Span([mark, _(MARKS[slide.illustrative])], className="re-kind")]


def _minutes(slide: Slide) -> html.Div:
    """Minutes are the presenter's own: the browser keeps them (assets/rehearsal.js)."""
    named = {"title": slide.title}
    less = html.Button(
        "−", type="button", className="icon-b",
        **attrs(data_minutes=slide.key, data_by="-1", aria_label=_("Bớt một phút: {title}", **named)),
    )  # fmt: skip
    more = html.Button(
        "+", type="button", className="icon-b",
        **attrs(data_minutes=slide.key, data_by="1", aria_label=_("Thêm một phút: {title}", **named)),
    )  # fmt: skip
    shown = html.Span(
        [html.B(str(slide.minutes), **attrs(data_minutes_of=slide.key)), " ", _("phút")]
    )
    return html.Div([less, shown, more], className="re-minutes")


def _left_out(slide: Slide) -> html.Li:
    words = [html.Span(slide.title, className="re-title"), html.P(slide.skipped, className="hint")]
    parts = [
        html.Span("–", className="re-n"),
        html.Span(icon("eye-slash"), className="re-mini re-none"),
        html.Div(words, className="re-words"),
        html.Div(html.Span(_("Không chiếu"), className="pill off"), className="re-states"),
    ]
    return html.Li(parts, className="re-out")


def _asking(view: View) -> html.Section | None:
    """Which provinces the room may ask for, and of which nothing is known."""
    if not view.deck.asked:
        return None
    box = html.Input(
        id="re-ask",
        type="search",
        className="field",
        maxlength=40,
        autoComplete="off",
        **attrs(aria_label=_("Tên tỉnh, không cần dấu")),
    )
    items = [
        html.Li(
            [html.B(name), html.Span(told)],
            **attrs(data_names=name),
        )
        for name, told in _names(view)
    ]
    subtitle = _("Người trong phòng nêu tên; gõ ba chữ, không cần dấu")
    foot = _("Trong phòng: phím h ở trang bất kỳ. Tên tỉnh cũ mở tỉnh mới và nói rõ.")
    return card(
        _("Hỏi số liệu một tỉnh"),
        [box, _listed(items), html.P(foot, className="hint")],
        subtitle=subtitle,
    )


def _listed(items: list[html.Li]) -> html.Div:
    """What scrolls can be reached by keyboard."""
    label = attrs(aria_label=_("34 tỉnh, thành phố"))
    return html.Div(html.Ul(items), className="re-places", role="region", tabIndex=0, **label)


def _names(view: View) -> list[tuple[str, str]]:
    """Provinces of today, then those before 01/07/2025 with where they are now."""
    known = {True: _("có số"), False: _("chưa có dữ liệu")}
    today = [(one.name, known[one.known]) for one in view.deck.asked]
    former = [
        (name, _("nay thuộc {place}", place=one.name))
        for one in view.deck.asked
        for name in one.former
        if name != one.name
    ]
    return today + former


def letter(width: int, height: int) -> float:
    """Pixels of the smallest letter of a slide on a projector of that size."""
    return SMALLEST * min(width / ACROSS, height / DOWN)


def _projector() -> html.Section:
    rows = []
    for width, height in SIZES:
        size = letter(width, height)
        fits = size >= LEGIBLE
        pill = html.Span(
            _("vừa") if fits else _("chữ nhỏ"), className="pill ok" if fits else "pill warn"
        )
        cells = [
            html.Td(f"{width} × {height}"),
            html.Td(f"{number(size, 0 if size == int(size) else 1)} px", className="num"),
            html.Td(pill),
        ]
        rows.append(html.Tr(cells))
    head = html.Tr(
        [html.Th(text, scope="col") for text in (_("Máy chiếu"), _("Chữ nhỏ nhất"), _("Đọc được"))]
    )
    table = html.Table(
        [
            html.Caption(_("Cỡ chữ theo máy chiếu"), className="visually-hidden"),
            html.Thead(head),
            html.Tbody(rows),
        ],
        className="t",
    )
    here = html.P(
        [_("Màn hình này:"), " ", html.Span("–", **attrs(data_screen="1"))], className="hint"
    )
    return card(_("Cỡ máy chiếu"), [here, table])


def _before(view: View) -> html.Section:
    deck = view.deck
    shown = len(deck.shown)
    done = [
        ngettext("{n} trang đã nằm trong máy", "{n} trang đã nằm trong máy", shown),
        _("Tệp HTML mở được khi rút mạng"),
        _("Tự chuyển trang: tắt, đến khi bấm Space"),
    ]
    if deck.asked:
        done.append(_("34 trang tỉnh, thành phố đã nằm trong máy"))
    kinds = {
        STALE: N_("Trang {n}: cập nhật số trước giờ nói"),
        MOVING: N_("Trang {n}: đọc lại tiêu đề trong ngày nói"),
    }
    todo = [
        _(words, n=i)
        for i, slide in enumerate(deck.shown, 1)
        for kind, words in kinds.items()
        if any(check.kind == kind for check in slide.checks)
    ]
    items = [html.Li([icon("check2"), text], className="re-ok") for text in done]
    items += [html.Li([icon("exclamation-diamond"), text], className="re-warn") for text in todo]
    return card(_("Trước giờ nói"), html.Ul(items, className="re-before"))
