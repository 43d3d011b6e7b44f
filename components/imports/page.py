"""The import page: without a job the place to drop a file and the templates, with one its state;
the history below."""

from typing import Any

from components import html
from components.imports.explained import explained_card
from components.imports.held import held_card
from components.imports.history import history_card
from components.imports.job import job_cards
from components.imports.view import HOME, View
from components.marks import attrs, icon, present
from domain.roles import ASSETS
from language import N_, _
from sitemap import addresses, file_addresses, form_addresses

STEPS = (N_("Chọn tệp"), N_("Xem trước"), N_("Kết quả"))
FIGURES = N_(
    "Của Viện: nhật ký web, xuất Matomo, lượt truy cập, Trạm, báo cáo tháng và hoạt động, hội nghị, dân số, số liệu đã công bố."
)
KINDS_OF_FILES = N_(
    "Bảng tính XLSX, XLS, ODS; CSV, TSV; lưới và trang WIPO Publish; XML ST.96, ST.66, ST.86, ST.36, DOCDB; tệp nén ZIP của các loại này."
)
OF_A_STATION = N_(
    "Bảng tính XLSX, XLS, ODS; CSV, TSV: báo cáo tháng, hoạt động hằng tháng và hội nghị, tập huấn của Trạm mình."
)


def imports_page(view: View) -> list[Any]:
    """All of the page; its address tells which import is shown."""
    again = (
        html.A([icon("plus-lg"), _("Nhập tệp khác")], href=HOME, className="btn-q")
        if view.job
        else None
    )
    what = html.Div(
        [html.H1(_("Nhập dữ liệu")), html.Div(_lead(view), className="as-of")], className="what"
    )
    head = html.Div(
        present(what, html.Div(again, className="acts") if again else None), className="head"
    )
    body = job_cards(view) if view.job else [_drop_card(view), _template_card(view)]
    below = [] if view.job else [held_card(view), explained_card(view)]
    return present(head, _posts(view), _steps(view), *body, *below, history_card(view))


def _posts(view: View) -> html.Div | None:
    """In which of several posts files are sent, chosen before one is."""
    if not view.posts:
        return None
    links = [
        html.A(
            name,
            href=addresses.imports(code),
            **attrs(aria_current="true" if code == view.post else None),
        )
        for code, name in view.posts.items()
    ]
    return html.Div(
        links, className="switch wrap", role="group", **attrs(aria_label=_("Nhập với vai"))
    )


def _lead(view: View) -> str:
    return _("Không ghi gì vào hệ thống trước khi bấm nhận; mọi lần nhập đều hoàn tác được.")


def _step(view: View) -> int:
    """Choosing a file, looking at what was read, done."""
    if view.job is None:
        return 0
    return 2 if view.job.state == "done" or view.job.step == "undo" else 1


def _steps(view: View) -> html.Ol:
    """Where one is; read out as a list with the current step marked."""
    at = _step(view)
    items = [
        html.Li(_(label), **attrs(aria_current="step" if i == at else None))
        for i, label in enumerate(STEPS)
    ]
    return html.Ol(items, className="import-steps", **attrs(aria_label=_("Các bước nhập dữ liệu")))


def _drop_card(view: View) -> html.Section:
    """Dropping and choosing lead to the same; assets/import.js sends the file (a form would tell
    nothing while it is sent)."""
    pick = html.Button(
        [icon("folder2-open"), _("Chọn tệp từ máy")],
        type="button",
        className="btn-q primary",
        **attrs(data_pick="1"),
    )
    words = [
        html.H2(_("Kéo tệp vào đây")),
        html.P(_("hoặc chọn bằng nút dưới đây; trình duyệt trên điện thoại cũng dùng nút này.")),
    ]
    bar = html.Progress(
        max="100", className="import-bar", hidden=True, **attrs(aria_label=_("Đang gửi tệp"))
    )
    said = html.Div(role="status", className="import-said")
    hint = html.P(
        _("Tệp lớn nhất {n} MB. {kinds}", n=view.limit_mb, kinds=_taken(view)), className="hint"
    )
    told = {
        "data_upload": form_addresses.send_file(view.post),
        "data_limit": str(view.limit_mb << 20),
        "data_too_large": _(
            "Tệp lớn hơn giới hạn {n} MB; hãy chia nhỏ rồi nhập lại.", n=view.limit_mb
        ),
        "data_sending": _("Đang gửi tệp…"),
        "data_failed": _("Không gửi được tệp. Xin kiểm tra kết nối rồi thử lại."),
        "data_ended": _(
            "Phiên làm việc đã kết thúc, tệp chưa được nhận. Đăng nhập lại rồi gửi lại tệp."
        ),
        "data_one": _("Mỗi lần nhập một tệp; nhiều tệp thì nén thành một tệp ZIP."),
    }
    zone = html.Div(
        [icon("cloud-arrow-up"), *words, pick, bar, said, hint], className="drop", **attrs(**told)
    )
    return html.Section(html.Div(zone, className="card-b"), className="card-x")


def _taken(view: View) -> str:
    """What the person may import, in words."""
    if ASSETS not in view.kinds:
        return _(OF_A_STATION)
    return f"{_(KINDS_OF_FILES)} {_(FIGURES)}" if "figures" in view.kinds else _(KINDS_OF_FILES)


def _template_card(view: View) -> html.Section:
    items = [
        html.Li(
            html.A(
                [icon("file-earmark-spreadsheet"), _(title)],
                href=file_addresses.import_template(code),
                download="",
            )
        )
        for code, title in view.templates.items()
    ]
    text = html.P(_("Mỗi mẫu có danh sách chọn, hướng dẫn và ví dụ cho từng cột."))
    head = html.Div(
        html.Div([html.H2(_("Mẫu bảng tính")), text], className="t"), className="card-h"
    )
    about = html.Div(html.A(_("Trợ giúp"), href=addresses.HELP), className="card-f")
    return html.Section(
        [head, html.Div(html.Ul(items, className="import-templates"), className="card-b"), about],
        className="card-x gap-top",
    )
