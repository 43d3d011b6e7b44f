"""The form for one event, from the plan to the outcome: at the left how far it is and where its
numbers go, at the right what can be typed."""

from typing import Any

from components import html
from components.chart_card import card
from components.forms import choice, field, send_form, text_area, text_field
from components.marks import attrs, pill, present
from components.network.events.filters import host_names, provinces
from components.network.events.rows import TONES
from components.published import amount
from domain.calendar.periods import written
from domain.network.events import STEPS, step
from domain.network.records import EVENT_KINDS, TRAINING, Event
from domain.places.provinces import place_name
from language import _
from language.dates import day_and_time, month
from read_models.events import INSTITUTE, NEW, EventRow, EventsView
from sitemap import addresses, form_addresses

PREFIX = "sk"
EMPTY = EventRow(0, Event("", TRAINING))


def form_card(view: EventsView) -> html.Section | None:
    """None where nobody asked to write, or may not."""
    row = EMPTY if view.asked.write == NEW and view.may_write else view.written()
    if row is None:
        return None
    title = _("Ghi sự kiện") if not row.id else _("Sửa sự kiện, nhập kết quả")
    close = html.A(_("Đóng"), href=addresses.events(query=view.asked.query()), className="btn-q")
    body = html.Div([_aside(view, row), _form(view, row)], className="write-x")
    return card(title, body, side=close, subtitle=row.event.title)


def _aside(view: EventsView, row: EventRow) -> html.Div:
    """What stands of it, and where the numbers will go."""
    now = step(row.event, view.today)
    saved = _("{name} ghi {when}", name=row.by, when=day_and_time(row.at)) if row.at else None
    parts: list[Any] = [html.H3(_("Bước")), html.P(pill(_(STEPS[now]), TONES[now]))]
    if not row.id:
        parts = []
    elif saved:
        parts.append(html.P(saved, className="hint"))
    host, held = row.host, row.event.held
    report = (
        _("Báo cáo tháng {month} của Trạm tại {host}", month=month(held[:7]), host=host)
        if host and len(held) > len("2026")
        else _("Báo cáo tháng của Trạm chủ trì")
    )
    into = [html.Li(report), html.Li(_("Tổng số người dự trong năm")), html.Li(_("Số liệu theo tỉnh"))]  # fmt: skip
    parts += [html.H3(_("Số này sẽ vào")), html.Ul(into)]
    parts.append(html.P(_("Bỏ trống khi chưa biết; bỏ trống không phải là 0."), className="hint"))
    return html.Div(parts, className="aside-x")


def _form(view: EventsView, row: EventRow) -> html.Form:
    parts = [
        html.Div(_plan(view, row), className="fields"),
        html.H3(_("Kết quả, từ ngày tổ chức")),
        html.Div(_result(view, row), className="fields"),
        _check("apart", "1", _("Là sự kiện khác, dù cùng ngày và cùng nơi"), ticked=False),
        html.Div(
            html.Button(_("Lưu sự kiện"), type="submit", className="btn-q primary"),
            className="acts",
        ),
    ]
    return send_form(
        form_addresses.keep_event(view.asked.post),
        parts,
        also={"event_id": row.id, "version": row.version},
    )


def _plan(view: EventsView, row: EventRow) -> list[Any]:
    event = row.event
    kinds = {code: _(label) for code, label in EVENT_KINDS.items()}
    host = (
        choice("host", _("Chủ trì *"), {INSTITUTE: _("Viện")} | host_names(view),
               str(row.station_id or INSTITUTE), prefix=PREFIX)
        if view.own is None
        else None
    )  # fmt: skip
    return present(
        text_field("title", _("Tên sự kiện *"), event.title, prefix=PREFIX, maxLength=300),
        choice("kind", _("Loại *"), kinds, event.kind, prefix=PREFIX),
        text_field("held", _("Ngày *"), written(event.held), prefix=PREFIX, placeholder=_("ngày/tháng/năm"), maxLength=20),
        host,
        choice("province", _("Tỉnh"), provinces(), row.vn34 or "", prefix=PREFIX),
        text_field("place", _("Nơi"), event.place, prefix=PREFIX, maxLength=200),
        _number("times", _("Số lớp"), event.times),
        _number("expected", _("Số người dự kiến"), event.expected),
    )  # fmt: skip


def _result(view: EventsView, row: EventRow) -> list[Any]:
    event = row.event
    people = (
        amount(event.delegates, event.delegates_qualifier) if event.delegates is not None else ""
    )
    present_at = "; ".join(place_name(code, "vn63") for code in event.present)
    return [
        text_field("delegates", _("Người dự"), people.replace(".", ""), prefix=PREFIX, maxLength=40, inputMode="numeric"),
        _number("women", _("Trong đó nữ"), event.women),
        text_field("participants", _("Đối tượng"), event.participants, prefix=PREFIX, maxLength=500),
        _number("departments", _("Số Sở KH&CN dự"), event.departments),
        text_field("present", _("Sở có người dự"), present_at, prefix=PREFIX, maxLength=2000, hint=_("Tên tỉnh, cách nhau bằng dấu chấm phẩy (;).")),
        text_area("note", _("Kết quả, tài liệu"), event.note, prefix=PREFIX, rows=2, maxLength=1000),
        _staff(view, row),
        text_field("cancelled", _("Lý do không tổ chức"), event.cancelled, prefix=PREFIX, maxLength=500,
                   hint=_("Chỉ ghi khi sự kiện không diễn ra.")),
    ]  # fmt: skip


def _number(name: str, label: str, value: int | None) -> html.Div:
    shown = "" if value is None else str(value)
    return text_field(name, label, shown, prefix=PREFIX, inputMode="numeric", maxLength=7)


def _staff(view: EventsView, row: EventRow) -> html.Div:
    """Stations are ticked from the list, never typed."""
    boxes = [
        _check("attending", number, host, ticked=int(number) in row.attending)
        for number, host in host_names(view).items()
    ]
    title = html.Summary(_("Trạm có cán bộ dự"), id=f"{PREFIX}-attending")
    many = view.own is None
    box = html.Details([title, html.Div(boxes, className="attending-x")], open=not many or None)
    return field("attending", "", box, ident=f"{PREFIX}-attending")


def _check(name: str, value: str, label: str, *, ticked: bool) -> html.Div:
    """A box stands within its label, without an id (html.Check)."""
    key = f"{PREFIX}-{name}-{value}"
    box = html.Check(name=name, value=value, defaultChecked=ticked or None, key=key)
    parts: list[Any] = [html.Label([box, html.Span(label)], className="yes-x")]
    if name == "apart":
        problem = attrs(data_problem=name)
        parts.append(html.Small(className="problem", id=f"{key}-problem", **problem))
    return html.Div(parts)
