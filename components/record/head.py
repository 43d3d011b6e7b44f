"""Where the record stands, its name, kind, status, number."""

from typing import Any

from components import endings, html
from components.as_of import Here, as_of_line, past_banner
from components.marks import attrs, icon, kind_swatch, present, status_pill
from components.pictures import gallery
from components.record.desk import follow_button
from components.record.view import COMPUTED, View
from domain.records.kinds import KINDS, MARK_CATEGORIES
from language import N_, _
from read_models.record_form import SOURCE
from read_models.register_filters import Filters
from sitemap import addresses, file_addresses

NOTE = N_("Không hiện ghi chú, thẻ phân loại, liên hệ: những việc đó không có lịch sử.")


def record_head(view: View) -> html.Div:
    printing = html.Button(
        [icon("printer"), _("In")], type="button", className="btn-q", **attrs(data_print="1")
    )
    what = [_crumbs(view), html.H1(view.record.title), _facts(view)]
    if pictures := gallery(view.data.pictures, view.record.title):
        what.append(pictures)
    if view.data.as_of:
        what.append(as_of_line(view.data.as_of, here(view)))
    past = bool(view.data.as_of and view.data.as_of.on)
    acts = (
        [_pdf(view), printing]
        if past
        else [follow_button(view), edit_link(view), _pdf(view), printing]
    )
    head = html.Div(
        [html.Div(what, className="what"), html.Div(present(*acts), className="acts")],
        className="head",
    )
    return (
        html.Div([head, past_banner(view.data.as_of, here(view))])
        if past and view.data.as_of
        else head
    )


def here(view: View) -> Here:
    return Here(view.slug, addresses.record(view.slug, view.data.id), _(NOTE))


def _pdf(view: View) -> html.A:
    text = [icon("file-earmark-pdf"), "PDF"]
    on = view.data.as_of.on if view.data.as_of else None
    href = file_addresses.record_pdf(view.slug, view.data.id, on)
    title = _("Bản ghi trên một trang, có mã INID")
    return html.A(text, href=href, className="btn-q", download="", title=title)


def edit_link(view: View) -> html.A | None:
    """A record that was typed in is edited by hand; what a file brought is corrected through the
    institute."""
    if not view.desk.may_write or view.record.source != SOURCE or view.slug is None:
        return None
    return html.A(
        [icon("pencil"), _("Sửa")],
        href=addresses.edit_record(view.slug, view.data.id),
        className="btn-q",
    )


def _crumbs(view: View) -> html.Nav:
    slug = view.slug
    kind = view.record.kind
    on = view.data.as_of.on if view.data.as_of else None
    steps = [
        html.Li(html.A(_("Tài sản trí tuệ"), href=addresses.register(slug, Filters(on=on)))),
        html.Li(
            html.A(
                _(KINDS[kind].label), href=addresses.register(slug, Filters(kinds=(kind,), on=on))
            )
        ),
        html.Li(view.record.application_no or view.record.registration_no or _("chưa có số")),
    ]
    return html.Nav(html.Ol(steps), className="crumbs", **attrs(aria_label=_("Vị trí của trang")))


def _facts(view: View) -> html.Div:
    record, data = view.record, view.data
    category = (
        _(MARK_CATEGORIES[record.mark_category])
        if record.mark_category
        else _(KINDS[record.kind].label)
    )
    since = endings.since(data.present)
    awaited = _(endings.AWAITED) if view.awaited else None
    computed = _(COMPUTED) if data.status_computed else None
    number: list[Any] = (
        [view.number_label(), " ", html.B(record.registration_no)] if record.registration_no else []
    )
    parts = [
        html.Span([kind_swatch(record.kind, record.mark_category), category], className="kind"),
        status_pill(data.status),
        html.Span(", ".join(present(awaited, since, computed)), className="muted")
        if awaited or since or computed
        else None,
        html.Span(number) if number else None,
    ]
    return html.Div(present(*parts), className="facts")
