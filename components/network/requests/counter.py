"""The counter: somebody asks whether a name is free or a title alive. Looked up, answered and booked
on one page, in the order in which it is asked."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from components import html
from components.forms import choice, send_form, text_area, text_field
from components.marks import attrs, badge, icon, kind_swatch, present, status_pill
from components.network.requests.prepared import prepared_choices
from domain.network.requests import CHANNELS, LONGEST_ENTRY, LONGEST_NAME, REQUESTERS, SEARCH
from domain.places.provinces import PROVINCES_34, place_name
from domain.records.office_page import MARKS, collection_of, office_search
from domain.text.folding import sort_key, words
from language import _
from language.dates import day
from language.numbers import missing
from read_models import slip_words
from read_models.counter import (
    LAST_CLASS,
    NICE,
    OUTSIDE,
    PREPARED,
    PRINT,
    SAVE,
    TEXT,
    UNSEEN,
    WAY,
    WAYS,
    Found,
    Hit,
    LookUp,
    Slip,
)
from read_models.prepared_answers import Prepared
from read_models.query_strings import POST, as_query
from read_models.requests import EVERY, RequestsAsked
from sitemap import addresses, form_addresses

PREFIX = "cq"
FOUND = f"{PREFIX}-found"
"""The heading of what was found: the focus goes there after a search (assets/app.js)."""


@dataclass(frozen=True, slots=True)
class CounterView:
    """`own`: the province that alone can be named; `place`: the one that is preset; `channel`: how
    it was last asked; `slip`: what would stand on paper, before anybody has looked outside."""

    asked: LookUp
    found: Found
    slip: Slip
    today: date
    form_key: str
    desk: str
    channel: str
    own: str
    place: str
    demonstration: bool
    answers: tuple[Prepared, ...] = ()

    @property
    def used(self) -> Prepared | None:
        return next((one for one in self.answers if one.id == self.asked.prepared), None)


def counter_page(view: CounterView) -> list[Any]:
    left = present(_looking(view), _hits(view), _slip_told(view))
    right = [_booking(view)] if view.asked.text else [_nothing_asked()]
    parts = [html.Div(left, className="cq-side"), html.Div(right, className="cq-side")]
    return [_head(view), *_written(view), html.Div(parts, className="cq-page")]


def _head(view: CounterView) -> html.Div:
    found = view.found
    told = [html.Span(f"{view.desk}, {day(view.today)}.")]
    if found.register:
        told.append(html.Span(f"{_source(view)}."))
    mark = badge("all") if view.demonstration else None
    what = [html.H1(_("Quầy tra cứu")), html.Div(present(*told, mark), className="as-of")]
    query = RequestsAsked(EVERY, SEARCH, post=view.asked.post).query()
    listed = html.A(_("Các lượt tra cứu"), href=addresses.requests(query), className="btn-q")
    again = html.A(
        [icon("arrow-counterclockwise"), _("Phiếu mới")],
        href=addresses.counter(view.asked.post),
        className="btn-q",
    )
    acts = html.Div([listed, again], className="acts")
    return html.Div([html.Div(what, className="what"), acts], className="head")


def _source(view: CounterView) -> str:
    return slip_words.source_words(view.slip)


def _written(view: CounterView) -> list[Any]:
    told, post = view.asked.written, view.asked.post
    if not told:
        return []
    one = html.A(told, href=addresses.one_request(told, post))
    paper = html.A(_("Phiếu A5"), href=addresses.search_slip(told, post))
    return [html.P([_("Đã ghi"), " ", one, " · ", paper], className="rq-written")]


def _looking(view: CounterView) -> html.Section:
    asked = view.asked
    ways = [_radio(WAY, code, _(label), code == asked.way) for code, label in WAYS.items()]
    legend = html.Legend(_("Hỏi gì"), className="visually-hidden")
    nice = str(asked.nice) if asked.nice else ""
    boxes = [
        text_field(TEXT, _("Tên, số đơn hoặc số văn bằng"), asked.text, prefix=PREFIX,
                   maxLength=120, autoFocus=not asked.text),
        text_field(NICE, _("Nhóm Nice"), nice, prefix=PREFIX, inputMode="numeric", maxLength=2,
                   placeholder=f"1–{LAST_CLASS}"),
        html.Button([icon("search"), _("Tra")], type="submit", className="btn-q primary"),
    ]  # fmt: skip
    form = html.Form(
        [
            html.Fieldset([legend, html.Div(ways, className="rq-chips")], className="rq-field"),
            html.Div(boxes, className="cq-ask"),
        ],
        action=addresses.counter(),
        method="GET",
        className="cq-look",
        **attrs(data_keep=as_query({POST: asked.post}).removeprefix("?") or None, data_found=FOUND),
    )
    return _card(_("1. Tra cứu"), _("Enter để tra"), form)


def _radio(name: str, value: str, label: str, ticked: bool) -> html.Label:
    box = html.Check(type="radio", name=name, value=value, defaultChecked=ticked or None,
                     key=f"{PREFIX}-{name}-{value}")  # fmt: skip
    return html.Label([box, html.Span(label)], className="rq-chip")


def _card(title: str, aside: str, *parts: Any, ident: str | None = None) -> html.Section:
    """`ident`: of a heading that the focus goes to."""
    heading = html.H2(title, id=ident, tabIndex=-1 if ident else None)
    head = html.Div(present(heading, html.P(aside) if aside else None), className="card-h")
    return html.Section([head, html.Div(list(parts), className="card-b")], className="card-x")


def _nothing_asked() -> html.Section:
    said = _("Gõ tên hoặc số rồi Enter. Kết quả, câu trả lời và phiếu hiện ngay trên trang này.")
    return _card(_("2. Trả lời, ghi và in"), "", html.P(said, className="hint"))


def _hits(view: CounterView) -> html.Section | None:
    asked, found = view.asked, view.found
    if not asked.text:
        return None
    slip = view.slip
    where = _("Trong tỉnh {place}", place=found.place) if found.place else _("Trong các tỉnh")
    result = slip_words.result_words(slip)
    title = f"{where}: {result}" if found.register else result
    lines = [_hit(view, hit) for hit in found.hits]
    listed = html.Ol(lines, className="cq-hits") if lines else None
    told = _what_is_told(view)
    parts = present(html.P(told, className="hint"), listed, _elsewhere(view))
    return _card(title, "", *parts, ident=FOUND)


def _what_is_told(view: CounterView) -> str:
    if not view.found.register:
        return _("Đơn vị này không có dữ liệu của tỉnh để tra; xin tra ở cổng công khai dưới đây.")
    return _(
        "Bỏ dấu vẫn tìm thấy. Chỉ phần đã công bố: không có ghi chú, liên hệ, thời hạn, bản ghi tự nhập."
    )


def _hit(view: CounterView, hit: Hit) -> html.Li:
    name = [kind_swatch(hit.kind), html.B(_marked(hit.title, view.asked.text), lang="vi")]
    label = _("số văn bằng {number}") if hit.granted else _("số đơn {number}")
    told = [label.format(number=hit.number or missing())]
    if hit.filed:
        told.append(_("nộp {day}", day=day(hit.filed)))
    if hit.classes:
        told.append(_("nhóm {classes}", classes="; ".join(hit.classes)))
    if not view.found.place:
        told.append(place_name(hit.vn34, "vn34"))
    side = html.Div(present(status_pill(hit.status), _about_class(view, hit)), className="cq-state")
    mark = html.Span(" ▨", title=_("dữ liệu minh họa")) if hit.illustrative else None
    owner = html.Small(present(hit.owner, mark), lang="vi")
    about = html.Div([html.Div(name, className="cq-name"), owner, html.Small(" · ".join(told))])
    return html.Li([about, side])


def _about_class(view: CounterView, hit: Hit) -> html.Small | None:
    nice = view.asked.nice
    if nice is None or not hit.classes:
        return None
    return html.Small(_("trùng nhóm {n}", n=nice) if hit.is_of(nice) else _("khác nhóm"))


def _marked(title: str, asked: str) -> list[Any]:
    """The words that were asked for marked in the title."""
    wanted = words(asked)
    found: list[Any] = []
    for word in title.split():
        plain = words(word)
        meant = wanted and any(part in wanted or part.startswith(wanted[-1]) for part in plain)
        found += [html.Mark(word) if meant else word, " "]
    return found[:-1]


def _elsewhere(view: CounterView) -> html.Div:
    """The way to the office's own search, filled in: what it answers nobody here knows."""
    text = view.asked.text
    collection = collection_of(text) if view.asked.way != "ten" else MARKS
    link = html.A(
        _("tra cứu công khai của Cục Sở hữu trí tuệ"),
        href=office_search(text, collection),
        target="_blank",
        rel="noreferrer",
    )
    said = html.P(
        [
            html.B(_("Ngoài tỉnh: chưa tra.")),
            " ",
            _("Mở"),
            " ",
            link,
            " ",
            _("(đã điền sẵn “{text}”; mở trang khác), rồi ghi kết quả ở mục 2.", text=text),
        ]
    )
    return html.Div([icon("link-45deg"), said], className="cq-out")


