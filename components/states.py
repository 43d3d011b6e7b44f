"""The states that a card or a page can be in when it has nothing to draw."""

from typing import Any

from components import html
from components.marks import attrs, icon
from language import N_, _
from language.numbers import number
from sitemap import addresses

WITHOUT_ROOM = (
    (
        N_("Vẫn dùng được:"),
        N_(
            "Mọi trang, tìm kiếm, lọc, biểu đồ, in bằng trình duyệt. Người đang đăng nhập vẫn làm việc tiếp."
        ),
    ),
    (
        N_("Tạm dừng:"),
        N_(
            "Nhập dữ liệu, lưu và ghi nhận, tải tệp xuống, đăng nhập mới: mỗi việc này phải ghi được vào nhật ký mới được thực hiện."
        ),
    ),
    (
        N_("Không mất gì:"),
        N_(
            "Những gì đã báo “Đã lưu” vẫn còn. Lần nhập bị dừng chưa ghi dòng nào; tệp đã gửi còn giữ để đọc lại."
        ),
    ),
    (
        N_("Khi có chỗ:"),
        N_(
            "Mọi việc dùng lại được trong vài giây, không phải khởi động lại. Xin gửi lại những gì chưa lưu được."
        ),
    ),
)
"""What a full disk means for whoever works: what and how."""
BARS = (38, 52, 46, 64, 58, 78, 84, 100)


def _state(
    symbol: html.I,
    title: str,
    text: str,
    actions: list[Any],
    *,
    tone: str = "",
    heading: Any = html.H2,
    role: str = "",
) -> html.Div:
    body = [symbol, heading(title), html.P(text)]
    if actions:
        body.append(html.Div(actions, className="acts"))
    return html.Div(body, className=f"state {tone}".strip(), **(attrs(role=role) if role else {}))


def loading(*, low: bool = False) -> html.Div:
    """Holds the place in its final size; shows after 300 ms."""
    bars = [html.I(style={"height": f"{height}%"}) for height in BARS]
    return html.Div(
        [*bars, html.Span(_("Đang tải số liệu…"), className="visually-hidden")],
        className="skeleton" + (" low" if low else ""),
    )


def loading_card(*, low: bool = False) -> html.Div:
    return html.Div(loading(low=low), className="card-x", **attrs(aria_busy="true"))


def error(code: str) -> html.Div:
    """A part that could not be drawn; `code` is what the log calls the fault."""
    text = _("Các phần khác của trang vẫn dùng được. Mã lỗi: {code}.", code=code)
    again = html.Button(_("Tải lại"), className="btn-q", type="button", **attrs(data_reload="1"))
    return _state(
        icon("exclamation-square"),
        _("Chưa tải được số liệu"),
        text,
        [again],
        tone="bad",
        role="alert",
    )


def error_card(code: str) -> html.Section:
    return html.Section(html.Div(error(code), className="card-b"), className="card-x")


def empty(title: str, text: Any, actions: list[Any] | None = None) -> html.Div:
    """No data yet, as opposed to zero; `actions` lead to where they come from."""
    return _state(icon("inbox"), title, text, actions or [])


def no_data() -> html.Div:
    """Nothing has come in yet: no figure is drawn, for none is known."""
    return empty(
        _("Chưa có dữ liệu"),
        _("Số liệu hiện ở đây sau khi nhập danh mục từ tệp, hoặc thêm từng tài sản."),
    )


def no_result(text: str, actions: list[Any]) -> html.Div:
    """Nothing matches the filters; `actions` drop one filter each."""
    return _state(icon("funnel"), _("Không có tài sản khớp bộ lọc"), text, actions)


def problem(title: str, text: str, actions: list[Any]) -> html.Div:
    """What was asked for cannot be shown; `actions` lead on."""
    return _state(icon("exclamation-triangle"), title, text, actions, heading=html.H1, role="alert")


def no_past_days(path: str) -> html.Div:
    """A page of today's figures alone, asked for another day: never today's under that day's
    address."""
    text = _("Trang này chỉ có số liệu hôm nay, không xem lại được ngày khác.")
    # the router listens to paths alone: loads anew
    return day_problem(text, today=path, target="_self")


