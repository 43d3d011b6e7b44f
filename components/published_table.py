"""Published figures as a table: every one with its period, wording and source; sources that
disagree in lines of their own."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.published import period_text, source, subject_text, value_text, words
from components.table import Column, data_table
from domain.network.records import MEASURES, Figure
from language import _


def published_table(caption: str, figures: Sequence[Figure]) -> html.Table:
    columns = (
        Column(_("Chỉ tiêu")),
        Column(_("Kỳ")),
        Column(_("Giá trị"), True),
        Column(_("Nguyên văn")),
        Column(_("Nguồn")),
    )
    return data_table(caption, columns, [_row(figure) for figure in figures], stacks=True)


def _row(figure: Figure) -> list[Any]:
    name = [subject_text(figure), html.Small(_(MEASURES[figure.measure]), className="hint line")]
    said = words(figure)
    if figure.note and figure.wording:
        said.append(html.Small(figure.note, className="hint line", lang="vi"))
    return [
        name,
        period_text(figure),
        html.Span(value_text(figure), className="nowrap"),
        said or None,
        source(figure),
    ]
