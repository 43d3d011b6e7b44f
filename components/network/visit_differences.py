"""Imported numbers that say something else than what was published: both stand, each with its own
source, neither is added or chosen."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.chart_card import card
from components.marks import pill, present
from components.network.visit_words import told_files
from components.published import moment_text, source, value_text, words
from components.table import Column, data_table, wide
from domain.network.visits import METRICS
from language import _
from language.numbers import number, percent, signed
from read_models.visit_years import Difference

INDICATOR = "luot-truy-cap"


def differences_card(found: Sequence[Difference]) -> html.Section | None:
    """None where nothing differs."""
    if not found:
        return None
    title = _("Số đã nhập khác số đã công bố")
    columns = (
        Column(_("Kỳ")),
        Column(_("Chỉ tiêu")),
        Column(_("Đã công bố"), True),
        Column(_("Đã nhập"), True),
        Column(_("Chênh"), True),
    )
    told = _("Hai số đứng cạnh nhau, mỗi số có nguồn riêng; không cộng, không thay nhau")
    table = data_table(told, columns, [_row(d) for d in found], stacks=True)
    return card(title, wide(table, title), side=pill(_("không khớp"), "bad"), indicator=INDICATOR)


def _row(found: Difference) -> list[Any]:
    said = [
        html.B(value_text(found.figure)),
        html.Small(words(found.figure), className="hint line"),
        html.Small(source(found.figure)),
    ]
    files = html.Small(told_files(found.files), className="hint line")
    return [
        moment_text(found.period),
        _(METRICS[found.metric]),
        said,
        present(*_imported(found), files),
        _gap(found),
    ]


def _imported(found: Difference) -> list[Any]:
    value = html.B(number(found.imported))
    if found.implied is None:
        return [value]
    return [
        html.Small(_("năm {year}:", year=found.figure.compared_to), className="hint line"),
        value,
    ]


def _gap(found: Difference) -> str:
    if found.implied is None:
        return signed(found.imported - (found.figure.value or 0))
    return _(
        "tính ra {change}",
        change=("+" if found.implied > 0 else "") + percent(found.implied / 100, 1),
    )