def day_problem(text: str, *actions: Any, today: str, **properties: Any) -> html.Div:
    """Instead of the figures of a day that there are none of; never another day's. `today`: the
    page with today's."""
    back = html.A(_("Xem số liệu hôm nay"), href=today, className="btn-q", **properties)
    return html.Div(
        problem(_("Không xem được ngày này"), text, [*actions, back]),
        className="card-x day-problem",
    )


def stale(days: int, since: str) -> html.Div:
    """Figures that were not rolled forward to today."""
    text = _(
        "Số liệu đã cũ {n} ngày: tính đến {day}. Số dưới đây vẫn đúng đến ngày đó.",
        n=days,
        day=since,
    )
    return html.Div([icon("clock-history"), html.Span(text)], className="banner", role="status")


def clock_banner(counted: str, shown: str, days: int) -> html.Div:
    """On every page, where the machine's clock is not believed; it cannot be put away."""
    lead = html.B(_("Số liệu như của ngày {day}.", day=counted))
    text = _(
        "Đồng hồ máy chủ chỉ {shown}, lệch {n} ngày, nên chưa chuyển ngày: tình trạng và thời hạn giữ như lần tính cuối. Quản trị xác nhận"
        " ngày đúng.",
        shown=shown,
        n=days,
    )
    return html.Div(
        [icon("clock-history"), html.Span([lead, " ", text])],
        className="banner clock",
        role="status",
    )


def disk_banner(state: str, free: int, *, saving: bool) -> html.Div:
    """On every page, while a disk of the server is 'low', 'full' or 'read-only'; `free` in bytes;
    `saving`: the database is on another one, and files alone cannot be taken. It cannot be put
    away."""
    if state == "low":
        lead = _("Ổ đĩa của máy chủ sắp đầy, còn {n} MB.", n=number(free >> 20))
        text = _(
            "Mọi việc vẫn dùng được, nhưng tệp lớn có thể không nhập được. Xin báo quản trị viên dọn chỗ trước khi đầy."
        )
        return html.Div(
            [icon("hdd-fill"), html.Span([html.B(lead), " ", text])],
            className="banner disk",
            role="status",
        )
    if saving:
        lead = _("Máy chủ hết chỗ cho tệp: đang tạm dừng nhập dữ liệu và nhận tệp.")
        text = _(
            "Xem, tra cứu, lưu và đăng nhập vẫn dùng được; không có gì ghi dở. Xin báo quản trị viên."
        )
        return html.Div(
            [icon("hdd-fill"), html.Span([html.B(lead), " ", text])],
            className="banner disk bad",
            role="status",
        )
    lead = _("Ổ đĩa của máy chủ đã đầy: đang tạm dừng nhập dữ liệu và lưu.")
    if state == "read-only":
        lead = _("Máy chủ không ghi được dữ liệu: đang tạm dừng nhập dữ liệu và lưu.")
    text = _("Xem và tra cứu vẫn dùng được; không có gì ghi dở. Xin báo quản trị viên.")
    rows = [html.Li([html.B(_(what)), " ", _(told)]) for what, told in WITHOUT_ROOM]
    more = html.Details(
        [html.Summary(_("Việc còn làm được"), className="btn-q small"), html.Ul(rows)]
    )
    return html.Div(
        [icon("hdd-fill"), html.Span([html.B(lead), " ", text]), more],
        className="banner disk bad",
        role="status",
    )


def not_found() -> html.Div:
    """The same for what does not exist and for what belongs to somebody else."""
    home = html.A(_("Về trang đầu"), href=addresses.FIRST_PAGE, className="btn-q")
    title, text = (
        _("Không tìm thấy trang"),
        _("Địa chỉ không đúng, hoặc nội dung không thuộc phạm vi của tài khoản này."),
    )
    return html.Div(_state(icon("compass"), title, text, [home], heading=html.H1), className="bare")


def forbidden() -> html.Div:
    """A page that the person's role does not have; says who can change that."""
    title, text = (
        _("Vai trò này không dùng trang này"),
        _("Liên hệ quản trị viên của đơn vị để được cấp quyền."),
    )
    actions = [
        html.A(_("Về trang đầu"), href=addresses.FIRST_PAGE, className="btn-q"),
        html.A(_("Trợ giúp"), href=addresses.HELP, className="btn-q ghost"),
    ]
    return html.Div(_state(icon("lock"), title, text, actions, heading=html.H1), className="bare")
