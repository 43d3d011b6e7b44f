"""The leading Nice classes among the marks that are alive."""

from textwrap import wrap
from typing import Any

from components import html
from components.chart_card import chart_body, graph
from components.figures.ranking import ranking_figure
from components.overview.view import View
from components.states import empty
from components.table import Column, counted, data_table
from domain.records.classes import NICE, class_label
from language import _
from language.numbers import number

CARD = "nhom-nice"
LONGEST = 24
"""Characters of a line of a label, which has two where one does not do."""


def title() -> str:
    return _("Nhãn hiệu theo nhóm Nice")


def nice_card(view: View) -> Any:
    subtitle = _("{n} nhóm nhiều nhất, nhãn hiệu còn hiệu lực", n=len(view.data.nice))
    if not view.data.nice:
        return empty(
            _("Chưa có nhãn hiệu còn hiệu lực"), _("Nhãn hiệu có nhóm Nice sẽ hiện ở đây.")
        )
    names = [_short(code) for code, _n in view.data.nice]
    codes = [code for code, _n in view.data.nice]
    counts = [n for _code, n in view.data.nice]
    figure = ranking_figure(
        names, counts, codes=codes, address=view.alive(kinds=("NH",)) + "&nhom={c}", shade="nh"
    )
    sentence = _(
        "Biểu đồ thanh: {list}.",
        list="; ".join(f"{class_label(code)}: {number(n)}" for code, n in view.data.nice),
    )
    chart = graph(figure, sentence, height=45 * len(counts))
    return chart_body(CARD, title(), chart, subtitle=subtitle)


def _short(code: str) -> str:
    label = _(NICE[code]) if code in NICE else ""
    return f"{code}  " + "<br>".join(wrap(label, LONGEST))


def _address(view: View, code: str) -> str:
    return view.alive(kinds=("NH",), classes=(code,))


def nice_table(view: View) -> html.Table:
    columns = (Column(_("Nhóm Nice")), Column(_("Nhãn hiệu còn hiệu lực"), True))
    rows = [[class_label(code), counted(n, _address(view, code))] for code, n in view.data.nice]
    return data_table(_("Một nhãn hiệu được đếm ở mỗi nhóm của nó"), columns, rows)
