"""A published figure in its place on a page: period in words, wording and what it compares to, tables of figures with their sources."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.format import number
from components.marks import present
from components.published import moment_text, period_text, quoted, source_link, subject_text, value_text
from components.table import Column, data_table
from domain.counts import EXACT, QUALIFIERS
from domain.network import MEASURES, Figure
from i18n import _


def not_told() -> str:
    """What stands where the published sources say nothing."""
    return _("báo cáo không nêu")


def amount(value: int, qualifier: str = EXACT) -> str:
    """1.477.321; hơn 1.000; gần 30."""
    word = QUALIFIERS[qualifier]
    return f"{_(word)} {number(value)}" if word else number(value)


def period(figure: Figure) -> str:
    """What the figure is about in time, as far as the source says."""
    year = len(figure.period) == len("2021")
    if figure.period_kind == "as_of":
        if year:
            return _("tại thời điểm báo cáo {year}", year=figure.period)
        return _("tại {moment}", moment=moment_text(figure.period))
    return _("năm {year}", year=figure.period) if year else period_text(figure)


def compared(figure: Figure) -> str:
    """'so với 2020' where the wording compares and does not say so itself."""
    untold = figure.compared_to and figure.compared_to[:4] not in figure.wording
    return _("so với {moment}", moment=moment_text(figure.compared_to)) if untold else ""


def source(told: Any) -> Any:
    """Where it is published; `told`: whatever has a source."""
    return html.Span(source_link(told), lang="vi") if told.source else html.Span(not_told(), className="muted")


def words(figure: Figure) -> list[Any]:
    """Wording and comparison, or else the remark, as the small print of a number."""
    said = [quoted(figure.wording)] if figure.wording else []
    if versus := compared(figure):
        said.append(html.Span(" " + versus))
    return said or present(figure.note and html.Span(figure.note, lang="vi"))


def published_table(caption: str, figures: Sequence[Figure]) -> html.Table:
    """Every figure with its wording and source; sources that disagree in lines of their own."""
    columns = (Column(_("Chỉ tiêu")), Column(_("Kỳ")), Column(_("Giá trị"), True), Column(_("Nguyên văn")), Column(_("Nguồn")))
    return data_table(caption, columns, [_row(figure) for figure in figures])


def _row(figure: Figure) -> list[Any]:
    name = [subject_text(figure), html.Small(_(MEASURES[figure.measure]), className="hint line")]
    said = words(figure)
    if figure.note and figure.wording:
        said.append(html.Small(figure.note, className="hint line", lang="vi"))
    return [name, period(figure), html.Span(value_text(figure), className="nowrap"), said or None, source(figure)]
