"""Bars of slides as charts that can be edited: each keeps its numbers in a workbook of its own."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.util import Pt

from components.theme import colour
from language import _
from read_models.slides import Bar
from reports.document.chart_book import chart_book
from reports.document.clean import clean
from reports.document.slides import distinct, positive_axes
from reports.slides.charts import told
from reports.slides.office.paper import BLUE, FONT, INK, Place, emu, rgb
from reports.slides.wording import KIND_SHADES, kind_name

NAMED = {shade: kind for kind, shade in KIND_SHADES.items()}
OTHERWISE = "6D97C4"
THICK = 112
"""Pixels that a lying bar takes at most, with the space around it."""
ROOM = 1.2
"""How much longer than the longest lying bar the scale is: its number stands beside it."""
PALE = 42_000
"""How much of its colour a period shows that is not over, in thousandths of a per cent."""


def shade(name: str) -> str:
    """A colour of the palette by its name; RRGGBB."""
    if name == "primary":
        return BLUE
    try:
        return colour(name).lstrip("#")
    except KeyError:
        return OTHERWISE


def chart(
    slide: Any, place: Place, bars: Sequence[Bar], title: str, *, lying: bool, made: date
) -> None:
    """Bars on one scale that begins at zero; what is not known has no bar, and its words stand with
    its name."""
    left, top, width, height = place
    if lying:
        height = min(height, THICK * len(bars) + 24)
    parts = _shades(bars)
    drawn = _data(bars, parts, title)
    kind = _kind(lying=lying, stacked=len(parts) > 0)
    shape = slide.shapes.add_chart(kind, emu(left), emu(top), emu(width), emu(height), drawn)
    shape._element.nvGraphicFramePr.cNvPr.set("descr", clean(f"{title}. {told(bars)}")[:500])
    highest = max((bar.value or 0 for bar in bars), default=0)
    _look(shape.chart, highest, lying=lying, legend=bool(parts))
    _paint(shape.chart, bars, parts)
    positive_axes(shape.chart)
    moment = datetime.combine(made, time())
    shape.chart.part.chart_workbook.update_from_xlsx_blob(chart_book(drawn, moment))


def _kind(*, lying: bool, stacked: bool) -> Any:
    if stacked:
        return XL_CHART_TYPE.COLUMN_STACKED
    return XL_CHART_TYPE.BAR_CLUSTERED if lying else XL_CHART_TYPE.COLUMN_CLUSTERED


def _shades(bars: Sequence[Bar]) -> list[str]:
    """The shades that stacked bars are made of, from below."""
    return list(dict.fromkeys(shade for bar in bars for shade, _n in bar.parts))


def _data(bars: Sequence[Bar], parts: Sequence[str], title: str) -> CategoryChartData:
    data = CategoryChartData(number_format="#,##0")
    data.categories = distinct([_category(bar, summed=bool(parts)) for bar in bars])
    if not parts:
        data.add_series(clean(title) or _("Số lượng"), [bar.value for bar in bars])
    for name in parts:
        values = [None if bar.value is None else dict(bar.parts).get(name, 0) for bar in bars]
        data.add_series(kind_name(NAMED[name]), values)
    return data


def _category(bar: Bar, *, summed: bool) -> str:
    """A stacked bar has no number of its own over it: its sum stands with its name (`summed`)."""
    beside = bar.words if bar.value is None else ""
    if summed and bar.value is not None:
        beside = bar.shown
    return clean(f"{bar.label} ({beside})" if beside else bar.label)


def _look(chart: Any, top: float, *, lying: bool, legend: bool) -> None:
    chart.has_title = False
    chart.has_legend = legend
    chart.font.size, chart.font.name = Pt(15), FONT
    chart.font.color.rgb = rgb(INK)
    if legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    values = chart.value_axis
    plot = chart.plots[0]
    values.minimum_scale, values.has_major_gridlines = 0, False
    if lying:
        values.maximum_scale = ROOM * max(1, top)
    values.visible = legend
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "#,##0", False
    chart.category_axis.reverse_order = lying
    chart.category_axis.format.line.color.rgb = rgb("828C9D")
    chart.category_axis.has_major_gridlines = False
    plot.gap_width, plot.vary_by_categories = 55, False
    if not legend:
        plot.has_data_labels = True
        labels = plot.data_labels
        labels.number_format, labels.number_format_is_linked = "#,##0", False
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        labels.font.size, labels.font.bold = Pt(17), True


def _paint(chart: Any, bars: Sequence[Bar], parts: Sequence[str]) -> None:
    """Each bar in its colour; a stacked one by its parts."""
    for n, series in enumerate(chart.plots[0].series):
        for i, bar in enumerate(bars):
            name = parts[n] if parts else bar.shade
            if bar.value is not None:
                _fill(series.points[i].format.fill, shade(name), pale=bar.pale)
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(shade(parts[n] if parts else bars[0].shade))


def _fill(fill: Any, colour: str, *, pale: bool) -> None:
    fill.solid()
    fill.fore_color.rgb = rgb(colour)
    if pale:
        found = fill._xPr.find(f".//{qn('a:srgbClr')}")
        etree.SubElement(found, qn("a:alpha")).set("val", str(PALE))
