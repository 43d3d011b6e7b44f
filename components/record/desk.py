"""What a province's people keep beside a record: contact, tags, notes, whether one follows it.
Leaders read, officers write."""

from typing import Any

from components import html
from components.chart_card import card
from components.forms import send_form, text_area, text_field
from components.marks import attrs, icon, present
from components.posts import who_see
from components.record.view import View
from domain.roles import Sees
from language import _
from language.dates import day, day_and_time
from read_models.annotations import Contact, Note
from read_models.register_filters import Filters
from sitemap import addresses


def follow_button(view: View) -> html.Form | None:
    """Follows for the person alone."""
    if not view.desk.may_write:
        return None
    on = view.desk.following
    look = [icon("star-fill"), _("Đang theo dõi")] if on else [icon("star"), _("Theo dõi")]
    button = html.Button(
        look, type="submit", className="btn-q", **attrs(aria_pressed=str(on).lower())
    )
    return send_form(
        view.sent_to("theo-doi"), [button], also={"wanted": 0 if on else 1}, look="inline"
    )


def contact_card(view: View) -> html.Section | None:
    contact = view.desk.contact
    if not view.desk.private or contact is None:
        return None
    shown = _contact(contact)
    if view.desk.may_write:
        shown.append(_contact_form(view, contact))
    return card(
        _("Liên hệ"),
        shown,
        subtitle=_("Dùng chung cho mọi tài sản của {owner} tại tỉnh", owner=contact.owner),
    )


def _contact(contact: Contact) -> list[Any]:
    lines = present(
        html.B(contact.person) if contact.person else None,
        html.A([icon("telephone"), contact.phone], href=f"tel:{contact.phone.replace(' ', '')}")
        if contact.phone
        else None,
        html.A([icon("envelope"), contact.email], href=f"mailto:{contact.email}")
        if contact.email
        else None,
        html.Span(contact.address) if contact.address else None,
    )
    if not lines:
        return [html.P(_("Chưa có điện thoại, thư điện tử."), className="muted")]
    kept = _("{name} cập nhật {day}", name=contact.updated_by, day=day_and_time(contact.updated_at))
    return [html.Div([*lines, html.Small(kept, className="hint")], className="contact")]


def _contact_form(view: View, contact: Contact) -> html.Details:
    fields = [
        text_field("person", _("Người liên hệ"), contact.person, prefix="contact", maxlength=120),
        text_field(
            "phone", _("Điện thoại"), contact.phone, prefix="contact", type="tel", maxlength=40
        ),
        text_field(
            "email", _("Thư điện tử"), contact.email, prefix="contact", type="email", maxlength=200
        ),
        text_field(
            "address", _("Địa chỉ liên hệ"), contact.address, prefix="contact", maxlength=400
        ),
        _button(_("Lưu liên hệ")),
    ]
    form = send_form(
        view.sent_to("lien-he"), fields, also={"version": contact.version}, look="stacked"
    )
    return _unfolded(_("Bổ sung") if not contact.version else _("Sửa"), form)


def tags_card(view: View) -> html.Section | None:
    if not view.desk.tells_notes:
        return None
    listed = [html.Li(_tag(view, slug, label)) for slug, label in view.desk.tags]
    shown = (
        html.Ul(listed, className="tags")
        if listed
        else html.P(_("Chưa gắn thẻ."), className="muted")
    )
    return card(
        _("Thẻ phân loại"), present(shown, _tag_form(view) if view.desk.may_write else None)
    )


def _tag(view: View, slug: str, label: str) -> list[Any]:
    link = html.A(label, href=addresses.register(view.slug, Filters(tags=(slug,))))
    if not view.desk.may_write:
        return [link]
    remove = html.Button(
        icon("x-lg"), type="submit", **attrs(aria_label=_("Bỏ thẻ: {label}", label=label))
    )
    return [link, send_form(view.sent_to("the", slug, "xoa"), [remove], look="inline")]


def _tag_form(view: View) -> html.Form:
    fields = [
        text_field("label", _("Thêm thẻ"), prefix="tag", maxlength=60),
        _button(_("Gắn thẻ"), "btn-q"),
    ]
    return send_form(view.sent_to("the"), fields, look="in-row", empty=True)


def notes_card(view: View) -> html.Section | None:
    if not view.desk.tells_notes:
        return None
    found: list[Any] = [_note(view, note) for note in view.desk.notes] or [
        html.P(_("Chưa có ghi chú."), className="muted")
    ]
    form = None
    if view.desk.may_write:
        fields = [
            text_area("text", _("Ghi chú mới"), prefix="note", maxlength=5000),
            _button(_("Thêm ghi chú")),
        ]
        form = send_form(view.sent_to("ghi-chu"), fields, look="stacked", empty=True)
    return card(
        _("Ghi chú nội bộ"),
        present(*found, form),
        subtitle=_("Chỉ {roles} thấy", roles=who_see(Sees.NOTES)),
    )


def _note(view: View, note: Note) -> html.Div:
    changed = (
        _("{name} sửa {day}", name=note.updated_by, day=day_and_time(note.updated_at))
        if note.version > 1
        else ""
    )
    head = html.Div(
        [html.B(note.author), " ", html.Span(day(note.created_at.date()), className="muted")]
    )
    parts = [
        head,
        html.P(note.text, className="said-note"),
        html.Small(changed, className="hint") if changed else None,
    ]
    return html.Div(
        present(*parts, _note_tools(view, note) if view.desk.may_write else None), className="note"
    )


def _note_tools(view: View, note: Note) -> html.Div:
    fields = [
        text_area("text", _("Nội dung"), note.text, prefix=f"note-{note.id}", maxlength=5000),
        _button(_("Lưu")),
    ]
    form = send_form(
        view.sent_to("ghi-chu", note.id), fields, also={"version": note.version}, look="stacked"
    )
    remove = html.Button(_("Xóa"), type="submit", className="plain-b")
    gone = send_form(
        view.sent_to("ghi-chu", note.id, "xoa"), [remove], look="inline", ask=_("Xóa ghi chú này?")
    )
    return html.Div(
        present(_unfolded(_("Sửa"), form), gone if note.own else None), className="tools-x"
    )


def _unfolded(label: str, form: Any) -> html.Details:
    return html.Details([html.Summary(label, className="plain-b"), form], className="unfold")


def _button(text: str, look: str = "btn-q primary") -> html.Button:
    return html.Button(text, type="submit", className=look)
