"""The form of a record that no file brings. Only what a kind has is shown (assets/desk.js follows
the choice of the kind)."""

from dataclasses import dataclass
from typing import Any

from components import html
from components.chart_card import card
from components.forms import choice, send_form, text_area, text_field
from components.marks import attrs, present
from domain.places.provinces import Province, members, place_name
from domain.records.asset import UNKNOWN_FORMER
from domain.records.kinds import KINDS, MARK_CATEGORIES
from domain.records.statuses import STATUSES
from language import _
from read_models.record_form import LIMITS, belongs
from sitemap import addresses, form_addresses


@dataclass(frozen=True)
class View:
    """`values`: field → text (read_models.record_form.FIELDS). `asset_id`: of the record that is
    edited, None for a new one; `draft_id` 0: none. `version`: of the record or draft."""

    province: Province
    values: dict[str, str]
    asset_id: int | None = None
    draft_id: int = 0
    version: int = 0

    def text(self, name: str, otherwise: str = "") -> str:
        return self.values.get(name) or otherwise


def form_page(view: View) -> list[Any]:
    title = _("Thêm tài sản") if view.asset_id is None else _("Sửa bản ghi")
    back = (
        addresses.register(view.province.slug)
        if view.asset_id is None
        else addresses.record(view.province.slug, view.asset_id)
    )
    crumbs = html.Nav(
        html.A(_("Tài sản trí tuệ") if view.asset_id is None else view.text("title"), href=back),
        className="crumbs",
    )
    hint = _(
        "Dùng khi không có tệp nào mang bản ghi này. Bản nháp chưa tính vào số liệu; bản ghi được thêm mang nguồn “Nhập tay”."
    )
    head = html.Div(
        html.Div([crumbs, html.H1(title), html.P(hint, className="muted")], className="what"),
        className="head",
    )
    return [head, _form(view), *present(_removal(view))]


def _form(view: View) -> html.Form:
    slug = view.province.slug
    action = (
        form_addresses.write(slug, "tai-san")
        if view.asset_id is None
        else form_addresses.write(slug, "tai-san", view.asset_id, "sua")
    )
    cards = [
        _what(view),
        _numbers(view),
        _people(view),
        _rest(view),
        html.Div(_buttons(view), className="acts"),
    ]
    also = {"version": view.version} | ({"draft": view.draft_id} if view.draft_id else {})
    return send_form(
        action, cards, also=also, look="stack by-hand", data_kind=view.text("kind", "NH")
    )


def _buttons(view: View) -> list[Any]:
    save = html.Button(
        _("Thêm vào danh mục") if view.asset_id is None else _("Lưu bản ghi"),
        type="submit",
        className="btn-q primary",
    )
    if view.asset_id is not None:
        return [save]
    return [
        save,
        html.Button(_("Lưu nháp"), type="submit", className="btn-q", name="as", value="draft"),
    ]


def _what(view: View) -> html.Section:
    kinds = {code: _(kind.label) for code, kind in KINDS.items()}
    categories = {code: _(label) for code, label in MARK_CATEGORIES.items()}
    statuses = {code: _(status.label) for code, status in STATUSES.items()}
    fields = [
        choice("kind", _("Loại tài sản"), kinds, view.text("kind", "NH")),
        _of(
            "mark_category",
            choice(
                "mark_category",
                _("Dạng nhãn hiệu"),
                categories,
                view.text("mark_category", "ordinary"),
            ),
        ),
        _line(
            view, "title", _("Tên sáng chế, kiểu dáng, nhãn hiệu, chỉ dẫn địa lý"), look="whole-x"
        ),
        _of("product", _line(view, "product", _("Sản phẩm"))),
        choice(
            "status",
            _("Tình trạng pháp lý theo văn bản đang có"),
            statuses,
            view.text("status", "pending"),
        ),
    ]
    return card(_("Tài sản"), html.Div(fields, className="fields"))


