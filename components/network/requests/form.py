"""The form for a request that is taken down, and the same for what is corrected later. One column:
on a phone it is filled in with the thumb."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from components import html
from components.forms import choice, send_form, text_area, text_field
from components.marks import attrs, badge, icon, kind_swatch, present
from domain.network.request_clock import due, rule_for
from domain.network.requests import (
    CHANNELS,
    KINDS,
    LONGEST_ENTRY,
    LONGEST_NAME,
    LONGEST_QUESTION,
    REQUESTERS,
    SIDES,
    TOPICS,
    is_number,
)
from domain.places.provinces import PROVINCES_34, PROVINCES_63, SUCCESSOR, place_name
from domain.records.kinds import KINDS as RIGHTS
from domain.text.folding import sort_key
from language import _
from language.dates import day, numeric
from read_models.requests import WholeRequest
from sitemap import addresses, form_addresses

PREFIX = "yc"


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What the form is preset with. `own`: the province that alone can be named; `place`: the one
    that is preset; `desk`: who takes it down; `written`: the number of
    the one before."""

    today: date
    form_key: str
    channel: str
    kind: str
    place: str
    own: str
    people: Mapping[int, str]
    me: int
    desk: str
    demonstration: bool
    post: str = ""
    written: str = ""


def form_page(view: NewRequest) -> list[Any]:
    line = " · ".join((view.desk, day(view.today), _("mã cấp khi lưu")))
    mark = badge("all") if view.demonstration else None
    said = html.Div(present(html.Span(line), mark), className="as-of")
    what = [html.H1(_("Ghi yêu cầu")), said]
    head = html.Div(html.Div(what, className="what"), className="head")
    fields = [
        _radios("channel", _("Kênh *"), CHANNELS, view.channel),
        _radios("kind", _("Loại *"), KINDS, view.kind),
        _radios("side", _("Chào *"), SIDES, "", when="listing"),
        _question(""),
        _ticks("topics", _("Chủ đề * (chọn nhiều)"), TOPICS, (), when="consult", of=view.form_key),
        _rights((), view.form_key),
        *_requester(),
        html.Div([*_place(view), _received(view), _assignee(view)], className="rq-pair"),
        html.P(_due_said(view), className="hint"),
        _at_once(),
        _buttons(),
    ]
    form = send_form(
        form_addresses.take_down_request(view.post),
        fields,
        also={"form_key": view.form_key},
        look="rq-form",
        data_kind=view.kind,
    )
    return [
        head,
        *_written(view),
        html.Section(html.Div(form, className="card-b"), className="card-x rq-new"),
    ]


def _written(view: NewRequest) -> list[Any]:
    if not is_number(view.written):
        return []
    href = addresses.one_request(view.written, view.post)
    return [html.P([_("Đã ghi"), " ", html.A(view.written, href=href)], className="rq-written")]


def correction(whole: WholeRequest, post: str) -> html.Form:
    """What was taken down, told otherwise. How the requester is reached only where it is told."""
    row = whole.row
    fields = [
        _radios("channel", _("Kênh *"), CHANNELS, row.channel),
        _radios("kind", _("Loại *"), KINDS, row.kind),
        _radios("side", _("Chào *"), SIDES, row.side, when="listing"),
        _question(whole.question),
        _ticks("topics", _("Chủ đề * (chọn nhiều)"), TOPICS, row.topics, when="consult"),
        _rights(whole.rights),
        *_requester(whole),
        html.Div(
            [
                html.Button(_("Lưu yêu cầu"), type="submit", className="btn-q primary"),
                html.A(_("Hủy"), href=addresses.one_request(row.number, post), className="btn-q"),
            ],
            className="acts",
        ),
    ]
    return send_form(
        form_addresses.write_request(row.id, "sua", post),
        fields,
        also={"version": row.version, "number": row.number},
        look="rq-form",
        data_kind=row.kind,
    )


def _radios(
    name: str, label: str, known: Mapping[str, str], chosen: str, *, when: str = ""
) -> html.Fieldset:
    boxes = [
        _box(name, code, _(word), ticked=code == chosen, kind="radio")
        for code, word in known.items()
    ]
    return _group(name, label, boxes, when)


def _ticks(
    name: str,
    label: str,
    known: Mapping[str, str],
    chosen: tuple[str, ...],
    *,
    when: str = "",
    of: str = "",
) -> html.Fieldset:
    boxes = [
        _box(name, code, _(word), ticked=code in chosen, kind="checkbox", of=of)
        for code, word in known.items()
    ]
    return _group(name, label, boxes, when)


def _rights(chosen: tuple[str, ...], of: str = "") -> html.Fieldset:
    boxes = [
        _box(
            "rights",
            code,
            [kind_swatch(code), _(kind.short)],
            ticked=code in chosen,
            kind="checkbox",
            of=of,
        )
        for code, kind in RIGHTS.items()
    ]
    return _group("rights", _("Đối tượng SHCN"), boxes, "")


