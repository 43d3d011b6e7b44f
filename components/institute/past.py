"""A period that is over: nothing of it needs attention any more; what was published of it stands
there instead."""

from components import html
from components.chart_card import card
from components.institute.newest_month import strip
from components.marks import present
from components.published import moment_text, subject_text, value_text
from domain.network.records import MEASURES, Figure
from language import _, ngettext
from read_models.network_year import NetworkYear
from sitemap import addresses

SHOWN = 9


def past_card(view: NetworkYear) -> html.Section:
    own = [f for f in view.figures if f.period.startswith(str(view.year)) and f.value is not None]
    text = ngettext("Tất cả {n} số đã công bố", "Tất cả {n} số đã công bố", len(view.figures))
    more = html.P(html.A(text, href=addresses.published()), className="quiet")
    body: html.Element = html.Ul(
        [html.Li(_line(figure)) for figure in own[:SHOWN]], className="past-x"
    )
    if not own:
        said = _("Chưa thấy số nào đã công bố về năm {year}.", year=view.year)
        body = html.P(said, className="muted quiet")
    return card(
        _("Năm {year} đã công bố", year=view.year),
        present(body, more, strip(view.league)),
        subtitle=_("Giữ nguyên như nguồn, không cộng với số đếm"),
        class_name="heed-card",
    )


def _line(figure: Figure) -> list[html.Element]:
    name = html.Span(
        [
            subject_text(figure),
            html.Small(f"{moment_text(figure.period)}, {_(MEASURES[figure.measure])}"),
        ]
    )
    return [name, html.B(value_text(figure))]
