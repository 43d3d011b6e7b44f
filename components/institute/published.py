"""What was published, word for word: where sources disagree or leave the period open first, then
every figure by topic."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.chart_card import card
from components.marks import attrs, icon, pill, present
from components.network.visit_differences import differences_card
from components.published import period_text, quoted, source, value_text
from components.published_table import published_table
from components.table import wide
from components.tabs import tabs
from domain.network.records import FLOW, SUBJECTS, Figure
from language import _, ngettext
from language.numbers import signed
from read_models.published import TOPICS, Beside, Published
from read_models.visit_years import Difference
from sitemap import addresses, file_addresses

INDICATOR = "so-lieu-cong-bo"


def published_page(view: Published, differing: Sequence[Difference] = ()) -> list[Any]:
    """`differing`: imported numbers of visits that say something else than published ones."""
    shown = [view.topic] if view.topic else list(TOPICS)
    lists = [
        _topic(topic, view.of(topic), open=bool(view.topic)) for topic in shown if view.of(topic)
    ]
    beside = (
        []
        if view.topic
        else present(*(_beside(found) for found in view.beside), differences_card(differing))
    )
    return [
        _head(view),
        html.Div(
            [*beside, html.Div([_tabs(view), *lists], className="stack all-figures")],
            className="stack",
        ),
    ]


def _head(view: Published) -> html.Div:
    counts = _("{n} số liệu từ {sources} nguồn.", n=len(view.figures), sources=view.sources)
    told = _("Ghi đúng như nguồn viết: không cộng, không quy đổi, không điều chỉnh.")
    line = html.Div([html.Span(counts), html.Span(told)], className="as-of")
    what = html.Div([html.H1(_("Số liệu đã công bố")), line], className="what")
    files = [
        html.A(
            [icon("download"), ending.upper()],
            href=file_addresses.published_file(ending, view.topic),
            className="btn-q",
            download="",
        )
        for ending in ("xlsx", "csv")
    ]
    return html.Div([what, html.Div(files, className="acts")], className="head")


def _tabs(view: Published) -> html.Nav:
    """The counts of the topics are those of their rows, and add up to all."""
    every = (_("Tất cả"), len(view.figures), addresses.published(), not view.topic)
    each = [
        (_(label), len(view.of(code)), addresses.published(code), view.topic == code)
        for code, (label, _subjects) in TOPICS.items()
        if view.of(code) or view.topic == code
    ]
    return tabs(_("Chủ đề"), [every, *each])


def _beside(found: Beside) -> html.Section:
    mark = pill(_("không khớp"), "bad") if found.disagree else pill(_("chưa rõ kỳ"), "warn")
    cells = html.Ul([html.Li(_said(figure)) for figure in found.figures], className="side-by-side")
    used = _(
        "Cách dùng: ghi từng số kèm ngày và nguồn; không cộng, không chọn một số thay cho các số khác."
    )
    title = _("{subject}: các nguồn ghi cạnh nhau", subject=_(SUBJECTS[found.subject]))
    return card(title, [cells, html.P(used, className="hint")], side=mark, indicator=INDICATOR)


def _said(figure: Figure) -> list[Any]:
    value = (
        signed(figure.value)
        if figure.measure == FLOW and figure.subject == "stations" and figure.value
        else value_text(figure)
    )
    worded = html.Div(quoted(figure.wording)) if figure.wording else None
    note = html.Small(figure.note, className="hint line", lang="vi") if figure.note else None
    return present(
        html.Small(period_text(figure)),
        html.B(value, className="big"),
        worded,
        note,
        html.Small(source(figure)),
    )


def _topic(code: str, figures: Sequence[Figure], *, open: bool) -> html.Section:
    """Folded where all topics stand below each other; its file has the rows either way."""
    title = _(TOPICS[code][0])
    caption = _("Số gần đúng giữ nguyên “hơn”, “gần”, “khoảng”; không suy ra số khác")
    button = html.Button(
        [icon("download"), "CSV"], type="button", className="btn-q", **attrs(data_csv="1")
    )
    count = ngettext("{n} số liệu", "{n} số liệu", len(figures))
    folded = html.Details(
        [
            html.Summary([html.Span(count), icon("chevron-down")], className="btn-q"),
            wide(published_table(caption, figures), title),
        ],
        className="folded",
        open=open or None,
    )
    drawn = card(title, folded, side=button, indicator=INDICATOR)
    drawn |= attrs(data_file=f"so-lieu-cong-bo-{code}")
    return drawn