def _slip_told(view: CounterView) -> html.Section | None:
    if not view.asked.text:
        return None
    slip = view.slip
    lines = (
        (_("Đã tra"), slip_words.asked_words(slip)),
        (_("Ở đâu"), slip_words.source_words(slip)),
        (_("Không hứa"), " ".join(slip_words.not_this(slip))),
    )
    rows = [html.Div([html.Dt(label), html.Dd(said)]) for label, said in lines]
    return _card(_("Phiếu sẽ nói"), _("Khổ A5, một trang"), html.Dl(rows, className="cq-facts"))


def _booking(view: CounterView) -> html.Form:
    asked, found = view.asked, view.found
    outside = [_radio("outside", code, _(label), code == UNSEEN) for code, label in OUTSIDE.items()]
    seen = html.Fieldset(
        [html.Legend(_("Ở cổng công khai của Cục")), html.Div(outside, className="rq-chips")],
        className="rq-field",
    )
    used = view.used
    first = slip_words.first_answer(view.slip)
    text = f"{used.told}\n\n{first}" if used else first
    answer = text_area(
        "answer", _("Câu trả lời *"), text, prefix=PREFIX,
        rows=9 if used else 5, maxLength=LONGEST_ENTRY, key=f"{view.form_key}-answer",
    )  # fmt: skip
    ready = prepared_choices(view.answers, asked.prepared, partial(_with_answer, view), view.today)
    cards = [
        _card(_("Câu trả lời soạn sẵn"), _("Của Viện; sửa được sau khi chọn"), *ready),
        _card(_("2. Trả lời"), _("Sửa được trước khi in"), seen, answer),
        _card(_("3. Ghi và in"), _("Ghi thành yêu cầu loại Tra cứu"), *_asker(view), _buttons()),
    ]
    also = {"form_key": view.form_key, "seal": found.seal, WAY: asked.way, TEXT: asked.text}
    if asked.nice:
        also[NICE] = str(asked.nice)
    if used:
        also |= {PREPARED: str(used.id), "cau_lan": str(used.version)}
    return send_form(form_addresses.book_search(asked.post), cards, also=also, look="cq-book")