def _numbers(view: View) -> html.Section:
    day = _("ngày/tháng/năm")
    fields = [
        _line(view, "application_no", _("Số đơn")),
        _line(view, "application_date", _("Ngày nộp đơn"), placeholder=day),
        _line(view, "publication_no", _("Số công bố")),
        _line(view, "publication_date", _("Ngày công bố"), placeholder=day),
        _line(view, "registration_no", _("Số văn bằng")),
        _line(view, "registration_date", _("Ngày cấp"), placeholder=day),
        _of("decision_no", _line(view, "decision_no", _("Quyết định đăng bạ"))),
        _of(
            "expiry_date",
            _line(view, "expiry_date", _("Ngày hết hạn ghi trên văn bằng"), placeholder=day),
        ),
    ]
    needed = _("Cần ít nhất số đơn hoặc số văn bằng; chỉ dẫn địa lý chỉ cần quyết định đăng bạ")
    return card(_("Số và ngày"), html.Div(fields, className="fields"), subtitle=needed)


def _people(view: View) -> html.Section:
    one = _("Mỗi người một dòng, ghi: tên; địa chỉ.")
    fields = [
        _of("owners", _lines(view, "owners", _("Chủ đơn, chủ văn bằng"), one)),
        _of("inventors", _lines(view, "inventors", _("Tác giả"), _("Mỗi người một dòng."))),
        _of("representative", _lines(view, "representative", _("Đại diện SHCN"), one)),
        _of("registrant", _lines(view, "registrant", _("Người đăng ký"), one)),
        _of("manager", _lines(view, "manager", _("Tổ chức quản lý"), one)),
    ]
    return card(_("Người"), html.Div(fields, className="fields"))


def _rest(view: View) -> html.Section:
    codes = _("Cách nhau bằng dấu phẩy: Nice 30, 35; IPC A23F 5/00; Locarno 06-01.")
    former = {
        code: place_name(code, "vn63") for code in (*members(view.province.code), UNKNOWN_FORMER)
    }
    fields = present(
        _of("classes", _lines(view, "classes", _("Phân loại"), codes)),
        choice("former", _("Tỉnh cũ"), former, view.text("former", UNKNOWN_FORMER))
        if len(former) > 2
        else None,
        _line(view, "source_url", _("Địa chỉ nguồn"), placeholder="https://"),
    )
    return card(_("Phân loại, nguồn"), html.Div(fields, className="fields"))


def _line(view: View, name: str, label: str, *, look: str = "", **options: Any) -> Any:
    box = text_field(name, label, view.text(name), maxlength=LIMITS[name], **options)
    return html.Div(box, className=look) if look else box


def _lines(view: View, name: str, label: str, hint: str) -> html.Div:
    return text_area(name, label, view.text(name), rows=3, hint=hint, maxlength=LIMITS[name])


def _of(name: str, box: Any) -> html.Div:
    """Shown for the kinds that have the field."""
    return html.Div(box, **attrs(data_for=" ".join(kind for kind in KINDS if belongs(name, kind))))


def _removal(view: View) -> html.Section | None:
    """Deletes softly, with a reason; of a draft: throws it away."""
    slug = view.province.slug
    if view.asset_id is not None:
        box = text_area("reason", _("Lý do xóa"), prefix="remove", rows=2, maxlength=500)
        form = send_form(
            form_addresses.write(slug, "tai-san", view.asset_id, "xoa"),
            [box, _remove(_("Xóa bản ghi"))],
            look="stacked",
        )
        told = _("Bản ghi rời danh mục, số liệu và tìm kiếm; có thể khôi phục.")
        return card(_("Xóa bản ghi"), form, subtitle=told)
    if not view.draft_id:
        return None
    form = send_form(
        form_addresses.write(slug, "ngoai-danh-muc", view.draft_id, "bo"),
        [_remove(_("Bỏ bản nháp"))],
        ask=_("Bỏ bản nháp này?"),
    )
    return html.Section(form, className="after-form")


def _remove(text: str) -> html.Button:
    return html.Button(text, type="submit", className="btn-q")
