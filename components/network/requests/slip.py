"""The slip of a search on the screen, as it goes on A5."""

from dataclasses import dataclass
from typing import Any

from components import html
from components.marks import attrs, badge, icon, present
from language import _
from read_models.counter import BookedSlip
from read_models.slip_words import Paper, paper
from sitemap import addresses, file_addresses


@dataclass(frozen=True, slots=True)
class SlipView:
    """`writes`: whether the reader works at the counter."""

    booked: BookedSlip
    post: str
    writes: bool


def slip_page(view: SlipView) -> list[Any]:
    said = paper(view.booked)
    return [_head(said, view.post, view.writes), _sheet(said, view.booked.illustrative)]


def _head(said: Paper, post: str, writes: bool) -> html.Div:
    href = addresses.one_request(said.number, post)
    back = html.Nav(html.A(said.number, href=href), **attrs(aria_label=_("Quay lại")))
    file = html.A(
        [icon("file-earmark-pdf"), _("PDF, khổ A5")],
        href=file_addresses.search_slip_file(said.number, post),
        className="btn-q",
        download="",
    )
    again = html.A(_("Phiếu mới"), href=addresses.counter(post), className="btn-q")
    press = html.Button(
        [icon("printer"), _("In phiếu")],
        type="button",
        className="btn-q primary",
        **attrs(data_print="1"),
    )
    what = html.Div([back, html.H1(_("Phiếu tra cứu"))], className="what")
    acts = present(again if writes else None, file, press)
    return html.Div([what, html.Div(acts, className="acts")], className="head cq-slip-head")


def _sheet(said: Paper, illustrative: bool) -> html.Section:
    top = html.Div(
        [
            html.B(said.desk, lang="vi"),
            html.Div([html.Div([_("Số:"), " ", html.B(said.number)]), html.Div(said.moment)]),
        ],
        className="cq-top",
    )
    facts = [html.Div([html.Dt(label), html.Dd(words)]) for label, words in said.facts]
    parts = present(
        top,
        html.H2(said.title),
        badge("all") if illustrative else None,
        html.Dl(facts, className="cq-facts"),
        html.H3(_("Kết quả: {result}", result=said.result)),
        _rows(said) if said.rows else None,
        html.P(said.rest, className="hint") if said.rest else None,
        html.H3(_("Trả lời")),
        html.P(said.answer, className="rq-text", lang="vi"),
        html.P(said.basis, className="hint") if said.basis else None,
        _not_this(said),
        html.Div([html.Span(_("Người tra cứu")), html.B(said.by)], className="cq-by"),
    )
    return html.Section(parts, className="cq-slip", **attrs(aria_label=said.title))


def _rows(said: Paper) -> html.Table:
    heads = [html.Th(words, scope="col") for words in said.heads]
    lines = [
        html.Tr(
            [
                html.Th([html.B(title), html.Small(owner)], scope="row", lang="vi"),
                html.Td([number, html.Small(filed)]),
                html.Td(classes),
                html.Td(status),
            ]
        )
        for title, owner, number, filed, classes, status in said.rows
    ]
    return html.Table([html.Thead(html.Tr(heads)), html.Tbody(lines)], className="cq-rows")


def _not_this(said: Paper) -> html.Section:
    listed = html.Ul([html.Li(words) for words in said.not_this])
    return html.Section([html.H3(_("Phiếu này không phải là")), listed], className="cq-not")
