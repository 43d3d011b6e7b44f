"""What else the report tells in words: topics, channels, tasks, partners; conferences; and every published figure with its source."""

from datetime import date
from typing import Any

from components import html
from components.chart_card import card
from components.institute.view import View
from components.marks import present
from components.published import amount, announced, moment_text, quoted, small, source_link
from components.published_table import published_table
from components.table import wide
from domain.network.records import EVENT_KINDS, Event
from language import N_, _
from sitemap import addresses

INDICATOR = "so-lieu-cong-bo"
WORDS = (
    ("consultation_topics", N_("Nội dung tư vấn")),
    ("channels", N_("Kênh tiếp nhận")),
    ("tasks", N_("Nhiệm vụ năm sau")),
    ("partners", N_("Đối tượng phối hợp mở Trạm")),
)


def words_card(view: View) -> html.Section:
    """As published, in the order of the report."""
    groups = [(label, view.about(subject)) for subject, label in WORDS]
    body = [
        html.Div([html.H3(_(label)), html.Ul([html.Li(source_link(f, quoted(f.wording))) for f in found])])
        for label, found in groups
        if found
    ]
    return card(_("Hoạt động và nhiệm vụ"), html.Div(body, className="worded"), subtitle=_("Nguyên văn nguồn công bố"), indicator=INDICATOR)


def events_card(view: View) -> html.Section:
    items = [html.Li(_event(event, view.today)) for event in view.events]
    more = html.A(_("Tất cả"), href=addresses.events())
    return card(
        _("Hội nghị, tập huấn"),
        html.Ul(items, className="told-list"),
        subtitle=_("Mới nhất trước"),
        side=more,
        indicator=INDICATOR,
    )


def _event(event: Event, today: date) -> list[Any]:
    told = present(
        announced(event, today),
        _("{n} đại biểu", n=amount(event.delegates, event.delegates_qualifier)) if event.delegates else None,
        _("{n} Sở KH&CN", n=small(event.departments)) if event.departments else None,
        _("{n} lớp", n=small(event.times)) if event.times > 1 else None,
    )
    worded = [quoted(event.wording), ". "] if event.wording else []
    when = f"{moment_text(event.held)}, {_(EVENT_KINDS[event.kind])}"
    return [html.B(when), html.Div(event.title), html.Small(["; ".join(told), ". " if told else "", *worded, source_link(event)])]


def figures_card(view: View) -> html.Section:
    """Every published figure; sources that disagree stand one under the other."""
    caption = _("Số gần đúng giữ nguyên “hơn”, “gần”, “khoảng”; không suy ra số khác")
    label = _("Mọi số liệu đã công bố")
    table = wide(published_table(caption, view.figures), label)
    body = html.Details([html.Summary(_("Xem {n} số liệu và nguồn", n=len(view.figures))), table], className="all-figures")
    return card(label, body, indicator=INDICATOR)
