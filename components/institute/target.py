"""The published target of stations, and how many have begun to work in its year as far as days are
written down."""

from components import html
from components.chart_card import card
from components.marks import present
from components.published import source_link
from domain.network.records import Figure
from domain.network.stages import WORKING
from language import _, ngettext
from language.numbers import missing, number
from read_models.network_year import NetworkYear
from sitemap import addresses

INDICATOR = "tram-va-muc-tieu"


def target_card(view: NetworkYear) -> html.Section | None:
    """The one of the year, else the newest; nothing where none is published."""
    known = view.network.targets
    own = (figure for figure in known if figure.period == str(view.year))
    figure = next(own, next(iter(known), None))
    if figure is None or not figure.value:
        return None
    begun = _begun(view, figure.period)
    told = html.B(number(begun) if begun else missing())
    share = html.Div([told, f" / {number(figure.value)}"], className="n")
    said = ngettext("Trạm mới theo mục tiêu", "Trạm mới theo mục tiêu", figure.value)
    why = None if begun else _("chưa nguồn nào nêu kết quả")
    link = html.A(_("Lời đã công bố"), href=addresses.published("tram"))
    body = [
        html.Div([html.Span(said), share], className="target-x"),
        html.P(
            present(why, " · " if why else None, _source(figure), " · ", link), className="hint"
        ),
    ]
    title = _("Mục tiêu năm {year}", year=figure.period)
    return card(title, body, indicator=INDICATOR, class_name="target-card")


def _source(figure: Figure) -> html.Span:
    return html.Span(source_link(figure), lang="vi")


def _begun(view: NetworkYear, year: str) -> int:
    """A later end changes nothing of it."""
    first = [
        min((s.day for s in row.life.stages if s.stage == WORKING and s.day), default="")
        for row in view.league.rows
    ]
    return sum(day.startswith(year) for day in first if day)
