"""What else the report tells in words: topics, channels, tasks, partners; conferences; and every published figure with its source."""

from typing import Any

from components import html, links
from components.chart_card import card
from components.institute.view import View
from components.marks import present
from components.published import moment_text, period_text, quoted, small, source_link, subject_text, value_text
from components.table import Column, data_table, wide
from domain.counts import QUALIFIERS
from domain.network import EVENT_KINDS, MEASURES, Event
from i18n import N_, _

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
        html.Div([html.H3(_(label)), html.Ul([html.Li(source_link(f, f.wording), lang="vi") for f in found])])
        for label, found in groups
        if found
    ]
    return card(_("Hoạt động và nhiệm vụ"), html.Div(body, className="worded"), subtitle=_("Nguyên văn nguồn công bố"), indicator=INDICATOR)


def events_card(view: View) -> html.Section:
    items = [html.Li(_event(event)) for event in view.events]
    more = html.A(_("Tất cả"), href=links.events())
    return card(
        _("Hội nghị, tập huấn"), html.Ul(items, className="told-list"), subtitle=_("Mới nhất trước"), side=more, indicator=INDICATOR
    )


def _event(event: Event) -> list[Any]:
    word = QUALIFIERS.get(event.delegates_qualifier, "")
    delegates = f"{_(word)} {event.delegates}".strip() if word else str(event.delegates)
    told = present(
        _("dự kiến") if event.planned else None,
        _("{n} đại biểu", n=delegates) if event.delegates else None,
        _("{n} Sở KH&CN", n=small(event.departments)) if event.departments else None,
        _("{n} lớp", n=small(event.times)) if event.times > 1 else None,
    )
    worded = [quoted(event.wording), ". "] if event.wording else []
    when = f"{moment_text(event.held)}, {_(EVENT_KINDS[event.kind])}"
    return [html.B(when), html.Div(event.title), html.Small(["; ".join(told), ". " if told else "", *worded, source_link(event)])]


def figures_card(view: View) -> html.Section:
    """Every published figure; sources that disagree stand one under the other."""
    columns = (
        Column(_("Chỉ tiêu")),
        Column(_("Loại số")),
        Column(_("Kỳ")),
        Column(_("Giá trị"), True),
        Column(_("Nguyên văn")),
        Column(_("Nguồn")),
    )
    rows = [
        [subject_text(f), _(MEASURES[f.measure]), period_text(f), value_text(f), quoted(f.wording) if f.wording else None, source_link(f)]
        for f in view.figures
    ]
    caption = _("Số gần đúng giữ nguyên “hơn”, “gần”, “khoảng”; không suy ra số khác")
    label = _("Mọi số liệu đã công bố")
    table = wide(data_table(caption, columns, rows), label)
    body = html.Details([html.Summary(_("Xem {n} số liệu và nguồn", n=len(rows))), table], className="all-figures")
    return card(label, body, indicator=INDICATOR)
