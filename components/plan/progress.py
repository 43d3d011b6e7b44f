"""How far a target has come: a bar from zero to what is asked for, the figure that opens its rows,
and of growth what it is reckoned from."""

from datetime import date
from typing import Any

from components import html
from components.indications import incomplete_mark
from components.marks import attrs, present, rows_link
from components.progress import bar
from domain.calendar.dates import in_vietnam
from language import _
from language.dates import day
from language.numbers import number, percent, signed
from read_models.indicators import INDICATORS
from read_models.local_names import KeptRow
from read_models.plan import Base, LiveFigure
from read_models.plan_target import OTHER_INDICATOR, compared_year
from sitemap import addresses

SHARES = ("san-pham-co-quyen",)
"""Indicators in per cent."""


def goal_words(row: KeptRow) -> str:
    """What is asked for, in its unit."""
    year = compared_year(row.values)
    value = row.values["value"]
    if year is None:
        return in_unit(row, value)
    return _("tăng {share} so với {year}", share=percent(value / 100), year=year)


def in_unit(row: KeptRow, value: int) -> str:
    return percent(value / 100) if row.values["indicator"] in SHARES else number(value)


def progress(row: KeptRow, live: LiveFigure | None, slug: str, on: date | None) -> Any:
    """The bar begins at zero and is full at the target; where nothing is known it says so, and
    draws none."""
    code = row.values["indicator"]
    if live is None:
        told = [html.Span(_("chưa có số liệu"), className="muted")]
        return html.Div(
            told if code == OTHER_INDICATOR else [*told, html.Div(_how(code), className="hint")]
        )
    if live.hand is not None:
        return html.Div(
            [*_reached(row, live, number(live.value), row.values["value"]), source_of(live.hand)],
            className="progress-cell",
        )
    goal = live.goal(row.values["value"])
    figure = _figure(row, live, slug, on)
    drawn = _unknown_base(figure, live) if goal is None else _reached(row, live, figure, goal)
    note = incomplete_mark() if _counts_indications(row) else None
    of_base = _growth(live, slug) if live.base and live.base.n else []
    how = html.Div(_how(code), className="hint")
    return html.Div(present(*drawn, *of_base, note, how), className="progress-cell")


def source_of(result: KeptRow) -> html.Div:
    """Until when a figure that was written down counts, whose it is, who wrote it down and when."""
    return html.Div(source_words(result), className="hint")


def source_words(result: KeptRow) -> str:
    return _(
        "Đến {day}; nguồn: {source}; {person} ghi ngày {at}",
        day=day(result.values["day"]),
        source=result.values["source"],
        person=result.updated_by,
        at=day(in_vietnam(result.updated_at)),
    )


def _counts_indications(row: KeptRow) -> bool:
    known = INDICATORS.get(row.values["indicator"])
    return known is not None and known.of_all_kinds and row.values["kind"] in ("", "CDDL")


def _figure(row: KeptRow, live: LiveFigure, slug: str, on: date | None) -> Any:
    shown = in_unit(row, live.value)
    href = _rows(live, slug, on)
    if row.values["indicator"] in SHARES:
        return html.A(shown, href=href)
    return rows_link(live.value, href, shown)


def _reached(row: KeptRow, live: LiveFigure, figure: Any, goal: int) -> list[Any]:
    share = _("{share} chỉ tiêu", share=percent(live.value / goal)) if goal else None
    asked = _("trên {goal} cần có", goal=number(goal)) if live.base else None
    text = _("{value} trên {goal}", value=in_unit(row, live.value), goal=in_unit(row, goal))
    words = html.Div(present(figure, " ", asked, " " if asked else None, share))
    return [words, bar(live.value, goal, text)]


def _unknown_base(figure: Any, live: LiveFigure) -> list[Any]:
    year = live.base.year if live.base else ""
    told = _("{year} chưa có số liệu nên không tính được mức tăng", year=year)
    return [html.Div(figure), html.Div(told, className="hint")]


def _growth(live: LiveFigure, slug: str) -> list[Any]:
    """The share that was gained, and on what; while the year is running its same days, too."""
    base, growth = live.base, live.growth
    if base is None or base.n is None or growth is None:
        return []
    gained = _("{change} so với", change=f"{signed(growth * 100, 1)}%")
    whole = _("của cả năm {year}", year=base.year)
    if base.typed:
        whole = _("của năm {year}, theo văn bản", year=base.year)
    lines = [html.Div([gained, " ", _base(base, slug), " ", whole], className="hint")]
    if base.same is not None:
        same = rows_link(base.same, addresses.register(slug, base.same_filters), number(base.same))
        words = _("Cùng kỳ năm {year}:", year=base.year)
        lines.append(html.Div([words, " ", same], className="hint"))
    if live.undated:
        left = _("Mức tăng không tính {n} văn bằng chưa rõ ngày", n=number(live.undated))
        lines.append(html.Div(left, className="hint"))
    return lines


def _base(base: Base, slug: str) -> Any:
    shown = number(base.n or 0)
    if base.filters is None:
        return shown
    return rows_link(base.n or 0, addresses.register(slug, base.filters), shown)


def _how(code: str) -> html.A | None:
    if code not in INDICATORS:
        return None
    return html.A(
        _("Cách tính"),
        href=addresses.indicator(code),
        **attrs(aria_label=f"{_('Cách tính')}: {_(INDICATORS[code].label)}"),
    )


def _rows(live: LiveFigure, slug: str, on: date | None) -> str:
    if live.names:
        state = "co-quyen" if live.names == "san-pham" else ""
        return addresses.local_names(slug, live.names, state=state, on=on)
    return addresses.register(slug, live.filters)
