"""The files that came with a request, with the form that adds one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components import html
from components.chart_card import card
from components.forms import send_form
from components.marks import attrs, icon, present
from components.network.requests.parts import person_words
from domain.network.request_clock import CONTACTS
from language import _
from language.dates import day_and_time
from language.numbers import number
from read_models.request_files import LARGEST, RequestFile
from sitemap import file_addresses, form_addresses

PREFIX = "rqf"
ACCEPTED = ".pdf,.docx,.xlsx,.png,.jpg,.jpeg"


@dataclass(frozen=True, slots=True)
class FilesView:
    """`writes`: whether the reader works on the request."""

    request_id: int
    number: str
    version: int
    files: Sequence[RequestFile]
    writes: bool
    post: str


def files_card(view: FilesView) -> html.Section | None:
    """Nothing where there is none."""
    if not view.files:
        return None
    lines = [_line(view, one) for one in view.files]
    listed = html.Ul(lines, className="corrections")
    return card(_("Tệp kèm theo"), html.Div([listed, html.P(_note(), className="hint")]))


def _note() -> str:
    kept = max(CONTACTS, key=lambda rule: rule.since).days
    return _("Chỉ người xử lý đọc; xóa cả tên và nội dung sau {n} ngày kể từ khi kết thúc.", n=kept)


def in_thread(view: FilesView | None, told: Mapping[str, Any]) -> html.P | None:
    """The file that an entry added, where the reader may have it and it is still there."""
    held = view.files if view else ()
    found = next((one for one in held if one.stored == told.get("file")), None)
    if view is None or found is None:
        return None
    size = _("{type}, {size} KB", type=found.type.upper(), size=_thousands(found))
    return html.P([_link(view, found), html.Small(size)], className="rq-file")


def _thousands(one: RequestFile) -> str:
    return number(-(-one.size // 1_000))


def _link(view: FilesView, one: RequestFile) -> html.A:
    href = file_addresses.request_attachment(view.number, one.id, view.post)
    return html.A([icon("file-earmark-text"), " ", one.name], href=href, download="", lang="vi")


def _line(view: FilesView, one: RequestFile) -> html.Li:
    told = _(
        "{type}, {size} KB; {name} thêm {moment}",
        type=one.type.upper(),
        size=_thousands(one),
        name=person_words(one.added_by),
        moment=day_and_time(one.added_at),
    )
    return html.Li(
        present(_link(view, one), html.Small(told), _removal(view, one) if view.writes else None)
    )


def _removal(view: FilesView, one: RequestFile) -> html.Form:
    label = attrs(aria_label=_("Xóa tệp {name}", name=one.name))
    button = html.Button(_("Xóa tệp"), type="submit", className="plain-b", **label)
    asked = _("Xóa tệp “{name}”? Nội dung mất hẳn, không lấy lại được.", name=one.name)
    sent_to = form_addresses.attach_to_request(view.request_id, view.post, file_id=one.id)
    return send_form(sent_to, [button], also={"version": view.version}, ask=asked)


def file_form(view: FilesView) -> html.Details:
    """Beside the answer, folded."""
    box = html.Check(type="file", name="file", accept=ACCEPTED, key=f"{PREFIX}-file")
    said = _("PDF, DOCX, XLSX, PNG hoặc JPEG, tối đa {n} MB.", n=LARGEST // 1_000_000)
    problem = html.Small(className="problem", id=f"{PREFIX}-file-problem",
                         **attrs(data_problem="file"))  # fmt: skip
    hints = [html.Small(words, className="hint") for words in (said, _note())]
    field: list[Any] = [html.Label([_("Tệp"), box]), *hints, problem]
    save = html.Button(_("Thêm tệp"), type="submit", className="btn-q")
    form = send_form(
        form_addresses.attach_to_request(view.request_id, view.post),
        [html.Div(field, className="field-x"), html.Div(save, className="acts")],
        also={"version": view.version},
        empty=True,
    )
    summary = html.Summary([icon("file-earmark-text"), _("Thêm tệp")], className="btn-q")
    return html.Details([summary, form], className="rq-now")