def _with_answer(view: CounterView, number: int) -> str:
    return addresses.looked_up(replace(view.asked, prepared=number))


def _asker(view: CounterView) -> list[Any]:
    types = {code: _(word) for code, word in REQUESTERS.items()}
    channels = {code: _(word) for code, word in CHANNELS.items()}
    hint = _("Chỉ người xử lý thấy; xóa sau thời hạn lưu. Không in trên phiếu.")
    rows = [
        text_field("requester", _("Tên người hỏi *"), "", prefix=PREFIX, maxLength=LONGEST_NAME),
        choice("requester_type", _("Loại hình"), types, "person", prefix=PREFIX),
        text_field("phone", _("Điện thoại (không bắt buộc)"), "", prefix=PREFIX, inputMode="tel",
                   maxLength=40, hint=hint),
        choice("channel", _("Kênh"), channels, view.channel, prefix=PREFIX),
    ]  # fmt: skip
    return [html.Div([*rows, *_place(view)], className="cq-pair")]


def _place(view: CounterView) -> list[Any]:
    if view.own:
        return []
    names = {code: place_name(code, "vn34") for code in PROVINCES_34}
    ordered = {code: names[code] for code in sorted(names, key=lambda code: sort_key(names[code]))}
    first = {} if view.place else {"": _("Chọn tỉnh")}
    return [choice("vn34", _("Tỉnh của người hỏi *"), first | ordered, view.place, prefix=PREFIX)]


def _buttons() -> html.Div:
    save = html.Button(_("Chỉ lưu"), type="submit", name="then", value=SAVE, className="btn-q")
    press = html.Button(
        [icon("printer"), _("Lưu, in phiếu A5")],
        type="submit",
        name="then",
        value=PRINT,
        className="btn-q primary",
    )
    return html.Div([save, press], className="acts cq-acts")
