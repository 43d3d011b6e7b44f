"""Local specialities: geographical indications, certification and collective marks that are
alive."""

from components import html
from components.chart_card import card
from components.indications import incomplete_note
from components.marks import kind_swatch, present, status_pill
from components.overview.view import View
from components.states import empty
from components.table import counted
from domain.records.kinds import KINDS, MARK_CATEGORIES
from language import _, ngettext
from read_models.overview import Speciality
from sitemap import addresses

CARD = "dac-san"


def names_card(view: View) -> html.Section:
    data = view.data.specialities
    title = _("Đặc sản địa phương")
    if not any(data.counts.values()):
        nothing = empty(
            _("Hệ thống chưa có tên địa phương được bảo hộ"),
            _("Chỉ dẫn địa lý, nhãn hiệu chứng nhận, nhãn hiệu tập thể sẽ hiện ở đây."),
        )
        return card(title, [nothing, *_apart(view), incomplete_note()], indicator=CARD)
    counts = html.Ul(
        [_count(view, group, n) for group, n in data.counts.items()], className="counts"
    )
    rows = html.Ul([_name(view, row) for row in data.rows], className="names")
    return card(
        title,
        [counts, rows, *_apart(view), incomplete_note()],
        subtitle=_("Tên địa phương được bảo hộ, còn hiệu lực"),
        indicator=CARD,
    )


def _apart(view: View) -> list[html.P]:
    """Names outside the register lead to where they are listed."""
    n = view.data.specialities.apart
    if not n:
        return []
    text = ngettext(
        "{n} tên khác được bảo hộ theo nguồn công bố",
        "{n} tên khác được bảo hộ theo nguồn công bố",
        n,
    )
    return [
        html.P(
            html.A(text, href=addresses.local_names(view.province.slug, "quyen")), className="hint"
        )
    ]


def _count(view: View, group: tuple[str, str], n: int) -> html.Li:
    kind, category = group
    label = _(MARK_CATEGORIES[category]) if category else _(KINDS[kind].label)
    href = view.alive(kinds=(kind,), categories=(category,) if category else ())
    number_ = html.B(counted(n, href))
    return html.Li([kind_swatch(kind, category), label, number_])


def _name(view: View, row: Speciality) -> html.Li:
    link = html.A(
        row.title, href=addresses.record(view.province.slug, row.asset_id, view.data.as_of.on)
    )
    product = (
        row.product if row.product and row.product.casefold() != row.title.casefold() else None
    )
    detail = "; ".join(present(product, row.holder))
    words = html.Div(present(link, html.Small(detail) if detail else None))
    name = html.Span([kind_swatch(row.kind, row.mark_category), words], className="with-sw")
    return html.Li(present(name, None if row.status == "in_force" else status_pill(row.status)))
