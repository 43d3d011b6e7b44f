"""The forms for a station that no source tells: it is added with the stage in which it is; what it is
called and where it stands can be changed."""

from collections.abc import Mapping
from typing import Any

from components import html
from components.chart_card import card
from components.forms import choice, send_form, text_area, text_field
from components.network.stages import stage_fields
from domain.network.records import HOST_TYPES
from domain.network.stages import TALKS, Stage
from domain.places.provinces import PROVINCES_34
from domain.text.folding import sort_key
from language import _
from sitemap import addresses, form_addresses

PREFIX = "own"
SHOWN = "moi"
"""What the address says when the form is asked for."""


def new_station_card() -> html.Section:
    fields = [*_fields({}), *stage_fields(Stage(TALKS), PREFIX)]
    form = send_form(form_addresses.ADD_STATION, _parts(fields, _("Thêm Trạm")))
    close = html.A(_("Đóng"), href=addresses.stations(), className="btn-q")
    note = _(
        "Trạm ghi ở đây nằm trong danh sách của Viện, không cộng vào số đã công bố; phải nộp báo cáo "
        "từ tháng ghi là đang hoạt động."
    )
    return card(_("Thêm Trạm"), form, subtitle=note, side=close)


def change_station(station_id: int, values: Mapping[str, str], version: int) -> html.Details:
    parts = _parts(_fields(values), _("Lưu"))
    form = send_form(form_addresses.write_station(station_id), parts, also={"version": version})
    return html.Details(
        [html.Summary(_("Sửa thông tin"), className="plain-b"), form], className="unfold"
    )


def _parts(fields: list[Any], label: str) -> list[Any]:
    save = html.Button(label, type="submit", className="btn-q primary")
    return [html.Div(fields, className="fields"), html.Div(save, className="acts")]


def _fields(told: Mapping[str, str]) -> list[Any]:
    types = {"": _("Chọn loại hình")} | {code: _(label) for code, label in HOST_TYPES.items()}
    return [
        _text("host", _("Đơn vị đặt Trạm *"), told, 200),
        choice("host_type", _("Loại hình *"), types, told.get("host_type", ""), prefix=PREFIX),
        choice("vn34", _("Tỉnh *"), _provinces(), told.get("vn34", ""), prefix=PREFIX),
        _text("address", _("Địa chỉ"), told, 500),
        _text("contact", _("Liên hệ"), told, 500),
        text_area(
            "note", _("Ghi chú"), told.get("note", ""), prefix=PREFIX, rows=2, maxLength=1_000
        ),
    ]


def _text(name: str, label: str, told: Mapping[str, str], longest: int) -> html.Div:
    return text_field(name, label, told.get(name, ""), prefix=PREFIX, maxLength=longest)


def _provinces() -> dict[str, str]:
    named = sorted(PROVINCES_34.values(), key=lambda province: sort_key(province.name))
    return {"": _("Chọn tỉnh")} | {province.code: province.name for province in named}
