"""Are we on time with what we said we would do: targets with the time that has passed, stations by
stage, tasks with the overdue ones first, what was published for the year."""

from typing import Any

from components import html
from components.chart_card import card
from components.marks import attrs, badge, icon, present
from components.network.goals.form import form_card
from components.network.goals.targets import stages_card, targets_card
from components.network.goals.tasks import tasks_card
from components.network.goals.view import NEW, TARGET, TASK, View
from components.published import quoted, source, value_text
from domain.calendar.dates import year_span
from domain.network.records import TARGET as PLANNED
from domain.network.records import Figure
from language import _
from language.dates import day
from language.numbers import NOT_APPLICABLE, percent
from sitemap import addresses, file_addresses

INDICATOR = "tram-va-muc-tieu"


def goals_page(view: View) -> list[Any]:
    top = html.Div([targets_card(view), stages_card(view)], className="grid goals-grid")
    cards = present(form_card(view), top, tasks_card(view), _published(view))
    return [_head(view), html.Div(cards, className="stack")]


def _head(view: View) -> html.Div:
    data = view.data
    invented = data.invented
    mark = badge("all" if all(invented) else "part") if any(invented) else None
    first, last = year_span(data.year)
    over = min(max((data.today - first).days + 1, 0) / ((last - first).days + 1), 1)
    said = _("Số liệu đến {day}, đã qua {share} thời gian của năm.",
             day=day(data.today), share=percent(over))  # fmt: skip
    line = html.Div(present(html.Span(said), mark), className="as-of")
    title = html.H1(_("Nhiệm vụ và chỉ tiêu năm {year}", year=data.year))
    acts = [_years(view), *_files(data.year), *_tools(view)]
    what = html.Div([title, line], className="what")
    return html.Div([what, html.Div(acts, className="acts")], className="head")


def _years(view: View) -> html.Div:
    links = [
        html.A(
            str(year),
            href=addresses.goals(year),
            **attrs(aria_current="true" if year == view.data.year else None),
        )
        for year in view.data.years[-6:]
    ]
    named = attrs(aria_label=_("Năm"))
    return html.Div(links, className="switch wrap", role="group", **named)


def _files(year: int) -> list[Any]:
    return [
        html.A([icon("download"), ending.upper()], href=file_addresses.goals_file(year, ending),
               className="btn-q", download="")
        for ending in ("xlsx", "csv")
    ]  # fmt: skip


def _tools(view: View) -> list[Any]:
    if not view.may:
        return []
    new = (
        (TARGET, _("Thêm chỉ tiêu"), "btn-q"),
        (TASK, _("Thêm nhiệm vụ"), "btn-q primary"),
    )
    by_file = html.A([icon("upload"), _("Từ tệp")], href=addresses.IMPORTS, className="btn-q")
    forms = [
        html.A([icon("plus-lg"), label], href=addresses.goals(view.data.year, write=code + NEW),
               className=look)
        for code, label, look in new
    ]  # fmt: skip
    return [by_file, *forms]


def _published(view: View) -> html.Section | None:
    """Letter by letter; what became of it no source tells."""
    told = [figure for figure in view.published if figure.measure == PLANNED]
    if not told:
        return None
    lines = [html.Li(_said(figure)) for figure in told]
    body = html.Ul(lines, className="names told-figures")
    title = _("Đã công bố cho năm {year}", year=view.data.year)
    note = _("Nguyên văn trong ngoặc kép, không có số minh họa")
    return card(title, body, subtitle=note, indicator=INDICATOR)


def _said(figure: Figure) -> html.Div:
    words = quoted(figure.wording) if figure.wording else html.Span(figure.about, lang="vi")
    goal = (
        _("kết quả chưa có nguồn: {none}/{goal}", none=NOT_APPLICABLE, goal=value_text(figure))
        if figure.value is not None
        else _("kết quả chưa có nguồn")
    )
    return html.Div([words, html.Small([goal, " · ", source(figure)])])
