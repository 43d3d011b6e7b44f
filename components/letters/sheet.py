"""The letters as they will be, on the screen; and who signs them."""

from collections.abc import Iterable
from typing import Any

from components import html
from components.forms import send_form, text_area, text_field
from components.letters.view import Preview
from components.marks import icon, present
from language import _, in_language, ngettext
from language.numbers import number
from read_models.deadlines import DeadlineRow
from read_models.letter_paper import MOTTO, NATION, Paper, paper
from read_models.letters import written_key
from sitemap import form_addresses, ids

SHOWN = 10
"""Letters that are drawn; the others are of the same form."""


def papers_card(view: Preview) -> html.Section:
    """The letters beside the list; drawn anew with each tick (callbacks.letters.follow)."""
    return html.Section(papers(view), id=ids.LETTERS_PAPERS, className="card-x lt-papers")


def papers(view: Preview) -> list[Any]:
    """Each letter as paper, one under the other. An owner of whom nothing is ticked keeps the place,
    so that no tick moves what is read."""
    drawn = [_one(view, rows, n) for rows, n in _places(view)]
    rest = len(view.letters) - SHOWN
    more = (
        html.P(_("Các thư còn lại ({n}) cùng mẫu này.", n=number(rest)), className="hint")
        if rest > 0
        else None
    )
    own = _(
        "Tỉnh đang dùng mẫu riêng: bản xem trước dưới đây theo mẫu có sẵn, tệp thư theo mẫu riêng."
    )
    told = html.P(own, className="hint") if view.own_template else None
    counted = html.P(_counted(view), role="status")
    head = html.Div([html.H2(_("Xem trước thư")), counted], className="card-h lt-told")
    return [head, *present(told), *drawn, *present(more)]


def _counted(view: Preview) -> str:
    n = len(view.letters)
    if not n:
        return _("Chưa chọn thời hạn nào: không có thư.")
    return ngettext(
        "{shown} thư cho {shown} chủ văn bằng",
        "{shown} thư cho {shown} chủ văn bằng",
        n,
        shown=number(n),
    )


def _places(view: Preview) -> list[tuple[tuple[DeadlineRow, ...], int]]:
    """The rows of each owner that has a place on the page, and the number of the letter, 0 where
    none would be made: the first places, and the first letters wherever they stand."""
    found = list[tuple[tuple[DeadlineRow, ...], int]]()
    n = 0
    for place, rows in enumerate(view.owners):
        ticked = any(view.is_ticked(row) for row in rows)
        n += ticked
        if place < SHOWN or (ticked and n <= SHOWN):
            found.append((rows, n if ticked else 0))
    return found


def _one(view: Preview, rows: tuple[DeadlineRow, ...], n: int) -> html.Div:
    address = next((view.places[r.asset_id] for r in rows if r.asset_id in view.places), "")
    ticked = [row for row in rows if view.is_ticked(row)]
    with in_language("vi"):  # a letter of an authority
        told = paper(
            ticked or rows,
            sender=view.sender,
            province=view.province,
            on=view.today,
            address=address,
        )
    words = _("Thư {n}/{total}: {owner}", n=n, total=len(view.letters), owner=told.owner)
    if not n:
        words = _("Không tạo thư: {owner}", owner=told.owner)
    place = html.P(
        [
            icon("exclamation-triangle"),
            " ",
            _("Chưa có địa chỉ trong hồ sơ: ghi tay, hoặc bổ sung hồ sơ."),
        ],
        className="lt-warn",
    )
    parts = [html.H3(words), None if address else place, _sheet(told)]
    look = "lt-one" if n else "lt-one lt-off"
    return html.Div(present(*parts), className=look, key=written_key(rows[0].key))


def _sheet(told: Paper) -> html.Div:
    left = html.Div(
        [
            html.P(told.above),
            html.P(html.B(told.issuer), className="lt-rule"),
            html.P(told.number),
            html.P(told.about, className="lt-about"),
        ]
    )
    right = html.Div(
        [
            html.P(html.B(NATION)),
            html.P(html.B(MOTTO), className="lt-rule wide"),
            html.P(html.I(told.place_and_day)),
        ]
    )
    to = html.Div(
        present(
            html.P(["Kính gửi: ", html.B(told.owner)]),
            html.P(f"Địa chỉ: {told.address}") if told.address else None,
        ),
        className="lt-to",
    )
    recipients = html.Ul([html.Li(f"- {name}") for name in told.recipients])
    foot = html.Div(
        [
            html.Div([html.P(html.B(html.I("Nơi nhận:"))), recipients], className="lt-copies"),
            html.Div(
                [
                    *(html.P(html.B(line)) for line in told.office),
                    html.P(html.B(told.signer), className="lt-signer"),
                ]
            ),
        ],
        className="lt-foot",
    )
    parts: list[Any] = [
        html.P(told.badge, className="lt-badge") if told.badge else None,
        html.Div([left, right], className="lt-head"),
        to,
        html.P(told.opening, className="lt-text"),
        _table(told),
        *(html.P(words, className="lt-text") for words in told.body),
        foot,
    ]
    return html.Div(present(*parts), className="lt-sheet", lang="vi")


def _table(told: Paper) -> html.Table:
    head = html.Thead(html.Tr([html.Th(name, scope="col") for name in told.heads]))
    body = html.Tbody([_line(cells) for cells in told.rows])
    return html.Table([head, body], className="lt-table")


def _line(cells: Iterable[str]) -> html.Tr:
    return html.Tr([html.Td(cell) for cell in cells])


def sender_card(view: Preview) -> html.Details:
    """Open until something is said: a letter without a signer cannot go out."""
    stands = view.sender
    fields = [
        text_field("signer", _("Họ tên người ký"), stands.signer, prefix="ls", maxLength=120),
        text_area(
            "office",
            _("Chức vụ người ký"),
            stands.office,
            prefix="ls",
            rows=2,
            hint=_("Mỗi dòng một hàng, ví dụ KT. GIÁM ĐỐC rồi PHÓ GIÁM ĐỐC."),
            maxLength=200,
        ),
        text_field(
            "code",
            _("Ký hiệu sau số văn bản"),
            stands.code,
            prefix="ls",
            hint=_("Ví dụ SKHCN-SHTT; số để trống cho văn thư ghi."),
            maxLength=40,
        ),
        text_field(
            "contact",
            _("Người liên hệ"),
            stands.contact,
            prefix="ls",
            hint=_("Để trống thì ghi người phụ trách thời hạn."),
            maxLength=200,
        ),
        text_field("phone", _("Điện thoại"), stands.phone, prefix="ls", maxLength=40),
        text_field("email", _("Thư điện tử"), stands.email, prefix="ls", maxLength=200),
        text_area(
            "recipients",
            _("Nơi nhận"),
            stands.recipients,
            prefix="ls",
            rows=2,
            hint=_("Mỗi dòng một nơi; để trống thì ghi Như trên, Lưu: VT."),
            maxLength=500,
        ),
        html.Button(_("Lưu người ký, liên hệ"), type="submit", className="btn-q"),
    ]
    form = send_form(
        form_addresses.letter_sender(view.province.slug), fields, also={"version": stands.version}
    )
    summary = html.Summary(_("Người ký, liên hệ, nơi nhận"))
    body = html.Div(form, className="card-b lt-sender")
    return html.Details([summary, body], className="card-x lt-fold", open=not stands.signer)
