"""The few wrong cells of a file, put right where they are shown; the many are put right in the
file."""

from typing import Any

from components import html
from components.imports.step import post
from components.imports.view import View
from components.marks import attrs, icon, present
from language import N_, _, ngettext
from language.numbers import number
from read_models.imports import READY, ImportJob, Mend, Preview
from sitemap import form_addresses

COLUMNS = (
    N_("Dòng"),
    N_("Trang tính"),
    N_("Tài sản"),
    N_("Cột"),
    N_("Trong tệp"),
    N_("Sửa thành"),
    N_("Vì sao"),
    N_("Dùng"),
)
LONGEST = 2_000
"""Characters of a cell."""


def mending_card(view: View, job: ImportJob, preview: Preview) -> html.Section | None:
    """None where nothing can be put right here and nothing was."""
    mended = len(job.detail.get("mended", ()))
    if job.state != READY or not (preview.mends or mended):
        return None
    return html.Section(
        present(
            _mended(view, mended) if mended else None,
            _form(view, preview) if preview.mends else None,
        ),
        className="card-x gap-top import-mend",
    )


def _mended(view: View, n: int) -> html.Div:
    text = ngettext(
        "{shown} ô đã sửa tại đây; tệp đã gửi giữ nguyên.",
        "{shown} ô đã sửa tại đây; tệp đã gửi giữ nguyên.",
        n,
        shown=number(n),
    )
    back = post(view, form_addresses.READ_AGAIN, _("Bỏ các chỗ đã sửa"), name="bo-sua", value="1")
    told = [icon("check2"), html.Div(html.B(text)), back]
    return html.Div(told, className="declared-line done", role="status")


def _form(view: View, preview: Preview) -> html.Form:
    mends = preview.mends
    proposed = sum(bool(mend.proposed) for mend in mends)
    n = preview.mendable
    title = ngettext(
        "{shown} ô sai, sửa được tại đây",
        "{shown} ô sai, sửa được tại đây",
        n,
        shown=number(n),
    )
    told = _(
        "Gõ giá trị đúng hoặc dùng đề xuất; Enter xuống ô kế tiếp. Bấm lưu thì tệp được đọc lại."
    )
    if n > len(mends):
        told += " " + _(
            "Hiện {n} ô đầu; có nhiều ô sai thì tải các dòng bị loại về sửa trong tệp.",
            n=len(mends),
        )
    all_text = ngettext("Dùng {n} đề xuất", "Dùng {n} đề xuất", proposed)
    use_all = html.Button(
        [icon("check2"), all_text],
        type="submit",
        className="btn-q",
        **attrs(data_mend_all="1"),
    )
    save = html.Button(_("Lưu các ô đã sửa"), type="submit", className="btn-q primary")
    acts = html.Div(present(use_all if proposed else None, save), className="import-acts")
    head = html.Div(
        [html.Div([html.H2(title), html.P(told)], className="t"), acts], className="card-h"
    )
    # Enter in a cell presses the form's first button: none of the proposals
    first = html.Button(
        _("Lưu các ô đã sửa"),
        type="submit",
        className="visually-hidden",
        tabIndex="-1",
        **attrs(aria_hidden="true"),
    )
    return html.Form(
        [first, head, _table(mends)],
        action=view.step(form_addresses.READ_AGAIN),
        method="POST",
        **attrs(data_mending="1"),
    )


def _table(mends: tuple[Mend, ...]) -> html.Table:
    sheets = any(mend.sheet for mend in mends)
    shown = [i for i in range(len(COLUMNS)) if sheets or i != 1]
    head = html.Tr(
        [html.Th(_(COLUMNS[i]), scope="col", role="columnheader") for i in shown], role="row"
    )
    rows = [_row(mend, shown) for mend in mends]
    caption = html.Caption(_("Các ô sửa được"), className="visually-hidden")
    return html.Table(
        [caption, html.Thead(head, role="rowgroup"), html.Tbody(rows, role="rowgroup")],
        className="t list imports mend",
        role="table",
    )


def _row(mend: Mend, shown: list[int]) -> html.Tr:
    cells = _cells(mend)
    return html.Tr([cells[i] for i in shown], role="row")


def _cells(mend: Mend) -> list[html.Td]:
    """In the order of COLUMNS."""
    label = _("Sửa thành: {heading}, dòng {n}", heading=mend.heading, n=mend.position)
    typed = html.Input(
        type="text",
        name=mend.name,
        placeholder=mend.proposed or None,
        autoComplete="off",
        maxLength=str(LONGEST),
        className="field proposed" if mend.proposed else "field",
        **attrs(aria_label=label),
    )
    use = html.Button(
        _("Dùng"),
        type="submit",
        name=mend.name,
        value=mend.proposed,
        className="btn-q",
        **attrs(
            data_mend=mend.proposed,
            aria_label=_("Dùng {value} cho dòng {n}", value=mend.proposed, n=mend.position),
        ),
    )
    asset = html.Div(
        present(html.B(mend.title or _("(không có tên)")), html.Small(mend.number or "")),
        className="two",
    )
    told = present(mend.why or None, html.Small(mend.reason, className="reason"))
    contents: tuple[Any, ...] = (
        number(mend.position),
        mend.sheet,
        asset,
        mend.heading,
        html.Span(f"“{mend.text}”" if mend.text else _("(trống)"), className="wrong"),
        typed,
        html.Div(told, className="two"),
        use if mend.proposed else "",
    )
    return [
        html.Td(content, role="cell", **attrs(data_label=_(title)))
        for title, content in zip(COLUMNS, contents, strict=True)
    ]