def _group(name: str, label: str, boxes: list[Any], when: str) -> html.Fieldset:
    """`when`: of which kind of request it is asked alone."""
    problem = html.Small(
        className="problem", id=f"{PREFIX}-{name}-problem", **attrs(data_problem=name)
    )
    parts = [html.Legend(label), html.Div(boxes, className="rq-chips"), problem]
    return html.Fieldset(parts, className="rq-field", **attrs(data_when=when or None))


def _box(name: str, value: str, words: Any, *, ticked: bool, kind: str, of: str = "") -> html.Label:
    """A box stands within its label, without an id (html.Check). `of`: the form that it is of: the
    next one begins with nothing ticked."""
    key = f"{PREFIX}-{name}-{value}-{of}"
    box = html.Check(type=kind, name=name, value=value, defaultChecked=ticked or None, key=key)
    return html.Label([box, html.Span(words)], className="rq-chip")


def _question(value: str) -> html.Div:
    return text_area(
        "question", _("Nội dung *"), value, prefix=PREFIX, rows=3, maxLength=LONGEST_QUESTION
    )


def _requester(whole: WholeRequest | None = None) -> list[Any]:
    row = whole.row if whole else None
    types = {"": _("Chọn loại hình")} | {code: _(word) for code, word in REQUESTERS.items()}
    reach: list[Any] = []
    if whole is None or whole.contact is not None:
        told = whole.contact if whole else None
        reach = [
            text_field("phone", _("Điện thoại"), told.phone if told else "", prefix=PREFIX,
                       inputMode="tel", maxLength=40),
            text_field("email", _("Thư điện tử"), told.email if told else "", prefix=PREFIX,
                       inputMode="email", maxLength=200),
        ]  # fmt: skip
    chosen = row.requester_type if row else ""
    return [
        text_field("requester", _("Người yêu cầu *"), row.requester if row else "", prefix=PREFIX,
                   maxLength=LONGEST_NAME),
        html.Div([choice("requester_type", _("Loại hình *"), types, chosen, prefix=PREFIX), *reach],
                 className="rq-pair"),
    ]  # fmt: skip


def _place(view: NewRequest) -> list[Any]:
    """The province of today; of a merged one the former, where it is known."""
    chosen = view.own or view.place
    names = {code: place_name(code, "vn34") for code in PROVINCES_34}
    listed = sorted(names, key=lambda code: sort_key(names[code]))
    known = [view.own] if view.own else listed
    options = {code: names[code] for code in known}
    first = {} if view.own else {"": _("Chọn tỉnh")}
    found: list[Any] = [choice("vn34", _("Tỉnh *"), first | options, chosen, prefix=PREFIX)]
    former = [code for code, today in SUCCESSOR.items() if today == chosen]
    if len(former) > 1:
        said = {code: place_name(code, "vn63") for code in former if code in PROVINCES_63}
        label = _("Tỉnh trước 01/07/2025")
        found.append(choice("vn63", label, {"": _("Chưa rõ")} | said, "", prefix=PREFIX))
    return found


def _received(view: NewRequest) -> html.Div:
    return text_field(
        "received", _("Ngày nhận *"), numeric(view.today), prefix=PREFIX, maxLength=20
    )


def _assignee(view: NewRequest) -> html.Div:
    people = {"": _("Chưa giao")} | {str(number): name for number, name in view.people.items()}
    chosen = str(view.me) if view.me in view.people else ""
    return choice("assignee", _("Giao cho"), people, chosen, prefix=PREFIX)


def _due_said(view: NewRequest) -> str:
    rule = rule_for(view.kind, view.today)
    return _(
        "Hạn nếu nhận hôm nay: trả lời lần đầu {first} ({n} ngày làm việc), kết quả {result} ({m} ngày).",
        first=day(due(view.today, rule.first)),
        n=rule.first,
        result=day(due(view.today, rule.result)),
        m=rule.result,
    )


def _at_once() -> html.Details:
    title = html.Summary(
        [icon("check2-circle"), _("Đã trả lời ngay, ghi kết quả")], className="btn-q"
    )
    hint = _("Ghi câu trả lời thì yêu cầu được đóng luôn; để trống thì chưa trả lời.")
    box = text_area("answer", _("Câu trả lời"), "", prefix=PREFIX, rows=3, hint=hint, maxLength=LONGEST_ENTRY)  # fmt: skip
    return html.Details([title, box], className="rq-now")


def _buttons() -> html.Div:
    return html.Div(
        [
            html.Button(_("Lưu, ghi tiếp"), type="submit", name="further", value="1", className="btn-q"),
            html.Button(_("Lưu yêu cầu"), type="submit", className="btn-q primary"),
        ],
        className="acts rq-acts",
    )  # fmt: skip
