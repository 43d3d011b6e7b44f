"""How a station is reached, in its own words; the station and the institute write it down, and they
alone see it."""

from typing import Any

from components import html
from components.chart_card import card
from components.forms import send_form, text_field
from components.marks import icon
from language import _
from language.numbers import missing
from read_models.station_people import Contact
from sitemap import form_addresses

PREFIX = "reach"


def contact_card(contact: Contact, station_id: int) -> html.Section:
    told = (
        (_("Địa chỉ"), contact.address),
        (_("Phụ trách"), contact.person),
        (_("Điện thoại"), contact.phone),
        (_("Thư điện tử"), contact.email),
    )
    lines: list[Any] = []
    for label, value in told:
        shown: Any = (
            html.Span(value, lang="vi") if value else html.Span(missing(), className="hint")
        )
        lines += [html.Dt(label), html.Dd(shown)]
    summary = html.Summary([icon("pencil"), _("Sửa liên hệ")], className="btn-q")
    change = html.Details([summary, _form(contact, station_id)], className="unfold add-row")
    subtitle = _("Trạm và Viện đọc được; nơi khác không hiện")
    return card(
        _("Liên hệ"), html.Div([html.Dl(lines, className="defined"), change]), subtitle=subtitle
    )


def _form(contact: Contact, station_id: int) -> html.Form:
    fields = [
        text_field("address", _("Địa chỉ"), contact.address, prefix=PREFIX, maxlength=500),
        text_field("person", _("Phụ trách"), contact.person, prefix=PREFIX, maxlength=120),
        text_field(
            "phone", _("Điện thoại"), contact.phone, prefix=PREFIX, maxlength=40, type="tel"
        ),
        text_field("email", _("Thư điện tử"), contact.email, prefix=PREFIX, maxlength=200),
    ]
    button = html.Button(_("Lưu"), type="submit", className="btn-q primary")
    parts = [html.Div(fields, className="fields"), html.Div(button, className="acts")]
    return send_form(
        form_addresses.write_contact(station_id), parts, also={"version": contact.version}
    )
