"""The answer to a request, and apart from it the internal note."""

from typing import Any

from components import html
from components.chart_card import card
from components.forms import send_form, text_area
from components.marks import present
from components.network.requests.files import file_form
from components.network.requests.one_view import PREFIX, OneRequest
from components.network.requests.prepared import prepared_choices
from domain.network.requests import ANSWERED, CLOSED, DOING, LONGEST_ENTRY, OPEN, WAITING
from language import _
from sitemap import addresses, form_addresses


def composer(view: OneRequest) -> Any:
    """The answer, and apart from it the internal note, which nobody takes for an answer."""
    row = view.whole.row
    if not view.writes:
        return None
    parts: list[Any] = []
    if row.state in OPEN:
        parts.append(_answering(view))
    note = html.Details(
        [html.Summary(_("Ghi chú nội bộ"), className="btn-q"), _noting(view)],
        className="rq-noting",
    )
    file = file_form(view.files) if view.files else None
    beside = html.Div(present(note, file), className="rq-beside")
    return card(_("Trả lời"), html.Div([*parts, beside]), class_name="rq-composer")


def _answering(view: OneRequest) -> html.Form:
    row = view.whole.row
    hint = _("Trả lời người yêu cầu qua kênh của họ, rồi ghi lại ở đây.")
    buttons = [
        _then(DOING, _("Ghi, còn xử lý"), ""),
        _then(WAITING, _("Ghi và chờ người yêu cầu"), ""),
        _then(ANSWERED, _("Ghi kết quả"), ""),
        _then(CLOSED, _("Ghi và đóng yêu cầu"), " primary"),
    ]
    used = view.used
    text = used.told if used else ""
    also: dict[str, Any] = {"version": row.version}
    if used:
        also |= {"cau": used.id, "cau_lan": used.version, "number": row.number}
    return send_form(
        form_addresses.write_request(row.id, "tra-loi", view.post),
        [
            *_ready(view),
            text_area("text", _("Câu trả lời"), text, prefix=f"{PREFIX}-a", rows=4, hint=hint,
                      maxLength=LONGEST_ENTRY, key=f"answer-{view.prepared}"),
            html.Div(buttons, className="acts"),
        ],
        also=also,
        look="rq-answering",
        empty=True,
    )  # fmt: skip


def _ready(view: OneRequest) -> list[Any]:
    """The answers that the institute keeps ready, folded until one is used."""
    if not view.answers:
        return []

    def with_answer(number: int) -> str:
        return addresses.one_request(view.whole.row.number, view.post, prepared=number)

    listed = prepared_choices(view.answers, view.prepared, with_answer, view.today)
    title = html.Summary(_("Câu trả lời soạn sẵn"), className="btn-q")
    return [html.Details([title, *listed], open=True if view.used else None)]


def _then(state: str, words: str, look: str) -> html.Button:
    return html.Button(words, type="submit", name="then", value=state, className=f"btn-q{look}")


def _noting(view: OneRequest) -> html.Form:
    row = view.whole.row
    save = html.Button(_("Lưu ghi chú"), type="submit", className="btn-q")
    box = text_area("text", _("Ghi chú, chỉ đơn vị xử lý và Viện đọc"), "", prefix=f"{PREFIX}-n",
                    rows=3, maxLength=LONGEST_ENTRY)  # fmt: skip
    return send_form(
        form_addresses.write_request(row.id, "ghi-chu", view.post),
        [box, html.Div(save, className="acts")],
        also={"version": row.version},
        empty=True,
    )
