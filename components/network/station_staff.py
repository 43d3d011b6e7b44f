"""The people of a station: post, since, until, share of full time, classes attended; the station and
the institute write them down, nobody else sees how they are reached."""

from datetime import date
from typing import Any

from components import html
from components.chart_card import card
from components.forms import send_form, text_field
from components.marks import attrs, icon, present
from components.network.league_cells import invented
from components.published import moment_text
from components.table import Column, data_table, wide
from domain.calendar.periods import written
from domain.network.staff import Person
from domain.network.told_numbers import typed
from language import N_, _, ngettext
from language.dates import day
from language.numbers import NOT_APPLICABLE, number
from read_models.station_now import StationNow
from read_models.station_people import StationPeople, Training
from sitemap import addresses, form_addresses

SHOWN = 12
"""Classes that can be ticked besides those that are: the newest."""
HEADS = (
    Column(N_("Họ tên")),
    Column(N_("Công việc")),
    Column(N_("Từ")),
    Column(N_("Đến")),
    Column(N_("Quy đổi"), True),
    Column(N_("Lớp"), True),
    Column(N_("Lớp gần nhất")),
)


def staff_card(now: StationNow, *, may: bool) -> html.Section:
    """`may`: write people down, and see how they are reached."""
    people, station = now.people, now.row.station.id
    title = _("Cán bộ Trạm")
    n = people.at_work(now.today)
    whole = people.full_time(now.today)
    told = ngettext("{n} người đang làm", "{n} người đang làm", n)
    if whole is not None:
        told += ", " + _("quy đổi {n}", n=typed("staff", whole))
    body: list[Any] = [html.P(_("Chưa ghi cán bộ."), className="muted")]
    if people.people:
        columns = [Column(_(c.title), c.numeric) for c in HEADS] + ([Column("")] if may else [])
        rows = [_row(people, person, station, may=may) for person in people.people]
        table = data_table(_("Người đã thôi vẫn nằm trong danh sách"), columns, rows, stacks=True)
        body = [wide(table, title)]
    if may:
        summary = html.Summary([icon("plus-lg"), _("Thêm cán bộ")], className="btn-q")
        form = _form(people, Person(), station)
        body.append(html.Details([summary, form], className="unfold add-row"))
    return card(title, html.Div(body), subtitle=told if people.people else "")


def _row(people: StationPeople, person: Person, station: int, *, may: bool) -> list[Any]:
    attended = people.attended(person)
    newest = attended[0] if attended else None
    mark = invented() if person.illustrative else None
    row: list[Any] = [
        present(html.Span(person.name, lang="vi"), mark),
        html.Span(person.post, lang="vi"),
        day(person.since) if person.since else NOT_APPLICABLE,
        day(person.until) if person.until else _("đang làm"),
        NOT_APPLICABLE if person.share is None else typed("staff", person.share),
        html.A(number(len(attended)), href=addresses.events()) if attended else number(0),
        html.Span(f"{newest.title}, {moment_text(newest.held)}", lang="vi")
        if newest
        else NOT_APPLICABLE,
    ]
    if may:
        summary = html.Summary(
            _("Sửa"), className="plain-b", **attrs(aria_label=_("Sửa {name}", name=person.name))
        )
        row.append(html.Details([summary, _form(people, person, station)], className="unfold"))
    return row


def _form(people: StationPeople, person: Person, station: int) -> html.Form:
    prefix = f"staff-{person.id}"
    when: dict[str, Any] = {"placeholder": _("ngày/tháng/năm"), "maxlength": 20}
    share = "" if person.share is None else typed("staff", person.share)
    fields = [
        text_field("name", _("Họ tên"), person.name, prefix=prefix, maxlength=120),
        text_field("post", _("Việc tại Trạm"), person.post, prefix=prefix, maxlength=200),
        text_field("since", _("Từ ngày"), _day(person.since), prefix=prefix, **when),
        text_field(
            "until",
            _("Đến ngày"),
            _day(person.until),
            prefix=prefix,
            hint=_("để trống khi đang làm"),
            **when,
        ),
        text_field(
            "share",
            _("Quy đổi"),
            share,
            prefix=prefix,
            hint=_("1 là toàn thời gian"),
            inputmode="decimal",
            maxlength=6,
        ),
        text_field("phone", _("Điện thoại"), person.phone, prefix=prefix, maxlength=40, type="tel"),
        text_field("email", _("Thư điện tử"), person.email, prefix=prefix, maxlength=200),
    ]
    button = html.Button(_("Lưu"), type="submit", className="btn-q primary")
    parts = [
        html.Div(fields, className="fields"),
        *_trainings(people, person, prefix),
        html.Div(button, className="acts"),
    ]
    also = {"person_id": person.id, "version": person.version}
    return send_form(form_addresses.write_person(station), parts, also=also)


def _day(value: date | None) -> str:
    return written(value.isoformat()) if value else ""


def _trainings(people: StationPeople, person: Person, prefix: str) -> list[Any]:
    """Ticked from the list of events, never typed."""
    ticked = set(person.trainings)
    newest = [t for t in people.trainings if t.id not in ticked][:SHOWN]
    offered = [t for t in people.trainings if t.id in ticked or t in newest]
    if not offered:
        return []
    boxes = [_tick(training, person, on=training.id in ticked) for training in offered]
    legend = html.P(_("Lớp đã dự, từ danh sách hội nghị, tập huấn"), id=f"{prefix}-classes")
    label = attrs(aria_labelledby=f"{prefix}-classes")
    return [html.Div([legend, html.Ul(boxes, className="ticks-x")], role="group", **label)]


def _tick(training: Training, person: Person, *, on: bool) -> html.Li:
    box = html.Check(
        name="training",
        value=str(training.id),
        defaultChecked=on,
        key=f"{person.id}-{person.version}-{training.id}",
    )
    words = html.Span(
        [html.Span(training.title, lang="vi"), html.Small(moment_text(training.held))]
    )
    return html.Li(html.Label([box, words]))
