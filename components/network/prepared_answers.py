"""The answers that the institute keeps ready: a list with what has to be read again first, and one
of them open, to be written, published, retired or read again."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from components import html
from components.chart_card import card
from components.forms import choice, field, send_form, text_area, text_field
from components.marks import icon, pill, present
from components.table import Column, data_table, wide
from domain.network.requests import TOPICS
from domain.terms.cited import citable
from language import _
from language.dates import day, day_and_time
from language.numbers import number
from read_models.prepared_answers import (
    DID,
    LONGEST_TEXT,
    LONGEST_TITLE,
    PUBLISHED,
    READ,
    RETIRED,
    STATES,
    Past,
    Prepared,
    cited_words,
)
from sitemap import addresses, form_addresses

PREFIX = "pa"


@dataclass(frozen=True, slots=True)
class PreparedView:
    """`chosen`: the number of the one that is open, 0 for none; `new`: one is to be written;
    `writes`: whether the reader may."""

    answers: tuple[Prepared, ...]
    past: tuple[Past, ...]
    chosen: int
    new: bool
    writes: bool
    today: date

    @property
    def one(self) -> Prepared | None:
        if self.new and self.writes:
            return Prepared()
        return next((answer for answer in self.answers if answer.id == self.chosen), None)


def prepared_page(view: PreparedView) -> list[Any]:
    opened = view.one
    cards = [_list_card(view)]
    if opened is not None:
        cards = [_one_card(view, opened), *cards]
    if opened is not None and view.past:
        cards.insert(1, _past_card(view))
    return [_head(view), html.Div(cards, className="stack")]


def _head(view: PreparedView) -> html.Div:
    stale = sum(bool(a.changed(view.today)) for a in view.answers if a.state == PUBLISHED)
    said = _("{n} câu đang dùng, {stale} câu cần đọc lại.",
             n=number(sum(a.state == PUBLISHED for a in view.answers)), stale=number(stale))  # fmt: skip
    what = [html.H1(_("Câu trả lời soạn sẵn")), html.Div(html.Span(said), className="as-of")]
    write = html.A(
        [icon("plus-lg"), _("Soạn câu mới")],
        href=addresses.new_prepared_answer(),
        className="btn-q",
    )
    acts = html.Div(write, className="acts") if view.writes else None
    return html.Div(present(html.Div(what, className="what"), acts), className="head")


def _list_card(view: PreparedView) -> html.Section:
    title = _("Các câu trả lời")
    told = _("Trạm và Sở thấy câu đang dùng ở quầy tra cứu; câu có ◆ dựa vào quy định đã thay đổi.")
    if not view.answers:
        empty = _("Chưa có câu nào. Viện soạn, ghi căn cứ rồi cho dùng; hệ thống không soạn thay.")
        return card(title, html.P(empty, className="hint"), subtitle=told)
    columns = [
        Column(_("Câu hỏi")),
        Column(_("Chủ đề")),
        Column(_("Trạng thái")),
        Column(_("Đọc gần nhất")),
        Column(_("Căn cứ")),
    ]
    ordered = sorted(view.answers, key=lambda answer: not answer.changed(view.today))
    lines = [_line(view, answer) for answer in ordered]
    table = data_table(title, columns, lines, stacks=True)
    return card(title, wide(table, title), subtitle=told)


def _line(view: PreparedView, answer: Prepared) -> list[Any]:
    look = "ok" if answer.state == PUBLISHED else "off"
    return [
        html.A(answer.shown, href=addresses.prepared_answers(answer.id)),
        _(TOPICS[answer.topic]),
        pill(_(STATES[answer.state]), look),
        _read_by(view, answer),
        html.Ul([html.Li(_cited(view, answer, code)) for code in answer.cites]),
    ]


def _read_by(view: PreparedView, answer: Prepared) -> list[Any]:
    told = f"{answer.read_by}, {day(answer.read_on)}"
    if not answer.changed(view.today):
        return [told]
    return [pill(_("Cần đọc lại"), "warn"), html.Small(told, className="hint line")]


def _cited(view: PreparedView, answer: Prepared, code: str) -> str:
    mark = "◆ " if code in answer.changed(view.today) else ""
    return mark + cited_words(code, view.today)


def _one_card(view: PreparedView, answer: Prepared) -> html.Section:
    title = answer.shown or _("Câu trả lời mới")
    close = html.A(_("Đóng"), href=addresses.prepared_answers(), className="btn-q")
    if not view.writes:
        texts = [html.P(answer.text, className="rq-text", lang="vi")]
        texts.append(html.P(answer.text_en, className="rq-text", lang="en"))
        return card(title, texts, side=close)
    parts = present(_moves(view, answer) if answer.id else None, answer_form(view, answer))
    return card(title, parts, side=close)


def _moves(view: PreparedView, answer: Prepared) -> html.Div:
    """What can be done with it as it stands."""
    parts = []
    if answer.changed(view.today):
        parts.append(_move(answer, READ, _("Đã đọc lại, vẫn đúng")))
    if answer.state == PUBLISHED:
        parts.append(_move(answer, RETIRED, _("Ngừng dùng")))
    else:
        parts.append(_move(answer, PUBLISHED, _("Cho dùng")))
    return html.Div(parts, className="acts")


def _move(answer: Prepared, did: str, label: str) -> html.Form:
    press = html.Button(label, type="submit", className="btn-q")
    also = {"move": did, "version": answer.version}
    return send_form(form_addresses.move_prepared_answer(answer.id), [press], also=also)


def answer_form(view: PreparedView, answer: Prepared) -> html.Form:
    topics = {code: _(name) for code, name in TOPICS.items()}
    parts = [
        _line_of("title", _("Câu hỏi, tiếng Việt *"), answer.title),
        _line_of("title_en", _("Câu hỏi, tiếng Anh *"), answer.title_en),
        _text_of("text", _("Câu trả lời, tiếng Việt *"), answer.text),
        _text_of("text_en", _("Câu trả lời, tiếng Anh *"), answer.text_en),
        choice("topic", _("Chủ đề"), topics, answer.topic, prefix=PREFIX),
    ]
    save = html.Button(_("Lưu"), type="submit", className="btn-q primary")
    also = {"answer_id": answer.id, "version": answer.version}
    return send_form(
        form_addresses.KEEP_PREPARED_ANSWER,
        [
            html.Div(parts, className="fields pa-form"),
            _cites(view, answer),
            html.Div(save, className="acts"),
        ],
        also=also,
    )


def _line_of(name: str, label: str, value: str) -> html.Div:
    return text_field(name, label, value, prefix=PREFIX, maxLength=LONGEST_TITLE)


def _text_of(name: str, label: str, value: str) -> html.Div:
    return text_area(name, label, value, prefix=PREFIX, rows=5, maxLength=LONGEST_TEXT)


def _cites(view: PreparedView, answer: Prepared) -> html.Div:
    """Boxes for the law's lines and the rules that the answer rests on."""
    boxes = [
        html.Li(
            html.Label(
                [
                    html.Check(name="cites", value=code, key=f"{answer.id}-{code}",
                               defaultChecked=code in answer.cites or None),
                    html.Span(cited_words(code, view.today)),
                ],
                className="pa-cite",
            )
        )
        for code in citable()
    ]  # fmt: skip
    listed = html.Details(
        [html.Summary(_("Chọn quy định, điều luật")), html.Ul(boxes, className="pa-cites")],
        open=True,
    )
    return field("cites", _("Căn cứ *"), listed, ident=f"{PREFIX}-cites")


def _past_card(view: PreparedView) -> html.Section:
    title = _("Lịch sử của câu này")
    columns = [
        Column(_("Lần"), True),
        Column(_("Việc")),
        Column(_("Ai")),
        Column(_("Lúc")),
        Column(_("Nội dung sau đó")),
    ]
    lines = [
        [number(past.version), _(DID[past.did]), past.by, day_and_time(past.at), past.text]
        for past in view.past
    ]
    return card(title, wide(data_table(title, columns, lines, stacks=True), title))
